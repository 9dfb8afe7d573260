//! Operations: a GraphQL document, its variables and its answer, as one type each.
//!
//! The value is the variables; [`Operation::DOCUMENT`] goes with it; the answer is the value of its one root field.

mod aggregates;
mod comparison;
mod derived;
mod explain;
mod file;
mod lineage;
mod networks;
mod opened;
mod people;
mod places;
mod preview;
mod query_inputs;
mod results;
mod work_packages;

pub use aggregates::*;
pub use comparison::*;
pub use derived::*;
pub use explain::*;
pub use file::*;
pub use lineage::*;
pub use networks::*;
pub use opened::*;
pub use people::*;
pub use places::*;
pub use preview::*;
pub use query_inputs::*;
pub use results::*;
pub use work_packages::*;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Something that can be asked of a workbench.
pub trait Operation: Serialize {
    /// Name of the operation in its document.
    const NAME: &'static str;
    /// The GraphQL document.
    const DOCUMENT: &'static str;
    /// The one root field that the document selects.
    const FIELD: &'static str;
    /// True for mutations, which are never sent twice.
    const IS_MUTATION: bool;
    /// True for what is made of result rows alone, which may be kept by another server than the one that ran the work package.
    const READS_RESULTS: bool = false;
    /// What the root field answers.
    type Answer: DeserializeOwned;
}

/// A GraphQL request as it goes over the wire.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request<'a, O> {
    /// The document.
    pub query: &'static str,
    /// Name of the operation.
    pub operation_name: &'static str,
    /// The variables.
    pub variables: &'a O,
}

impl<'a, O: Operation> Request<'a, O> {
    /// The request for an operation.
    pub fn new(operation: &'a O) -> Self {
        Self { query: O::DOCUMENT, operation_name: O::NAME, variables: operation }
    }
}
