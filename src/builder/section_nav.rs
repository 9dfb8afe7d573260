//! The form's sections with their state.

use headroom_contract::draft::IntrinsicDraft;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::form::use_form;
use super::sections::SectionId;
use crate::ui::focus_by_id;
use crate::ui::format::count_of;

/// State of a section.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SectionState {
    Untouched,
    Set,
    Issues(usize),
}

impl SectionState {
    fn class(self) -> &'static str {
        match self {
            Self::Untouched => "section-link",
            Self::Set => "section-link section-set",
            Self::Issues(_) => "section-link section-issues",
        }
    }

    fn words(self) -> String {
        match self {
            Self::Untouched => "Defaults".to_owned(),
            Self::Set => "Set".to_owned(),
            Self::Issues(issues) => count_of(issues, "issue", "issues"),
        }
    }
}

/// Links to the sections.
#[component]
pub(super) fn SectionNav(
    /// The draft of a fresh form.
    empty: IntrinsicDraft,
) -> impl IntoView {
    let form = use_form();
    let empty = StoredValue::new(empty);
    let links = SectionId::ALL
        .map(|section| {
            let state = Memo::new(move |_| {
                let issues = form
                    .errors
                    .with(|errors| errors.iter().filter(|e| section.has(&e.path)).count());
                let untouched =
                    form.draft.with(|draft| empty.with_value(|empty| section.agrees(draft, empty)));
                match issues {
                    0 if untouched => SectionState::Untouched,
                    0 => SectionState::Set,
                    issues => SectionState::Issues(issues),
                }
            });
            let go = move |event: MouseEvent| {
                event.prevent_default();
                focus_by_id(section.anchor());
            };
            view! {
                <li>
                    <a
                        class=move || state.get().class()
                        href=format!("#{}", section.anchor())
                        on:click=go
                    >
                        <span class="section-title">{section.title()}</span>
                        <span class="section-state">{move || state.get().words()}</span>
                    </a>
                </li>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <nav class="section-nav" aria-label="Sections of the form">
            <ol>{links}</ol>
        </nav>
    }
}
