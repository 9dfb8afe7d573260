//! Result files that were opened.

use serde::{Deserialize, Serialize};

use super::ResultTable;
use crate::scalar::Long;

/// What came of opening result files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct OpenedResults {
    /// The work packages whose results are open now; none when a file is broken or none is of a result table.
    pub work_package_ids: Vec<String>,
    /// What became of each file.
    pub files: Vec<OpenedFile>,
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct OpenedFile {
    /// Its path.
    pub path: String,
    /// The table that it is of, where it was read.
    pub table: Option<ResultTable>,
    /// Its rows.
    pub row_count: Long,
    /// Why it is passed over, in plain words.
    pub passed_over: Option<String>,
    /// What is wrong with it, in plain words, with table, column and row.
    pub problem: Option<String>,
}
