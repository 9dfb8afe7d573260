//! What to say of a work package that is not as it should be.

use headroom_contract::output::{HcWorkPackage, WorkPackageState};
use leptos::prelude::*;

use crate::backend::{Query, use_answering, use_backend};
use crate::routes;
use crate::ui::{EmptyState, Notice, PageHeading, Tone, not_updated_since, use_announcer};

/// It could not be read, or not be brought up to date.
#[component]
pub(super) fn RunErrors(package: Query<Option<HcWorkPackage>>) -> impl IntoView {
    let answering = use_answering();
    move || {
        // Told once, by the frame.
        let error = package.error.get().filter(|error| answering.failure().as_ref() != Some(error));
        error.map(|error| {
            let stale = package.value.with(Option::is_some);
            view! {
                <Notice tone=Tone::Error>
                    <p>{error.to_string()}</p>
                    {stale.then(|| view! { <p>{not_updated_since(package.answered_at_ms.get_untracked())}</p> })}
                    <button
                        type="button"
                        class="button button-small"
                        on:click=move |_| package.refetch()
                    >
                        "Try again"
                    </button>
                </Notice>
            }
        })
    }
}

/// Tells screen readers when the state changes.
pub(super) fn announce_state(package: Signal<HcWorkPackage>) {
    let announcer = use_announcer();
    let label = Memo::new(move |_| package.with(|package| package.state().label()));
    Effect::watch(
        move || label.get(),
        move |label, before, _| {
            if before.is_some_and(|before| before != label) {
                announcer.say(format!("Work package: {label}"));
            }
        },
        false,
    );
}

/// A cancelled run is marked wherever its rows are.
#[component]
pub(super) fn CancelledBanner(package: Signal<HcWorkPackage>) -> impl IntoView {
    let cancelled = Memo::new(move |_| package.with(|p| p.state() == WorkPackageState::Cancelled));
    view! {
        <Show when=move || cancelled.get()>
            <Notice tone=Tone::Caution>
                <strong>"Cancelled: incomplete, do not use"</strong>
                <p>"Groups that were not reached before it was cancelled are missing"</p>
            </Notice>
        </Show>
    }
}

/// There is none of this id here, or none that the person may see.
#[component]
pub(super) fn NoSuchRun(id: String) -> impl IntoView {
    let why = match use_backend().server_name() {
        None => "Work packages of the embedded engine live in the browser that ran them. This one was run in another browser or on a server, or it was deleted. Ask whoever sent the address for a link from Share…, which carries the run.".to_owned(),
        Some(server) => format!("{server} has no work package with this id that you may see: it was run elsewhere, it was deleted, or it belongs to somebody else. Ask whoever sent the address, or those who run {server}, and name the id."),
    };
    view! {
        <PageHeading title="No work package with this id here" />
        <EmptyState title="It may live elsewhere">
            <p>
                "Work package " <code class="id">{id}</code>
            </p>
            <p>{why}</p>
            <a class="button" href=routes::work_packages()>
                "Show the work packages here"
            </a>
        </EmptyState>
    }
}
