//! The list of keys, which `?` shows.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use crate::ui::{Dialog, is_typed_into, let_single_keys_act, single_keys_act};

/// Where keys work, and what each does. Keys of one line stand between blanks.
const KEYS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Anywhere",
        &[
            ("Ctrl+K", "Goes to a page, form, template or run by its name"),
            ("?", "This list"),
            ("Esc", "Closes a dialog, a hint or the detail of a result"),
            ("← →", "Between tabs, once one has the focus"),
        ],
    ),
    (
        "Form",
        &[
            ("/", "Finds a field"),
            ("Ctrl+Z", "Undoes the last change"),
            ("Ctrl+Shift+Z", "Makes it again"),
            ("Ctrl+Enter", "Runs the work package"),
        ],
    ),
    (
        "Tables",
        &[
            ("↑ ↓ ← →", "From cell to cell, from the heading down"),
            ("Home End", "First and last cell of the row; with Ctrl of the table"),
            ("PgUp PgDn", "A page of rows"),
            ("Enter", "Opens the row; in the heading sorts by the column"),
            ("Space", "Selects the row; with Shift and the arrows, more of them"),
            ("Ctrl+C", "Copies what is selected"),
            ("Shift+← Shift+→", "Width of a column, in the heading; with Ctrl its place"),
        ],
    ),
    (
        "Charts",
        &[
            ("← →", "From mark to mark, with its values"),
            ("Home End", "First and last mark"),
            ("Enter", "Opens what the mark stands for, or filters by it"),
        ],
    ),
];

/// The button, and the list it and `?` show.
#[component]
pub(crate) fn KeysButton() -> impl IntoView {
    let open = RwSignal::new(false);
    let listener = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let is_meant = event.key() == "?" && !event.default_prevented() && single_keys_act();
        if is_meant && !is_typed_into(&event) {
            event.prevent_default();
            open.set(true);
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <button
            type="button"
            class="button button-icon"
            aria-label="Keyboard"
            aria-haspopup="dialog"
            aria-keyshortcuts="?"
            on:click=move |_| open.set(true)
        >
            "?"
        </button>
        <Dialog open title="Keyboard">
            <Keys />
        </Dialog>
    }
}

#[component]
fn Keys() -> impl IntoView {
    let groups = KEYS
        .map(|(place, keys)| {
            let lines = keys.iter().map(|(keys, what)| view! { <Line keys what /> }).collect_view();
            view! {
                <section class="keys" aria-label=place>
                    <h3>{place}</h3>
                    <dl>{lines}</dl>
                </section>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        {groups}
        <label class="check">
            <input
                type="checkbox"
                prop:checked=single_keys_act()
                on:change=move |event| let_single_keys_act(event_target_checked(&event))
            />
            "Keys without Ctrl (? and /) act where nothing is typed"
        </label>
    }
}

#[component]
fn Line(keys: &'static str, what: &'static str) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! {
        <div>
            <dt>{keys}</dt>
            <dd>{what}</dd>
        </div>
    }
}
