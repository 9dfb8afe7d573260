//! Opening a network: a folder, a ZIP file or single files of an OpenDSS model.

use headroom_contract::operation::OpenNetwork;
use headroom_contract::output::{NetworkInfo, OpenedNetwork};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use super::details::NetworkDetails;
use super::diagnostics::Diagnostics;
use super::dropped;
use super::known::use_networks;
use super::picked::Picked;
use crate::backend::use_backend;
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
    fn pick(self, picked: Picked) {
        if picked.files.is_empty() {
            self.stage.set(Stage::Failed("There are no files in it: choose another".to_owned()));
            return;
        }
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
    view! {
        <p>
            "An OpenDSS model: its folder, a ZIP file of it, or its files. It is read in this browser and goes nowhere else."
        </p>
        <DropZone opening />
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

/// Where files are dropped or chosen.
#[component]
fn DropZone(opening: Opening) -> impl IntoView {
    let over = RwSignal::new(false);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let taken = event.data_transfer().map(|data| dropped::take(&data)).unwrap_or_default();
        spawn_local(async move {
            match dropped::files(taken).await {
                Ok(files) => opening.pick(Picked::new(files)),
                Err(problem) => opening.stage.set(Stage::Failed(problem.to_string())),
            }
        });
    };
    view! {
        <div
            class="drop-zone"
            class:drop-zone-over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <p>"Drop a folder, a ZIP file or files here, or"</p>
            <FileButton label="Choose folder…" folder=true opening />
            <FileButton label="Choose files or ZIP…" folder=false opening />
        </div>
    }
}

/// A button over the browser's file chooser.
#[component]
fn FileButton(label: &'static str, folder: bool, opening: Opening) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    input.on_load(move |input| input.set_webkitdirectory(folder));
    let picked = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(list) = input.files()
            && list.length() > 0
        {
            opening.pick(Picked::from_list(&list));
        }
        // Choosing the same files again must be noticed.
        input.set_value("");
    };
    view! {
        <input
            node_ref=input
            class="visually-hidden"
            type="file"
            multiple
            tabindex="-1"
            aria-label=label
            on:change=picked
        />
        <button
            type="button"
            class="button"
            on:click=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.click();
                }
            }
        >
            {label}
        </button>
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
