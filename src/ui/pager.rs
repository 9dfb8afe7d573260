//! Turning the pages of a list.

use leptos::prelude::*;

use super::format::count;

/// Which part of a list is on view, and the ways to its neighbours; nothing while everything is.
#[component]
pub(crate) fn Pager(
    /// Name for screen readers: `Pages of the list`.
    label: &'static str,
    /// Page on view, from 0.
    page: Signal<u32>,
    /// Entries on a page.
    page_size: u32,
    /// Entries in all.
    #[prop(into)]
    total: Signal<u32>,
    /// Turns to a page.
    #[prop(into)]
    turn: Callback<u32>,
) -> impl IntoView {
    let words = move || {
        let first = page.get().saturating_mul(page_size);
        let last = first.saturating_add(page_size).min(total.get());
        format!("{} to {} of {}", count(first + 1), count(last), count(total.get()))
    };
    let at_end = move || (page.get() + 1).saturating_mul(page_size) >= total.get();
    view! {
        <div class="pager" role="group" aria-label=label hidden=move || total.get() <= page_size>
            <span>{words}</span>
            <button
                type="button"
                class="button button-small"
                disabled=move || page.get() == 0
                on:click=move |_| turn.run(page.get_untracked().saturating_sub(1))
            >
                "Previous"
            </button>
            <button
                type="button"
                class="button button-small"
                disabled=at_end
                on:click=move |_| turn.run(page.get_untracked() + 1)
            >
                "Next"
            </button>
        </div>
    }
}
