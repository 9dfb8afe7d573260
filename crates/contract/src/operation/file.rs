//! Files that a workbench hands out.

use serde::{Deserialize, Serialize};

use super::{ResultFilterInput, ResultSortInput};
use crate::output::ResultTable;

/// A file that is wanted of the workbench in the page, as a message to it: bytes are no answer of GraphQL. A server has rows at
/// an address of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WantedFile {
    /// Rows of a table as Parquet.
    Rows(ResultFile),
    /// The files of the opened network of this mRID, as a ZIP that `openNetwork` takes.
    Network(String),
}

/// Rows of a table that are wanted as a Parquet file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultFile {
    /// Work package.
    pub work_package_id: String,
    /// Table.
    pub table: ResultTable,
    /// Order of the rows, most significant key first; none is that of the table.
    pub sort: Vec<ResultSortInput>,
    /// Which rows; none is all.
    pub filter: Option<ResultFilterInput>,
}
