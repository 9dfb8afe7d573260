//! Where files are dropped or chosen.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use super::dropped;
use super::picked::Picked;

/// Hears what was picked, or in plain words why nothing was.
type OnPick = Callback<Result<Picked, String>>;

/// Where files are dropped or chosen.
#[component]
pub(crate) fn DropZone(
    /// What may be dropped; the buttons follow.
    invitation: &'static str,
    /// Label of the button for single files.
    choose_files: &'static str,
    /// Called with at least one file.
    on_pick: OnPick,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let taken = event.data_transfer().map(|data| dropped::take(&data)).unwrap_or_default();
        spawn_local(async move {
            match dropped::files(taken).await {
                Ok(files) => pick(on_pick, Picked::new(files)),
                Err(problem) => on_pick.run(Err(problem.to_string())),
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
            <p>{invitation}</p>
            <FileButton label="Choose folder…" folder=true on_pick />
            <FileButton label=choose_files folder=false on_pick />
        </div>
    }
}

fn pick(on_pick: OnPick, picked: Picked) {
    if picked.files.is_empty() {
        on_pick.run(Err("There are no files in it: choose another".to_owned()));
    } else {
        on_pick.run(Ok(picked));
    }
}

/// A button over the browser's file chooser.
#[component]
fn FileButton(label: &'static str, folder: bool, on_pick: OnPick) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    input.on_load(move |input| input.set_webkitdirectory(folder));
    let picked = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(list) = input.files()
            && list.length() > 0
        {
            pick(on_pick, Picked::from_list(&list));
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
