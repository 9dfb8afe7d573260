//! Deleting several work packages.

use std::collections::BTreeSet;

use headroom_contract::operation::DeleteWorkPackage;
use headroom_contract::output::permission;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::List;
use crate::backend::use_backend;
use crate::packages::allowed::PermittedButton;
use crate::packages::deletion::deletion_words;
use crate::ui::format::count_of;
use crate::ui::{ConfirmDialog, use_toasts};

/// What can be done with the chosen work packages; there while some are chosen.
#[component]
pub(super) fn SelectedPackages(list: List) -> impl IntoView {
    let List { selected, .. } = list;
    let chosen = Memo::new(move |_| selected.with(BTreeSet::len));
    let deleting = RwSignal::new(false);
    let message = deletion_words(chosen.into());
    view! {
        <div
            class="selection"
            role="group"
            aria-label="Selected work packages"
            hidden=move || chosen.get() == 0
        >
            <span role="status">
                {move || format!("{} selected", count_of(chosen.get(), "work package", "work packages"))}
            </span>
            <PermittedButton
                permission=permission::DELETE
                class="button-small"
                on_press=move |()| deleting.set(true)
            >
                "Delete…"
            </PermittedButton>
            <button
                type="button"
                class="button button-small"
                on:click=move |_| selected.update(BTreeSet::clear)
            >
                "Select none"
            </button>
        </div>
        <ConfirmDialog
            open=deleting
            title="Delete the selected work packages?"
            message
            confirm="Delete"
            keep="Keep them"
            on_confirm=use_delete(list)
        />
    }
}

fn use_delete(list: List) -> Callback<()> {
    let backend = use_backend();
    let toasts = use_toasts();
    Callback::new(move |()| {
        let work_package_ids: Vec<String> = list.selected.get_untracked().into_iter().collect();
        spawn_local(async move {
            match backend.run(&DeleteWorkPackage { work_package_ids }).await {
                Ok(deleted) => {
                    list.selected.try_update(|selected| {
                        selected.retain(|id| !deleted.contains(id));
                    });
                    let words = count_of(deleted.len(), "work package", "work packages");
                    toasts.show(format!("{words} deleted"));
                }
                Err(error) => toasts.show(error.to_string()),
            }
            list.packages.refetch();
        });
    })
}
