//! The page.

use headroom_contract::operation::OpenResultFiles;
use headroom_contract::output::OpenedResults;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;

use super::expected::Expected;
use super::outcome::Outcome;
use crate::backend::{Place, use_backend};
use crate::files::{DropZone, Picked};
use crate::routes;
use crate::ui::format::count_of;
use crate::ui::{Notice, PageHeading, Tone};

/// What may be read at once: the engine holds the files while it reads them.
const MOST_MIB: f64 = 512.0;

/// How far opening is.
#[derive(Clone, PartialEq)]
enum Stage {
    Choosing,
    /// So many files are being read.
    Reading(usize),
    /// Read, and still here: broken, or of several work packages.
    Read(OpenedResults),
    /// Something else went wrong.
    Failed(String),
}

/// The page.
#[component]
pub(crate) fn OpenPage() -> impl IntoView {
    let server = use_backend().server_name();
    view! {
        <PageHeading title="Open result files" />
        <p class="lead">
            "Results of a Hosting Capacity Module as Parquet or CSV files, with the same overview, tables and charts as a run made here. They are read in this browser and go nowhere else."
        </p>
        {match server {
            Some(server) => view! { <AskTheEngine server /> }.into_any(),
            None => view! { <Chooser /> }.into_any(),
        }}
        <Expected />
    }
}

/// Shown where a server answers, which is not sent anything.
#[component]
fn AskTheEngine(server: String) -> impl IntoView {
    let backend = use_backend();
    view! {
        <Notice tone=Tone::Info>
            <p>
                {format!("{server} answers this page now. Result files are read by the engine in this browser, and shown while it answers.")}
            </p>
            <button
                type="button"
                class="button button-primary"
                on:click=move |_| backend.switch_to(Place::Embedded)
            >
                "Use the engine in this browser"
            </button>
        </Notice>
    }
}

#[component]
fn Chooser() -> impl IntoView {
    let backend = use_backend();
    let stage = RwSignal::new(Stage::Choosing);
    let navigate = StoredValue::new_local(routes::use_navigate());
    let read = move |picked: Picked| {
        if matches!(stage.get_untracked(), Stage::Reading(_)) {
            return;
        }
        let files = picked.files;
        let mib = files.iter().map(|upload| upload.file.size()).sum::<f64>() / 1024.0 / 1024.0;
        if mib > MOST_MIB {
            stage.set(Stage::Failed(format!(
                "These files are {mib:.0} MiB, more than the {MOST_MIB:.0} MiB that are opened at once: choose fewer"
            )));
            return;
        }
        stage.set(Stage::Reading(files.len()));
        spawn_local(async move {
            let operation = OpenResultFiles { files: vec![None; files.len()] };
            match backend.run_with_files(&operation, files).await {
                Ok(OpenedResults { work_package_ids, files }) => {
                    match work_package_ids.as_slice() {
                        [id] => {
                            let path = routes::run(id);
                            navigate.try_with_value(|navigate| {
                                navigate(&path, NavigateOptions::default());
                            });
                        }
                        _ => {
                            stage.try_set(Stage::Read(OpenedResults { work_package_ids, files }));
                        }
                    }
                }
                Err(error) => {
                    stage.try_set(Stage::Failed(error.to_string()));
                }
            }
        });
    };
    let on_pick = Callback::new(move |picked: Result<Picked, String>| match picked {
        Ok(picked) => read(picked),
        Err(problem) => stage.set(Stage::Failed(problem)),
    });
    view! {
        <DropZone
            invitation="Drop the folder of a work package, or its files, here, or"
            choose_files="Choose files…"
            on_pick
        />
        <p class="picked" role="status">
            {move || match stage.get() {
                Stage::Reading(files) => format!("Reading {}…", count_of(files, "file", "files")),
                _ => String::new(),
            }}
        </p>
        {move || match stage.get() {
            Stage::Failed(problem) => {
                view! { <Notice tone=Tone::Error>{problem}</Notice> }.into_any()
            }
            Stage::Read(opened) => view! { <Outcome opened /> }.into_any(),
            Stage::Choosing | Stage::Reading(_) => ().into_any(),
        }}
    }
}
