//! The one way to a workbench. The page cannot tell who answers; that is the transport's business alone.

mod answer;
mod error;
mod liveness;
mod query;
mod worker;

pub(crate) use error::{BackendError, GraphQlError};
pub(crate) use query::{Query, query};

use headroom_contract::operation::{Operation, Request};
use leptos::prelude::*;
use serde_json::Value;
use worker::EmbeddedEngine;

/// How a request reaches its workbench. A transport takes a GraphQL request as JSON text with files beside it and
/// answers the GraphQL response as JSON text.
#[derive(Clone)]
enum Transport {
    /// The workbench in this browser, in a web worker.
    Embedded(EmbeddedEngine),
}

/// A file that travels with a request.
#[derive(Clone)]
pub(crate) struct Upload {
    /// Its path inside the folder that was picked.
    pub(crate) path: String,
    /// The file, not yet read.
    pub(crate) file: web_sys::File,
}

/// The workbench that the page talks to.
#[derive(Clone, Copy)]
pub(crate) struct Backend {
    transport: StoredValue<Transport, LocalStorage>,
    /// True after the embedded engine died in the middle of its work, until a person has taken note.
    pub(crate) engine_stopped: RwSignal<bool>,
}

/// Makes the backend available to the whole page.
pub(crate) fn provide_backend() {
    let engine_stopped = RwSignal::new(false);
    let engine = EmbeddedEngine::new(move || engine_stopped.set(true));
    let transport = StoredValue::new_local(Transport::Embedded(engine));
    provide_context(Backend { transport, engine_stopped });
}

/// The page's backend.
pub(crate) fn use_backend() -> Backend {
    expect_context::<Backend>()
}

impl Backend {
    /// Asks the workbench.
    pub(crate) async fn run<O: Operation>(self, operation: &O) -> Result<O::Answer, BackendError> {
        self.run_with_files(operation, Vec::new()).await
    }

    /// Asks the workbench, with files that stand for `variables.files`.
    pub(crate) async fn run_with_files<O: Operation>(
        self,
        operation: &O,
        files: Vec<Upload>,
    ) -> Result<O::Answer, BackendError> {
        let request = request_text(operation)?;
        let data = self.ask(request, files, O::FIELD).await?;
        serde_json::from_value(data).map_err(|_| BackendError::Unreadable)
    }

    /// Sends a request and answers the value of its root field. Not generic, so that there is one copy of it.
    async fn ask(
        self,
        request: String,
        files: Vec<Upload>,
        field: &'static str,
    ) -> Result<Value, BackendError> {
        let transport = self.transport.try_get_value().ok_or(BackendError::EngineStopped)?;
        let response = match transport {
            Transport::Embedded(engine) => engine.ask(&request, &files).await?,
        };
        answer::root_field(&response, field)
    }
}

/// The GraphQL request of an operation.
fn request_text<O: Operation>(operation: &O) -> Result<String, BackendError> {
    serde_json::to_string(&Request::new(operation)).map_err(|_| BackendError::Unreadable)
}
