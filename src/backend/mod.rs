//! The one way to a workbench. The page cannot tell who answers; that is the transport's business alone.

mod answer;
mod answering;
mod error;
mod faults;
mod file;
mod http;
mod http_answer;
mod liveness;
mod pages;
mod place;
mod query;
mod retry;
mod server;
mod worker;

pub(crate) use answering::{Kind, provide_answering, use_answering};
pub(crate) use error::{BackendError, GraphQlError};
pub(crate) use faults::Faults;
pub(crate) use pages::all_pages;
pub(crate) use place::{Place, Servers};
pub(crate) use query::{Query, query};
pub(crate) use server::{Server, ServerInputProblem};

use headroom_contract::operation::{
    Operation, Request, RunHvNodeHeadroomWorkPackage, RunIntrinsicWorkPackage, Workbench,
};
use headroom_contract::output::{HIERARCHY_PATH, HierarchyFeeder, feeders_of};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use worker::EmbeddedEngine;

use crate::sign_in::{Session, provide_session};
use crate::ui::now_utc;

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
    /// The workbench in this browser, in a web worker that starts with the first request to it.
    engine: StoredValue<EmbeddedEngine, LocalStorage>,
    place: RwSignal<Place>,
    session: Session,
    /// True after the embedded engine died in the middle of its work, until a person has taken note.
    pub(crate) engine_stopped: RwSignal<bool>,
    /// Id of the work package that was submitted last.
    pub(crate) submitted: RwSignal<Option<String>>,
    /// Why a server had no answer the last time it had none.
    pub(crate) refused: RwSignal<Option<BackendError>>,
    /// The last failures, for a person to pass on.
    pub(crate) faults: StoredValue<Faults>,
}

/// Root fields whose answer is the id of a new work package.
const SUBMISSIONS: [&str; 2] =
    [RunIntrinsicWorkPackage::FIELD, RunHvNodeHeadroomWorkPackage::FIELD];

/// Makes the backend available to the whole page.
pub(crate) fn provide_backend() {
    let engine_stopped = RwSignal::new(false);
    let engine = EmbeddedEngine::new(move || engine_stopped.set(true));
    provide_context(Backend {
        engine: StoredValue::new_local(engine),
        place: RwSignal::new(Place::at_start()),
        session: provide_session(),
        engine_stopped,
        submitted: RwSignal::new(None),
        refused: RwSignal::new(None),
        faults: StoredValue::new(Faults::default()),
    });
}

/// The page's backend.
pub(crate) fn use_backend() -> Backend {
    expect_context::<Backend>()
}

impl Backend {
    /// Who is asked. A change draws every view anew, so that none has to track it.
    pub(crate) fn place(self) -> Place {
        self.place.get()
    }

    /// True when the workbench in this browser is asked.
    pub(crate) fn is_embedded(self) -> bool {
        self.place.with_untracked(|place| *place == Place::Embedded)
    }

    /// The servers that are asked; nothing when it is the workbench in this browser.
    pub(crate) fn servers(self) -> Option<Servers> {
        self.place.with_untracked(|place| place.servers().cloned())
    }

    /// What people see of the server that takes work packages; nothing when it is the workbench in this browser.
    pub(crate) fn server_name(self) -> Option<String> {
        self.servers().map(|Servers { runs, .. }| runs.name().to_owned())
    }

    /// What people see of the server that has the results, where it is another than the one that takes work packages.
    pub(crate) fn results_server_name(self) -> Option<String> {
        self.servers()?.results.map(|server| server.name().to_owned())
    }

    /// Asks another workbench from now on, and at the next visit.
    pub(crate) fn switch_to(self, place: Place) {
        place.keep();
        self.engine_stopped.set(false);
        self.place.set(place);
    }

    /// Draws every view anew: somebody else asks from now on.
    pub(crate) fn ask_anew(self) {
        self.place.notify();
    }

    /// A server with what lets the person in: the token that they gave for it, or that of their sign-in if it is a server
    /// of the page's host. No other gets to see that one.
    async fn let_in(self, server: &Server) -> Server {
        if server.has_token() || !Place::is_configured(server) {
            return server.clone();
        }
        Server { token: self.session.token().await, ..server.clone() }
    }

