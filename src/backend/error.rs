//! Why an answer did not come, in words that a person can act on.

/// A GraphQL error as a workbench sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GraphQlError {
    /// What is wrong and how to put it right.
    pub(crate) message: String,
    /// Path of the input's field it is about, as in `headroom_contract::rules`.
    pub(crate) field: Option<String>,
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
    /// The answer is not what the operation promises.
    #[error(
        "The answer could not be read: this page and the engine may be of different versions. Reload the page"
    )]
    Unreadable,
}

fn messages(errors: &[GraphQlError]) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}
