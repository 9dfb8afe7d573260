//! The GraphQL schema: the Energy Workbench's own operations on work packages, and this product's beside them.
//!
//! Of the Energy Workbench's operations every one about work packages is here, `runWorkPackage` only to say that forecasts
//! and interventions do not run here. Absent on purpose, because nothing here can answer it: studies, calibration, tap
//! settings, duration curves, databases of networks, OpenDSS export jobs.

mod errors;
mod mutation;
mod plain;
mod query;

use std::sync::Arc;

use async_graphql::{EmptySubscription, Request, Schema, UploadValue, Value, Variables};

use crate::workbench::Workbench;
use mutation::Mutation;
use query::Query;

/// The schema over one workbench.
pub(crate) type WorkbenchSchema = Schema<Query, Mutation, EmptySubscription>;

/// How deep selections of a request may be nested: deeper than introspection asks, which is deepest.
const MAX_DEPTH: usize = 20;
/// How many fields a request may ask for, those of a list counted once.
const MAX_COMPLEXITY: usize = 1000;

/// The schema over a workbench.
pub(crate) fn schema(workbench: Arc<Workbench>) -> WorkbenchSchema {
    let mutation = Mutation(Arc::clone(&workbench));
    Schema::build(Query(workbench), mutation, EmptySubscription)
        .limit_depth(MAX_DEPTH)
        .limit_complexity(MAX_COMPLEXITY)
        .finish()
}

/// A file that goes with a request, as in the GraphQL multipart request specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFile {
    /// Where it belongs: `variables.files.0`.
    pub variable: String,
    /// Its path inside the folder that was chosen, or its name.
    pub path: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// How the GraphQL library marks a file among the variables. It panics on a mark that it has not made itself.
const FILE_MARK: &str = "#__graphql_file__:";

/// Reads a request, JSON, with its files. An error says in plain words what is wrong with it.
pub fn read_request(text: &str, files: Vec<RequestFile>) -> Result<Request, String> {
    let mut request: Request = serde_json::from_slice(text.as_bytes())
        .map_err(|error| format!("The request is not a GraphQL request in JSON: {error}"))?;
    if holds_file_mark(&request.variables) {
        return Err(format!("No text in a request can start with {FILE_MARK}"));
    }
    for RequestFile { variable, path, content } in files {
        let file = UploadValue { filename: path, content_type: None, content: content.into() };
        request.set_upload(&variable, file);
    }
    Ok(request)
}

fn holds_file_mark(variables: &Variables) -> bool {
    fn is_marked(value: &Value) -> bool {
        match value {
            Value::String(text) => text.starts_with(FILE_MARK),
            Value::List(items) => items.iter().any(is_marked),
            Value::Object(fields) => fields.values().any(is_marked),
            _ => false,
        }
    }
    variables.values().any(is_marked)
}
