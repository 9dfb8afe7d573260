//! What the run will be: its size, in what it differs from where it started, the request, and the button that sends it.

mod changes;
mod outlook;
mod request;
mod size;

use headroom_contract::output::permission;
use headroom_contract::spec;
use leptos::prelude::*;

use super::form::use_form;
use crate::packages::refusal;
use crate::ui::{Notice, Tone};
use changes::Changes;
use outlook::Outlook;
use request::RequestPreview;
use size::Size;

/// This run.
#[component]
pub(super) fn ThisRun() -> impl IntoView {
    let form = use_form();
    view! {
        <aside class="this-run" aria-labelledby="this-run-title">
            <h2 id="this-run-title">"This run"</h2>
            <Size />
            <Changes />
            <Outlook />
            {move || {
                form.failure.get().map(|failure| view! { <Notice tone=Tone::Error>{failure}</Notice> })
            }}
            <RunButton />
            <p class="hint">"Ctrl+Enter runs from anywhere on this page"</p>
            <p class="field-note" hidden=move || form.warnings.with(Vec::is_empty)>
                <strong>"Check: "</strong>
                {move || form.warnings.with(|warnings| {
                    warnings.iter().map(|w| w.message.clone()).collect::<Vec<_>>().join("; ")
                })}
            </p>
            <RequestPreview />
            <p class="hint">
                "More about the fields: the "
                <a href=spec::GUIDE target="_blank" rel="external noreferrer">
                    "public guide of the Energy Workbench"
                </a>
            </p>
        </aside>
    }
}

/// Sends the form.
#[component]
fn RunButton() -> impl IntoView {
    let form = use_form();
    let refusal = refusal(permission::CREATE);
    let off = move || form.sending.get() || refusal.with(Option::is_some);
    view! {
        <button
            type="submit"
            class="button button-primary button-wide"
            aria-keyshortcuts="Control+Enter"
            aria-disabled=move || off().then_some("true")
            aria-describedby="run-refusal"
        >
            {move || if form.sending.get() { "Sending…" } else { "Run" }}
        </button>
        <p class="hint" id="run-refusal" hidden=move || refusal.with(Option::is_none)>
            {refusal}
        </p>
    }
}
