//! Finding a field by name.

use headroom_contract::spec::{self, FieldSpec};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::form::use_form;
use super::sections::SectionId;

/// Id of the box, which the key `/` goes to.
pub(super) const SEARCH_ID: &str = "field-search";
const LIST_ID: &str = "field-search-list";
/// More than a person looks through.
const MOST_FOUND: usize = 8;

/// A box that finds fields; Enter goes to the one that is marked.
#[component]
pub(super) fn FieldSearch() -> impl IntoView {
    let form = use_form();
    let text = RwSignal::new(String::new());
    let marked = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        let fields = text.with(|text| spec::search(text));
        form.settled.with(|draft| {
            fields.into_iter().filter(|f| draft.shows(f)).take(MOST_FOUND).collect::<Vec<_>>()
        })
    });
    let searching = move || text.with(|text| !text.trim().is_empty());
    let go = move |field: &'static FieldSpec| {
        text.set(String::new());
        form.reveal(field.path);
    };
    let on_key = move |event: KeyboardEvent| {
        let count = found.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => marked.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => marked.update(|at| *at = (*at + count - 1) % count),
            "Enter" if !event.ctrl_key() && !event.meta_key() => {
                if let Some(field) = found.with(|found| found.get(marked.get_untracked()).copied())
                {
                    go(field);
                }
            }
            "Escape" => text.set(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let options = move || {
        let option = |(at, field): (usize, &'static FieldSpec)| {
            view! {
                <li
                    id=option_id(at)
                    role="option"
                    class="found-field"
                    aria-selected=move || (marked.get() == at).to_string()
                    // The box would lose the focus before the click arrives.
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| go(field)
                >
                    <span>{field.label}</span>
                    <span class="found-place">{place(field)}</span>
                </li>
            }
        };
        found.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <div class="field-search">
            <label class="visually-hidden" for=SEARCH_ID>
                "Find a field"
            </label>
            <input
                id=SEARCH_ID
                class="entry"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                placeholder="Find a field  /"
                aria-keyshortcuts="/"
                aria-autocomplete="list"
                aria-controls=LIST_ID
                aria-expanded=move || searching().to_string()
                aria-activedescendant=move || {
                    found.with(|found| !found.is_empty()).then(|| option_id(marked.get()))
                }
                prop:value=move || text.get()
                on:input=move |event| {
                    marked.set(0);
                    text.set(event_target_value(&event));
                }
                on:keydown=on_key
                on:blur=move |_| text.set(String::new())
            />
            <div class="found-fields" hidden=move || !searching()>
                <ul id=LIST_ID role="listbox" aria-label="Fields found">
                    {options}
                </ul>
                <p class="hint" role="status" hidden=move || found.with(|found| !found.is_empty())>
                    "No field of this form by these words"
                </p>
            </div>
        </div>
    }
}

fn option_id(at: usize) -> String {
    format!("{LIST_ID}-{at}")
}

/// Where a field stands: its topic or its section.
fn place(field: &FieldSpec) -> &'static str {
    spec::topic_of(field.path)
        .map(|topic| topic.title)
        .or_else(|| SectionId::of(field.path).map(SectionId::title))
        .unwrap_or_default()
}
