//! The frame of a section.

use leptos::prelude::*;

use super::SectionId;
use crate::builder::form::use_form;

/// A section with its heading, which folds it to one line.
#[component]
pub(super) fn Section(
    id: SectionId,
    /// What it comes to, in one line.
    #[prop(into)]
    summary: Signal<String>,
    children: Children,
) -> impl IntoView {
    let form = use_form();
    let has_changes =
        Memo::new(move |_| form.changes.with(|c| c.iter().any(|change| id.has(change.field.path))));
    // Changes are on view wherever they are, and nothing else.
    let is_folded = Memo::new(move |_| form.view.is_folded(id) && !form.view.only_changes.get());
    let body = format!("{}-body", id.anchor());
    view! {
        <section
            class="form-section"
            aria-labelledby=id.anchor()
            hidden=move || form.view.only_changes.get() && !has_changes.get()
        >
            <div class="section-head">
                <h2 id=id.anchor() tabindex="-1">
                    <button
                        type="button"
                        class="section-fold"
                        aria-expanded=move || (!is_folded.get()).to_string()
                        aria-controls=body.clone()
                        on:click=move |_| form.view.fold(id, !is_folded.get_untracked())
                    >
                        {id.title()}
                    </button>
                </h2>
                <span class="section-summary" hidden=move || !is_folded.get()>
                    {summary}
                </span>
            </div>
            <div class="section-body" id=body hidden=move || is_folded.get()>
                {children()}
            </div>
        </section>
    }
}
