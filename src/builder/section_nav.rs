//! The form's sections with their state.

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
    Set(usize),
    Issues(usize),
}

impl SectionState {
    fn class(self) -> &'static str {
        match self {
            Self::Untouched => "section-link",
            Self::Set(_) => "section-link section-set",
            Self::Issues(_) => "section-link section-issues",
        }
    }

    /// What it shows beside the section's title, and what it is called.
    fn count(self) -> Option<(usize, String)> {
        match self {
            Self::Untouched => None,
            Self::Set(fields) => Some((fields, count_of(fields, "field set", "fields set"))),
            Self::Issues(issues) => Some((issues, count_of(issues, "issue", "issues"))),
        }
    }
}

/// Links to the sections.
#[component]
pub(super) fn SectionNav() -> impl IntoView {
    let form = use_form();
    let links = SectionId::of_kind(form.kind)
        .map(|section| {
            let state = Memo::new(move |_| {
                let issues = form
                    .errors
                    .with(|errors| errors.iter().filter(|e| section.has(&e.path)).count());
                let changes = form
                    .changes
                    .with(|all| all.iter().filter(|c| section.has(c.field.path)).count());
                match (issues, changes) {
                    (0, 0) => SectionState::Untouched,
                    (0, fields) => SectionState::Set(fields),
                    (issues, _) => SectionState::Issues(issues),
                }
            });
            let go = move |event: MouseEvent| {
                event.prevent_default();
                form.view.review.set(false);
                form.view.fold(section, false);
                request_animation_frame(move || focus_by_id(section.anchor()));
            };
            let count = move || {
                state.get().count().map(|(number, words)| {
                    view! {
                        <span class="section-count">
                            <span aria-hidden="true">{number}</span>
                            <span class="visually-hidden">{words}</span>
                        </span>
                    }
                })
            };
            view! {
                <li>
                    <a
                        class=move || state.get().class()
                        href=format!("#{}", section.anchor())
                        on:click=go
                    >
                        <span>{section.title()}</span>
                        {count}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="section-nav" aria-label="Sections of the form">
            <ol>{links}</ol>
        </nav>
    }
}
