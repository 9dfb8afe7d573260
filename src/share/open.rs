//! `/shared#…`: a run that came with a link, or in a file, is run again here.

use headroom_contract::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use headroom_contract::operation::{RunHvNodeHeadroomWorkPackage, RunIntrinsicWorkPackage};
use headroom_contract::output::{NetworkInfo, StudyKind};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};

use super::networks::{NotBroughtIn, bring_in};
use super::payload::{NotASharedRun, SharedRun, decode};
use super::run_file::{BroughtNetwork, RunFile};
use crate::backend::{Backend, BackendError, Query, use_backend};
use crate::networks::use_networks;
use crate::routes::{self, Panel, key};
use crate::ui::{EmptyState, Notice, PageHeading, Skeleton, Tone};

/// Runs it, then shows it as any other run.
#[component]
pub(crate) fn SharedRunPage() -> impl IntoView {
    let location = use_location();
    let version = use_query_map().with_untracked(|query| query.get(key::LINK_VERSION));
    let linked = location
        .hash
        .with_untracked(|hash| decode(hash.trim_start_matches('#'), version.as_deref()));
    // Without anything behind the #, and without a version, this page was opened for a file.
    let wants_file = linked == Err(NotASharedRun::Absent) && version.is_none();
    let why_not = linked.as_ref().err().copied().filter(|_| !wants_file);
    let opened = RwSignal::new_local(linked.ok().map(|run| RunFile {
        run,
        view: location.search.get_untracked(),
        networks: Vec::new(),
    }));
    view! {
        <PageHeading title=if wants_file { "A run from a file" } else { "A run from a link" } />
        {move || match opened.get() {
            Some(file) => view! { <RunAgain file /> }.into_any(),
            None => view! { <OpenFile why_not opened /> }.into_any(),
        }}
    }
}

/// Why the link holds no run, and a place for a file.
#[component]
fn OpenFile(
    why_not: Option<NotASharedRun>,
    opened: RwSignal<Option<RunFile>, LocalStorage>,
) -> impl IntoView {
    let chooser = NodeRef::<html::Input>::new();
    let problem = RwSignal::new(None::<NotASharedRun>);
    let take = move |_| {
        let files = chooser.get_untracked().and_then(|input| input.files());
        let Some(file) = files.and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            match RunFile::read(&file).await {
                Ok(file) => drop(opened.try_set(Some(file))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        {why_not.map(|error| view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> })}
        <EmptyState title="Open a run's file">
            <p>
                "A file that Share… has written (.headroom.json or .headroom) holds a run's configuration, networks of the sender's own and the sender's figures. It is run again here, and the figures are compared."
            </p>
            {move || {
                problem.get().map(|error| view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> })
            }}
            <label class="import-file">
                <span>"File of a run"</span>
                <input node_ref=chooser type="file" accept=".headroom,.json,application/json" on:change=take />
            </label>
            <a class="button" href=routes::work_packages()>
                "Show the work packages"
            </a>
        </EmptyState>
    }
}

/// Submits it, and then shows it in place of this page: going back must not run it once more.
#[component]
fn RunAgain(file: RunFile) -> impl IntoView {
    let backend = use_backend();
    let navigate = StoredValue::new_local(routes::use_navigate());
    let panel = use_params_map()
        .with_untracked(|params| params.get("panel").and_then(|slug| Panel::from_slug(&slug)));
    let problem = RwSignal::new(None::<NotBroughtIn>);
    let known = use_networks();
    let lead = format!("{} is run again here", file.run.name);
    let file = StoredValue::new_local(file);
    let start = move || {
        problem.set(None);
        let RunFile { run, view, networks } = file.get_value();
        spawn_local(async move {
            match submit(backend, &networks, run, known).await {
                Ok(id) => {
                    let path = routes::run(&id);
                    let path = panel.map_or_else(|| path.clone(), |p| routes::panel_of(&path, p));
                    let address = routes::with_search(&path, &view);
                    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
                    navigate.try_with_value(|navigate| navigate(&address, options));
                }
                Err(error) => {
                    problem.try_set(Some(error));
                }
            }
        });
    };
    start();
    view! {
        <p class="lead">{lead}</p>
        {move || match problem.get() {
            None => view! { <Skeleton rows=4 /> }.into_any(),
            Some(error) => {
                view! { <CannotRun error start=Callback::new(move |()| start()) /> }.into_any()
            }
        }}
    }
}

/// Most often a network of the sender's own is missing.
#[component]
fn CannotRun(error: NotBroughtIn, start: Callback<()>) -> impl IntoView {
    view! {
        <EmptyState title="It could not be run here">
            <p>{error.to_string()}</p>
            <p>
                "If a network is missing, ask the sender for its OpenDSS files, open them under the same name, and try again"
            </p>
            <div class="empty-actions">
                <button
                    type="button"
                    class="button button-primary"
                    on:click=move |_| start.run(())
                >
                    "Try again"
                </button>
                // Beside this page, which still holds the run.
                <a class="button" href=routes::networks() target="_blank" rel="external">
                    "Networks (in a new tab)"
                </a>
            </div>
        </EmptyState>
    }
}

/// Runs it here, with the networks that come with it; answers the work package's id.
async fn submit(
    backend: Backend,
    networks: &[BroughtNetwork],
    mut run: SharedRun,
    known: Query<Vec<NetworkInfo>>,
) -> Result<String, NotBroughtIn> {
    if bring_in(backend, networks, &mut run).await? > 0 {
        known.refetch();
    }
    Ok(start_run(backend, run).await?)
}

async fn start_run(backend: Backend, run: SharedRun) -> Result<String, BackendError> {
    let SharedRun { kind, name: work_package_name, input } = run;
    match kind {
        StudyKind::IntrinsicLv => {
            let input = serde_json::from_value::<IntrinsicWorkPackageInput>(input);
            let input = input.map_err(|_| BackendError::Unreadable)?;
            backend.run(&RunIntrinsicWorkPackage { input, work_package_name }).await
        }
        StudyKind::HvNodeHeadroom => {
            let input = serde_json::from_value::<HvNodeHeadroomWorkPackageInput>(input);
            let input = input.map_err(|_| BackendError::Unreadable)?;
            backend.run(&RunHvNodeHeadroomWorkPackage { input, work_package_name }).await
        }
    }
}
