//! The GraphQL schema: the Energy Workbench's own operations on intrinsic work packages, and this product's beside them.
//!
//! Absent on purpose, because nothing here can answer it: forecast and intervention work packages, calibration, cost
//! estimates, OpenDSS export jobs, editing names, users and permissions.

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

/// The schema over a workbench.
pub(crate) fn schema(workbench: Arc<Workbench>) -> WorkbenchSchema {
    let mutation = Mutation(Arc::clone(&workbench));
    Schema::build(Query(workbench), mutation, EmptySubscription).finish()
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

/// Reads a request with its files.
pub(crate) fn read_request(text: &str, files: Vec<RequestFile>) -> Result<Request, String> {
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
