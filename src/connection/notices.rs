//! What a person should know about who answers.

use leptos::prelude::*;

use super::use_connect_dialog;
use crate::backend::{BackendError, use_answering, use_backend};
use crate::routes;
use crate::sign_in::SignInButton;
use crate::ui::{Notice, Tone};

/// Shown while it is not known who answers because nobody does.
#[component]
pub(crate) fn NotAnswering() -> impl IntoView {
    let answering = use_answering();
    let server = use_backend().server_name();
    move || {
        // The embedded engine's failures are told where something was asked of it.
        server.as_ref()?;
        answering.failure().map(|error| {
            let wants_token = matches!(&error, BackendError::Server(error) if error.wants_token());
            view! {
                <Notice tone=Tone::Error>
                    <p>{error.to_string()}</p>
                    {wants_token.then(|| view! { <SignInButton /> })}
                    <button
                        type="button"
                        class="button button-small"
                        on:click=move |_| answering.workbench.refetch()
                    >
                        "Ask again"
                    </button>
                </Notice>
            }
        })
    }
}

/// Shown while an Energy Workbench answers.
#[component]
pub(crate) fn PlainWorkbench() -> impl IntoView {
    let answering = use_answering();
    view! {
        <Show when=move || answering.is_plain()>
            <Notice tone=Tone::Info>
                <p>
                    "This is an Energy Workbench: build, submit, watch and cancel work packages here. It runs its own network models: choose feeders by name in the form, or type their mRIDs."
                </p>
                <WhereResultsAre />
            </Notice>
        </Show>
    }
}

/// Where results of an Energy Workbench are to be seen.
#[component]
fn WhereResultsAre() -> impl IntoView {
    let open = use_connect_dialog();
    match use_backend().results_server_name() {
        Some(results) => view! { <p>{format!("Results come from {results}.")}</p> }.into_any(),
        None => view! {
            <p>
                "It shows no results: it writes them into a database or Parquet files. Name a server that reads that database, or open the Parquet files."
            </p>
            <button type="button" class="button button-small" on:click=move |_| open.set(true)>
                "Name a results server"
            </button>
            " "
            <a class="button button-small" href=routes::open()>
                "Open Parquet files"
            </a>
        }
        .into_any(),
    }
}
