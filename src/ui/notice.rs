//! Messages inside a page: what is wrong, what to know, what to do next.

use leptos::prelude::*;

/// How a notice looks and whether it interrupts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something to know.
    Info,
    /// Something to be careful about.
    Caution,
    /// Something that went wrong.
    Error,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "notice notice-info",
            Self::Caution => "notice notice-caution",
            Self::Error => "notice notice-error",
        }
    }

    /// Colour is never the only cue.
    fn word(self) -> &'static str {
        match self {
            Self::Info => "Note",
            Self::Caution => "Check",
            Self::Error => "Problem",
        }
    }

    fn role(self) -> &'static str {
        if self == Self::Error { "alert" } else { "note" }
    }
}

/// A message, with what to do next inside when there is something.
#[component]
pub(crate) fn Notice(tone: Tone, children: Children) -> impl IntoView {
    view! {
        <div class=tone.class() role=tone.role()>
            <strong class="notice-word">{tone.word()}</strong>
            <div class="notice-body">{children()}</div>
        </div>
    }
}

/// A place with nothing in it yet.
#[component]
pub(crate) fn EmptyState(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            {children()}
        </div>
    }
}

/// Holds the place of what is being loaded.
#[component]
pub(crate) fn Skeleton(
    /// Rows it stands for.
    rows: usize,
) -> impl IntoView {
    let bars = (0..rows).map(|_| view! { <span class="skeleton-bar"></span> }).collect_view();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">"Loading"</span>
            {bars}
        </div>
    }
}
