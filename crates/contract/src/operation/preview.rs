//! A look at what an input would give (this product's own).

use serde::Serialize;

use super::Operation;
use crate::input::IntrinsicWorkPackageInput;
use crate::output::ResultHistogram;

/// Headroom in kW for each customer of the groups of the input's first feeder, as counts in bins. It makes no work
/// package; a newer preview ends the one before, which then answers with an error.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PreviewHeadroom {
    /// What would be run.
    pub input: IntrinsicWorkPackageInput,
}

impl Operation for PreviewHeadroom {
    const NAME: &'static str = "PreviewHeadroom";
    const DOCUMENT: &'static str = "query PreviewHeadroom($input: IntrinsicWorkPackageInput!) {
  previewHeadroom(input: $input) { totalCount nullCount min max bins { from to count } }
}";
    const FIELD: &'static str = "previewHeadroom";
    const IS_MUTATION: bool = false;
    type Answer = ResultHistogram;
}
