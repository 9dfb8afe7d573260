//! The dialog that takes a work package over from a text or a file.

use headroom_contract::draft::check;
use headroom_contract::exchange::{Imported, Unreadable, import};
use headroom_contract::output::StudyKind;
use headroom_contract::spec;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File};

use crate::builder::form::{Form, use_form};
use crate::builder::name;
use crate::ui::format::count_of;
use crate::ui::{Dialog, Notice, Tone};

/// Imports into the form, in one step that can be undone.
#[component]
pub(super) fn ImportDialog(open: RwSignal<bool>) -> impl IntoView {
    let form = use_form();
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| text.with(|text| read(form, text)));
    view! {
        <Dialog open title="Import a work package">
            <p class="hint">
                "JSON of a request or of its input, a Python script exported here, or a shared draft. What cannot be taken over is listed; the script is read, never run."
            </p>
            <Source text />
            {move || match found.get() {
                None => ().into_any(),
                Some(Err(problem)) => {
                    view! { <Notice tone=Tone::Error>{problem.to_string()}</Notice> }.into_any()
                }
                Some(Ok(imported)) => view! { <Found imported open text /> }.into_any(),
            }}
        </Dialog>
    }
}

/// Nothing before there is a text.
fn read(form: Form, text: &str) -> Option<Result<Imported, Unreadable>> {
    let year = form.now().text(&spec::YEAR).trim().parse().unwrap_or_default();
    (!text.trim().is_empty()).then(|| import(text, form.kind, year))
}

/// A box to paste into, a file to choose, and a place to drop one.
#[component]
fn Source(text: RwSignal<String>) -> impl IntoView {
    let chooser = NodeRef::<html::Input>::new();
    let take = move |file: Option<File>| {
        let Some(file) = file else { return };
        spawn_local(async move {
            // A file that the browser cannot read is as good as an empty one, and is named as such.
            let content = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            text.set(content.filter(|text| !text.is_empty()).unwrap_or_else(|| "?".to_owned()));
        });
    };
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|transfer| transfer.files());
        take(files.and_then(|files| files.get(0)));
    };
    let on_choose = move |_| {
        let files = chooser.get_untracked().and_then(|input| input.files());
        take(files.and_then(|files| files.get(0)));
    };
    view! {
        <div class="import-source" on:dragover=|event: DragEvent| event.prevent_default() on:drop=on_drop>
            <label for="import-text">"Paste it here, or drop a file"</label>
            <textarea
                id="import-text"
                class="entry import-text"
                rows="8"
                spellcheck="false"
                autocomplete="off"
                bind:value=text
            ></textarea>
            <label class="import-file">
                <span>"Or choose a file"</span>
                <input
                    node_ref=chooser
                    type="file"
                    accept=".json,.py,.txt,application/json,text/x-python"
                    on:change=on_choose
                />
            </label>
        </div>
    }
}

/// What was found in the text, and the button that takes it over.
#[component]
fn Found(imported: Imported, open: RwSignal<bool>, text: RwSignal<String>) -> impl IntoView {
    let form = use_form();
    let Imported { draft, taken, problems } = imported;
    if draft.kind != form.kind {
        return view! { <OtherKind kind=draft.kind /> }.into_any();
    }
    let wrong = check(&name::with_proposal(draft.clone())).issues;
    let wrong: Vec<String> =
        wrong.iter().filter(|issue| issue.is_error()).map(ToString::to_string).collect();
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let fields = count_of(taken, "field", "fields");
    let words = fields.clone();
    let take_over = move |_| {
        let mut draft = draft.clone();
        if draft.text(&spec::NAME).is_empty() {
            draft.set_text(&spec::NAME, form.now().text(&spec::NAME));
        }
        form.replace(draft, format!("Imported {fields}"));
        text.set(String::new());
        open.set(false);
    };
    view! {
        <p role="status">{format!("{words} can be taken over")}</p>
        <Listed title="Not taken over" lines=problems />
        <Listed title="To put right in the form afterwards" lines=wrong />
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
            <button
                type="button"
                class="button button-primary"
                disabled=taken == 0
                on:click=take_over
            >
                "Take over"
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Listed(title: &'static str, lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <section class="import-list" aria-label=title>
                <h3>{title}</h3>
                <ul>{items}</ul>
            </section>
        }
    })
}

#[component]
fn OtherKind(kind: StudyKind) -> impl IntoView {
    let words = match kind {
        StudyKind::IntrinsicLv => "This is an LV intrinsic work package: import it in that form",
        StudyKind::HvNodeHeadroom => {
            "This is an HV node headroom work package: import it in that form"
        }
    };
    view! { <Notice tone=Tone::Caution>{words}</Notice> }
}
