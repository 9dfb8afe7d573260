//! Search and filters of the list.

use std::time::Duration;

use leptos::prelude::*;

use super::List;
use super::view::{ListView, States};
use crate::backend::{use_answering, use_backend};

/// Typing pauses this long before the list is searched.
const SEARCH_AFTER: Duration = Duration::from_millis(250);

/// Search, status, "mine".
#[component]
pub(super) fn Toolbar(list: List) -> impl IntoView {
    let List { view, show, .. } = list;
    let answering = use_answering();
    // Where nobody signs in everything is mine.
    let signed_in = !use_backend().is_embedded();
    let mut type_search = debounce(SEARCH_AFTER, move |search: String| {
        show.run(ListView { search, page: 0, ..view.get_untracked() });
    });
    let options = move || {
        States::ALL
            .map(|states| view! { <option value=states.slug()>{states.label()}</option> })
            .into_iter()
            .collect_view()
    };
    view! {
        <div class="toolbar" role="search" aria-label="Work packages">
            <label class="visually-hidden" for="search">
                "Search by name, id or feeder"
            </label>
            <input
                id="search"
                class="entry"
                type="search"
                placeholder="Search by name, id or feeder"
                autocomplete="off"
                prop:value=move || view.with(|view| view.search.clone())
                on:input=move |event| type_search(event_target_value(&event))
            />
            <select
                class="entry toolbar-choice"
                aria-label="Status"
                disabled=move || answering.is_plain()
                title=move || answering.is_plain().then_some("An Energy Workbench does not filter by status")
                prop:value=move || view.with(|view| view.states.slug())
                on:change=move |event| {
                    let states = States::from_slug(&event_target_value(&event));
                    show.run(ListView { states, page: 0, ..view.get_untracked() });
                }
            >
                {options()}
            </select>
            {signed_in.then(|| view! { <Mine list /> })}
        </div>
    }
}

#[component]
fn Mine(list: List) -> impl IntoView {
    let List { view, show, .. } = list;
    let answering = use_answering();
    view! {
        <label class="check">
            <input
                type="checkbox"
                disabled=move || answering.user_id().is_none()
                prop:checked=move || view.with(|view| view.mine)
                on:change=move |event| {
                    let mine = event_target_checked(&event);
                    show.run(ListView { mine, page: 0, ..view.get_untracked() });
                }
            />
            "Mine only"
        </label>
    }
}
