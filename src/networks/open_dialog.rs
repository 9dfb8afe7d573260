//! Opening a network: a folder, a ZIP file or single files of an OpenDSS model.

use headroom_contract::operation::OpenNetwork;
use headroom_contract::output::{NetworkInfo, OpenedNetwork};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::details::NetworkDetails;
use super::diagnostics::Diagnostics;
use super::known::use_networks;
use crate::backend::use_backend;
use crate::files::{DropZone, Picked};
use crate::ui::format::count_of;
use crate::ui::{Dialog, Notice, Tone};

/// How far opening is.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Waiting for files.
    Choosing,
    /// The engine reads them.
    Reading,
    /// Done, or refused with reasons.
    Read(OpenedNetwork),
    /// Something else went wrong.
    Failed(String),
}

/// State of the dialog.
#[derive(Clone, Copy)]
struct Opening {
    name: RwSignal<String>,
    picked: StoredValue<Picked, LocalStorage>,
    /// Files picked, for the words that depend on it.
    file_count: RwSignal<usize>,
    stage: RwSignal<Stage>,
}

impl Opening {
    fn pick(self, picked: Result<Picked, String>) {
        let picked = match picked {
            Ok(picked) => picked,
            Err(problem) => return self.stage.set(Stage::Failed(problem)),
        };
        self.name.set(picked.name.clone());
        self.file_count.set(picked.files.len());
        self.picked.set_value(picked);
        self.stage.set(Stage::Choosing);
    }

    fn reset(self) {
        self.name.set(String::new());
        self.file_count.set(0);
        self.picked.set_value(Picked::default());
        self.stage.set(Stage::Choosing);
    }
}

/// The dialog.
#[component]
pub(crate) fn OpenNetworkDialog(
    /// Open or closed.
    open: RwSignal<bool>,
    /// Called with the network's mRID when it is to be used.
    on_use: Callback<String>,
) -> impl IntoView {
    let opening = Opening {
        name: RwSignal::new(String::new()),
        picked: StoredValue::new_local(Picked::default()),
        file_count: RwSignal::new(0),
        stage: RwSignal::new(Stage::Choosing),
    };
    let use_it = Callback::new(move |mrid: String| {
        open.set(false);
        opening.reset();
        on_use.run(mrid);
    });
    view! {
        <Dialog open title="Open a network">
            {move || match opening.stage.get() {
                Stage::Read(OpenedNetwork { network: Some(network), .. }) => {
                    view! { <Opened network opening on_use=use_it /> }.into_any()
                }
                _ => view! { <Chooser opening /> }.into_any(),
            }}
        </Dialog>
    }
}

/// Picks files and sends them to the engine.
#[component]
fn Chooser(opening: Opening) -> impl IntoView {
    let backend = use_backend();
    let networks = use_networks();
    let reading = move || opening.stage.get() == Stage::Reading;
    let read = move || {
        let name = opening.name.get_untracked().trim().to_owned();
        let files = opening.picked.with_value(|picked| picked.files.clone());
        if opening.stage.get_untracked() == Stage::Reading || files.is_empty() {
            return;
        }
        if name.is_empty() {
            opening.stage.set(Stage::Failed("Enter a name for the network".to_owned()));
            return;
        }
        opening.stage.set(Stage::Reading);
        spawn_local(async move {
            let operation = OpenNetwork { name, files: vec![None; files.len()] };
            match backend.run_with_files(&operation, files).await {
                Ok(opened) => {
                    if opened.network.is_some() {
                        networks.refetch();
                    }
                    opening.stage.set(Stage::Read(opened));
                }
                Err(error) => opening.stage.set(Stage::Failed(error.to_string())),
            }
        });
    };
    let whereto = match backend.server_name() {
        None => "It is read in this browser and goes nowhere else.".to_owned(),
        Some(server) => format!("It is sent to {server}, which reads and keeps it."),
    };
    view! {
        <p>
            "An OpenDSS model: its folder, a ZIP file of it, or its files. "
            {whereto}
        </p>
        <DropZone
            invitation="Drop a folder, a ZIP file or files here, or"
            choose_files="Choose files or ZIP…"
            on_pick=Callback::new(move |picked| opening.pick(picked))
        />
        <p class="picked" role="status">
            {move || match opening.file_count.get() {
                0 => "No files chosen yet".to_owned(),
                count => format!("{} chosen", count_of(count, "file", "files")),
            }}
        </p>
        <div class="field">
            <label for="open-network-name">"Name"</label>
            <input
                id="open-network-name"
                class="entry"
                type="text"
                autocomplete="off"
                bind:value=opening.name
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        read();
                    }
                }
            />
            <p class="hint">"Work packages name the network by it"</p>
        </div>
        <Outcome opening />
        <div class="dialog-actions">
            <button
                type="button"
                class="button button-primary"
                disabled=move || opening.file_count.get() == 0
                aria-disabled=move || reading().then_some("true")
                on:click=move |_| read()
            >
                {move || if reading() { "Reading…" } else { "Open network" }}
            </button>
        </div>
    }
}

/// Why opening did not work.
#[component]
fn Outcome(opening: Opening) -> impl IntoView {
    move || {
        match opening.stage.get() {
        Stage::Failed(problem) => {
            Some(view! { <Notice tone=Tone::Error>{problem}</Notice> }.into_any())
        }
        Stage::Read(OpenedNetwork { network: None, diagnostics }) => Some(
            view! {
                <Notice tone=Tone::Error>
                    <p>"This network cannot be used as it stands. Put its files right and open them again."</p>
                    <Diagnostics diagnostics />
                </Notice>
            }
            .into_any(),
        ),
        Stage::Choosing | Stage::Reading | Stage::Read(_) => None,
    }
    }
}

/// The network that was opened.
#[component]
fn Opened(network: NetworkInfo, opening: Opening, on_use: Callback<String>) -> impl IntoView {
    let mrid = network.mrid.clone();
    let name = network.name.clone();
    view! {
        <p role="status">
            <strong>{name}</strong>
            " is open"
        </p>
        <NetworkDetails network />
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| opening.reset()>
                "Open another"
            </button>
            <button
                type="button"
                class="button button-primary"
                on:click=move |_| on_use.run(mrid.clone())
            >
                "Use in a work package"
            </button>
        </div>
    }
}
