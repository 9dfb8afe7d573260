//! Rows as a file.

use serde::{Deserialize, Serialize};

use super::{ResultFilterInput, ResultSortInput};
use crate::output::ResultTable;

/// Rows of a table that are wanted as a Parquet file. Bytes are no answer of GraphQL: a server has them at an address of
/// their own, the workbench in the page takes this as a message.
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