    /// What kind of workbench a server is that the page does not yet talk to.
    pub(crate) async fn kind_of(self, server: Server) -> Result<Kind, BackendError> {
        let ask = Ask::of::<Workbench>(&Workbench {})?;
        let data = over_http(&self.let_in(&server).await, &ask, &[]).await;
        answering::kind_of(data.and_then(read))
    }

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
        self.ask(Ask::of(operation)?, files).await.and_then(read)
    }

    /// Address of the API that has the results; nothing when it is the workbench in this browser.
    pub(crate) fn results_endpoint(self) -> Option<String> {
        let server = self.servers()?.asked_for(true).clone();
        Some(format!("{}{}", server.shown_address(), server::API_PATH))
    }

    /// Feeders in the hierarchy of the network of the server that takes work packages; nothing where there is no server,
    /// or it has no hierarchy.
    pub(crate) async fn hierarchy(self) -> Result<Option<Vec<HierarchyFeeder>>, BackendError> {
        let Some(Servers { runs, .. }) = self.servers() else { return Ok(None) };
        let server = self.let_in(&runs).await;
        let hierarchy = retry::patiently(async || {
            let answer = http::get(&server, HIERARCHY_PATH).await;
            http_answer::document(&server, &answer.map_err(|problem| server.error(problem, false))?)
        })
        .await?;
        Ok(hierarchy.map(|hierarchy| feeders_of(&hierarchy)))
    }

    /// Sends a request and answers the value of its root field. Not generic, so that there is one copy of it.
    async fn ask(self, ask: Ask, files: Vec<Upload>) -> Result<Value, BackendError> {
        let field = ask.field;
        let outcome = self.answer_to(&ask, &files).await;
        if let Err(error) = &outcome {
            self.faults.try_update_value(|faults| faults.note(&now_utc(), field, error));
        }
        match &outcome {
            Ok(id) if SUBMISSIONS.contains(&field) => {
                self.submitted.try_set(id.as_str().map(str::to_owned));
            }
            Err(error @ BackendError::Server(_)) => {
                self.refused.try_set(Some(error.clone()));
            }
            _ => {}
        }
        outcome
    }

    async fn answer_to(self, ask: &Ask, files: &[Upload]) -> Result<Value, BackendError> {
        match self.place.try_get_untracked().ok_or(BackendError::EngineStopped)? {
            Place::Embedded => {
                let engine = self.engine.try_get_value().ok_or(BackendError::EngineStopped)?;
                answer::root_field(&engine.ask(&ask.request, files).await?, ask.field)
            }
            Place::Servers(servers) => {
                let server = self.let_in(servers.asked_for(ask.reads_results)).await;
                if ask.is_mutation {
                    over_http(&server, ask, files).await
                } else {
                    retry::patiently(async || over_http(&server, ask, files).await).await
                }
            }
        }
    }
}

/// An operation without its types.
struct Ask {
    /// The GraphQL request as JSON text.
    request: String,
    field: &'static str,
    is_mutation: bool,
    reads_results: bool,
}

impl Ask {
    fn of<O: Operation>(operation: &O) -> Result<Self, BackendError> {
        let request = serde_json::to_string(&Request::new(operation));
        let request = request.map_err(|_| BackendError::Unreadable)?;
        Ok(Self {
            request,
            field: O::FIELD,
            is_mutation: O::IS_MUTATION,
            reads_results: O::READS_RESULTS,
        })
    }
}

async fn over_http(server: &Server, ask: &Ask, files: &[Upload]) -> Result<Value, BackendError> {
    let answer = http::post(server, &ask.request, files)
        .await
        .map_err(|problem| server.error(problem, ask.is_mutation))?;
    http_answer::root_field(server, &answer, ask.field, ask.is_mutation)
}

fn read<T: DeserializeOwned>(data: Value) -> Result<T, BackendError> {
    serde_json::from_value(data).map_err(|_| BackendError::Unreadable)
}
