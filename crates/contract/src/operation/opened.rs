//! Opening result files (this product's own operation).

use serde::Serialize;

use super::Operation;
use crate::output::OpenedResults;

/// Reads files of a Hosting Capacity Module's result tables, Parquet or CSV, into the memory of the workbench in the page.
/// They travel beside the variables, as those of a network do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenResultFiles {
    /// One null for each file.
    pub files: Vec<Option<()>>,
}

impl Operation for OpenResultFiles {
    const NAME: &'static str = "OpenResultFiles";
    const DOCUMENT: &'static str = "mutation OpenResultFiles($files: [Upload!]!) {
  openResultFiles(files: $files) { workPackageIds files { path table rowCount passedOver problem } }
}";
    const FIELD: &'static str = "openResultFiles";
    const IS_MUTATION: bool = true;
    type Answer = OpenedResults;
}
