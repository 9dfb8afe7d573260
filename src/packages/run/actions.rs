//! What can be done with a work package.

use headroom_contract::operation::{CancelWorkPackage, DeleteWorkPackage};
use headroom_contract::output::permission;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;

use crate::backend::use_backend;
use crate::packages::allowed::PermittedButton;
use crate::packages::deletion::deletion_words;
use crate::routes;
use crate::ui::{ConfirmDialog, CopyButton, use_toasts};

/// Cancel, delete, copy the id.
#[component]
pub(super) fn PackageActions(
    /// Work package.
    id: Signal<String>,
    /// True while it can still be cancelled.
    active: Signal<bool>,
    /// Called after something has changed.
    changed: Callback<()>,
) -> impl IntoView {
    let cancelling = RwSignal::new(false);
    let deleting = RwSignal::new(false);
    view! {
        <div class="actions">
            <PermittedButton
                permission=permission::CANCEL
                hidden=Signal::derive(move || !active.get())
                on_press=move |()| cancelling.set(true)
            >
                "Cancel…"
            </PermittedButton>
            <CopyButton label="Copy ID" done="Id copied" text=id />
            <PermittedButton permission=permission::DELETE on_press=move |()| deleting.set(true)>
                "Delete…"
            </PermittedButton>
            <ConfirmDialog
                open=cancelling
                title="Cancel this work package?"
                message="This is irreversible. Rows found so far stay on view, but they are incomplete and must not be used."
                confirm="Cancel work package"
                keep="Keep running"
                on_confirm=use_cancel(id, changed)
            />
            <ConfirmDialog
                open=deleting
                title="Delete this work package?"
                message=deletion_words(Signal::stored(1))
                confirm="Delete work package"
                keep="Keep it"
                on_confirm=use_delete(id)
            />
        </div>
    }
}

fn use_cancel(id: Signal<String>, changed: Callback<()>) -> Callback<()> {
    let backend = use_backend();
    let toasts = use_toasts();
    Callback::new(move |()| {
        let operation = CancelWorkPackage { work_package_id: id.get_untracked() };
        spawn_local(async move {
            match backend.run(&operation).await {
                Ok(_) => toasts.show("Work package cancelled"),
                Err(error) => toasts.show(error.to_string()),
            }
            changed.try_run(());
        });
    })
}

fn use_delete(id: Signal<String>) -> Callback<()> {
    let backend = use_backend();
    let toasts = use_toasts();
    let navigate = StoredValue::new_local(routes::use_navigate());
    Callback::new(move |()| {
        let operation = DeleteWorkPackage { work_package_ids: vec![id.get_untracked()] };
        spawn_local(async move {
            match backend.run(&operation).await {
                Ok(_) => {
                    toasts.show("Work package deleted");
                    navigate.try_with_value(|navigate| {
                        navigate(&routes::work_packages(), NavigateOptions::default());
                    });
                }
                Err(error) => toasts.show(error.to_string()),
            }
        });
    })
}
