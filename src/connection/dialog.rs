//! Choosing who answers.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::diagnostics::Diagnostics;
use crate::backend::{
    Backend, BackendError, Kind, Place, Server, ServerInputProblem, Servers, use_backend,
};
use crate::sign_in::SignedIn;
use crate::ui::{Dialog, Notice, Tone, use_toasts};

/// The dialog.
#[component]
pub(super) fn ConnectDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title="Who answers">
            <NowAnswering />
            <ServerForm open />
            <Diagnostics />
        </Dialog>
    }
}

/// Who answers now, and the way back to the embedded engine.
#[component]
fn NowAnswering() -> impl IntoView {
    let backend = use_backend();
    let toasts = use_toasts();
    let to_embedded = move |_| {
        backend.switch_to(Place::Embedded);
        toasts.show("The embedded engine answers");
    };
    match backend.server_name() {
        None => view! {
            <p>"The engine in this browser answers, which is not Zepben's service. Nothing leaves your machine."</p>
        }
        .into_any(),
        Some(server) => view! {
            <p>{format!("{server} answers: what you submit or open here is sent there.")}</p>
            {backend
                .results_server_name()
                .map(|results| view! { <p>{format!("Results come from {results}.")}</p> })}
            <SignedIn />
            <button type="button" class="button" on:click=to_embedded>
                "Use the embedded engine"
            </button>
        }
        .into_any(),
    }
}

/// The servers to connect to.
#[component]
fn ServerForm(open: RwSignal<bool>) -> impl IntoView {
    let backend = use_backend();
    let toasts = use_toasts();
    let known = backend.servers();
    let runs = Entries::of(known.as_ref().map(|servers| &servers.runs));
    let results = Entries::of(known.as_ref().and_then(|servers| servers.results.as_ref()));
    let results_known = known.is_some_and(|servers| servers.results.is_some());
    let connecting = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let connect = move |event: SubmitEvent| {
        event.prevent_default();
        if connecting.get_untracked() {
            return;
        }
        let servers = match entered(runs, results) {
            Ok(servers) => servers,
            Err(wrong) => return problem.set(Some(wrong.to_string())),
        };
        problem.set(None);
        connecting.set(true);
        spawn_local(async move {
            let outcome = who_answers(backend, &servers).await;
            connecting.try_set(false);
            // Closed in the meantime: the person has thought better of it.
            if open.try_get_untracked() != Some(true) {
                return;
            }
            match outcome {
                Ok(words) => {
                    backend.switch_to(Place::Servers(servers));
                    toasts.show(words);
                }
                Err(words) => {
                    problem.try_set(Some(words));
                }
            }
        });
    };
    view! {
        <form class="connect-form" novalidate on:submit=connect>
            <ServerFields entries=runs id="server" address_label="Address of a server" token_label="Access token" />
            <details class="connect-results" prop:open=results_known>
                <summary>"Results from another server"</summary>
                <p class="hint">
                    "An Energy Workbench runs work packages and keeps their results in a database. A headroom-server that is started on that database shows them here."
                </p>
                <ServerFields
                    entries=results
                    id="results"
                    address_label="Address of the results' server"
                    token_label="Access token for the results' server"
                />
            </details>
            {move || {
                problem.get().map(|problem| view! { <Notice tone=Tone::Error>{problem}</Notice> })
            }}
            <div class="dialog-actions">
                <button
                    type="submit"
                    class="button button-primary"
                    aria-disabled=move || connecting.get().then_some("true")
                >
                    {move || if connecting.get() { "Connecting…" } else { "Connect" }}
                </button>
            </div>
        </form>
    }
}

/// What is typed of one server.
#[derive(Clone, Copy)]
struct Entries {
    address: RwSignal<String>,
    token: RwSignal<String>,
}

impl Entries {
    /// A server's address; its token is not shown again.
    fn of(known: Option<&Server>) -> Self {
        let address = known.map(Server::shown_address).unwrap_or_default();
        Self { address: RwSignal::new(address), token: RwSignal::new(String::new()) }
    }

    fn server(self) -> Result<Server, ServerInputProblem> {
        Server::from_input(&self.address.get_untracked(), &self.token.get_untracked())
    }

    fn is_empty(self) -> bool {
        self.address.with_untracked(|address| address.trim().is_empty())
    }
}

/// The servers as typed; without an address for results there is one.
fn entered(runs: Entries, results: Entries) -> Result<Servers, ServerInputProblem> {
    let results = if results.is_empty() { None } else { Some(results.server()?) };
    Ok(Servers { runs: runs.server()?, results })
}

/// What to tell of servers that answer, or why they are not the right ones.
async fn who_answers(backend: Backend, servers: &Servers) -> Result<String, String> {
    let Servers { runs, results } = servers;
    let kind = backend.kind_of(runs.clone()).await.map_err(|error| connect_words(&error))?;
    let words = connected_words(runs, kind);
    let Some(results) = results else { return Ok(words) };
    match backend.kind_of(results.clone()).await.map_err(|error| connect_words(&error))? {
        Kind::Headroom => Ok(format!("{words}; results come from {}", results.name())),
        Kind::EnergyWorkbench => Err(format!(
            "{} is an Energy Workbench, which shows no results. Enter the address of a headroom-server",
            results.name()
        )),
    }
}

/// Address and token of a server.
#[component]
fn ServerFields(
    entries: Entries,
    /// Begins the fields' ids.
    id: &'static str,
    address_label: &'static str,
    token_label: &'static str,
) -> impl IntoView {
    let Entries { address, token } = entries;
    let [address_id, token_id, hint_id] =
        ["address", "token", "token-hint"].map(|part| format!("{id}-{part}"));
    view! {
        <div class="field">
            <label for=address_id.clone()>{address_label}</label>
            <input
                id=address_id
                class="entry"
                type="url"
                autocomplete="off"
                spellcheck="false"
                placeholder="https://workbench.example"
                bind:value=address
            />
        </div>
        <div class="field">
            <label for=token_id.clone()>{token_label}</label>
            <input
                id=token_id
                class="entry"
                type="password"
                autocomplete="current-password"
                aria-describedby=hint_id.clone()
                bind:value=token
            />
            <p class="hint" id=hint_id>
                {move || token_hint(&address.get())}
            </p>
        </div>
    }
}

fn token_hint(address: &str) -> &'static str {
    if address.trim_start().to_ascii_lowercase().starts_with("http://") {
        "Over http:// anyone on the way can read it: prefer https://. It is forgotten when this page is left"
    } else {
        "If the server wants one. It is forgotten when this page is left"
    }
}

fn connected_words(server: &Server, kind: Kind) -> String {
    match kind {
        Kind::Headroom => format!("{} answers", server.name()),
        Kind::EnergyWorkbench => format!("{} answers: an Energy Workbench", server.name()),
    }
}

/// The dialog is open already: its fields are nearer than the name at the top.
fn connect_words(error: &BackendError) -> String {
    match error {
        BackendError::Server(error) if error.wants_token() => {
            format!("{} lets nobody in without a valid access token. Enter one", error.server)
        }
        error => error.to_string(),
    }
}
