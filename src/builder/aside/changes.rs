//! In what the draft differs from the run it started from.

use headroom_contract::draft::Difference;
use leptos::prelude::*;

use crate::builder::exchange::use_origin;
use crate::builder::form::use_form;
use crate::routes;
use crate::ui::format::count_of;

/// The run that the form started from, and every field that was changed since, old and new.
#[component]
pub(super) fn Changes() -> impl IntoView {
    let form = use_form();
    let origin = use_origin();
    move || {
        let from = origin.run()?;
        let changes =
            move || form.changes.with(|changes| count_of(changes.len(), "change", "changes"));
        let rows = move || form.changes.get().into_iter().map(row).collect_view();
        Some(view! {
            <section class="changes" aria-label="Changes">
                <p class="changes-from">
                    "Started from "
                    <a href=routes::run(&from.id)>{from.name}</a>
                </p>
                <details class="preview">
                    <summary>
                        <span class="badge" role="status">{changes}</span>
                    </summary>
                    <ul class="changes-list">{rows}</ul>
                    <p class="hint" hidden=move || !form.changes.with(Vec::is_empty)>
                        "Nothing is changed yet: it would give the same results again"
                    </p>
                </details>
            </section>
        })
    }
}

fn row(difference: Difference) -> impl IntoView {
    let Difference { field, before, after } = difference;
    view! {
        <li>
            <span class="changes-field">{field.label}</span>
            <del>{before}</del>
            <span aria-hidden="true">" → "</span>
            <span class="visually-hidden">" is now "</span>
            <ins>{after}</ins>
        </li>
    }
}
