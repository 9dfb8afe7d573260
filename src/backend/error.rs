//! Why an answer did not come, in words that a person can act on.

use std::fmt;

use super::server::ServerError;

/// A GraphQL error as a workbench sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GraphQlError {
    /// What is wrong and how to put it right.
    pub(crate) message: String,
    /// Path of the input's field it is about, as in `headroom_contract::rules`.
    pub(crate) field: Option<String>,
    /// What the server's own log knows the request by, where it says so.
    pub(crate) request_id: Option<String>,
}

impl fmt::Display for GraphQlError {
    /// The request's id lets whoever runs the server find it in the server's log; what is wrong with a field needs none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.request_id {
            Some(id) if self.field.is_none() => write!(f, "{} (request {id})", self.message),
            _ => f.write_str(&self.message),
        }
    }
}

/// An operation had no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BackendError {
    /// The engine could not be loaded.
    #[error(
        "The engine could not start in this browser. Reload the page; if that does not help, use a current version of Chrome, Edge, Firefox or Safari"
    )]
    NotStarted,
    /// The engine died before it answered.
    #[error(
        "The engine stopped before it could answer. It starts again with your next action: try once more"
    )]
    EngineStopped,
    /// The workbench refused, with reasons.
    #[error("{}", messages(.0))]
    Answer(Vec<GraphQlError>),
    /// A server gave no answer.
    #[error(transparent)]
    Server(ServerError),
    /// The answer is not what the operation promises.
    #[error(
        "The answer could not be read: this page and the workbench may be of different versions. Reload the page"
    )]
    Unreadable,
}

fn messages(errors: &[GraphQlError]) -> String {
    let messages: Vec<String> = errors.iter().map(ToString::to_string).collect();
    messages.join("; ")
}
