//! What to do when the list is empty.

use leptos::prelude::*;

use crate::backend::{use_answering, use_backend};
use crate::routes;
use crate::ui::EmptyState;

/// Nothing is left of what there is.
#[component]
pub(super) fn NothingMatches() -> impl IntoView {
    view! {
        <EmptyState title="Nothing matches">
            <p>"No work package is in this part of the list: loosen the search, the status or the page"</p>
            <a class="button" href=routes::work_packages()>
                "Show all"
            </a>
        </EmptyState>
    }
}

/// There is nothing yet.
#[component]
pub(super) fn FirstVisit() -> impl IntoView {
    let backend = use_backend();
    let answering = use_answering();
    let what = match backend.server_name() {
        None => "Headroom runs three-phase power flows on OpenDSS models in this browser, adds generation or load at every customer step by step, and shows where it stops and why. Nothing leaves your machine.".to_owned(),
        Some(server) => format!("{server} has no work packages yet. It adds generation or load at every customer of a feeder step by step, and finds where it stops and why."),
    };
    view! {
        <EmptyState title="How much more can your feeders take?">
            <p>{what}</p>
            <div class="empty-actions">
                <a
                    class="button button-primary"
                    href=routes::new_from_sample()
                    hidden=move || !answering.is_headroom()
                >
                    "Try the sample feeder"
                </a>
                <a class="button" href=routes::new_intrinsic()>
                    "New work package"
                </a>
                <a class="button" href=routes::open()>
                    "Open result files"
                </a>
            </div>
        </EmptyState>
    }
}
