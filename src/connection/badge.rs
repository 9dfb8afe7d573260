//! The name of who answers.

use leptos::prelude::*;

use super::dialog::ConnectDialog;
use super::use_connect_dialog;
use crate::backend::{use_answering, use_backend};

/// Names who answers, and opens the dialog that changes it.
#[component]
pub(crate) fn EngineButton() -> impl IntoView {
    let backend = use_backend();
    let answering = use_answering();
    let open = use_connect_dialog();
    let server = backend.server_name();
    let words = move || {
        let name = answering
            .workbench
            .value
            .with(|info| info.as_ref().map(|info| format!("{} v{}", info.name, info.version)));
        match (&server, name) {
            (None, name) => name.unwrap_or_else(|| "Embedded engine".to_owned()),
            (Some(server), None) if answering.is_plain() => format!("Energy Workbench, {server}"),
            (Some(server), None) => server.clone(),
            (Some(server), Some(name)) => format!("{name}, {server}"),
        }
    };
    view! {
        <button
            id="engine"
            type="button"
            class="badge badge-button"
            aria-haspopup="dialog"
            title="Who answers: press to change it"
            on:click=move |_| open.set(true)
        >
            {words}
        </button>
        <ConnectDialog open />
    }
}
