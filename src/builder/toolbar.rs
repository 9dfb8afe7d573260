//! What helps with the form as a whole: finding a field, going back and forth, and what is on view.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::field_search::{FieldSearch, SEARCH_ID};
use super::form::{Form, use_form};
use crate::ui::{focus_by_id, is_typed_into, single_keys_act};

/// The tools.
#[component]
pub(super) fn Toolbar() -> impl IntoView {
    let form = use_form();
    listen_to_keys(form);
    view! {
        <div class="form-tools" role="group" aria-label="Tools of the form">
            <FieldSearch />
            <Toggle words="Only what is set" on=form.view.only_changes />
            <Toggle words="Show help" on=form.view.all_help />
            <span class="form-tools-gap"></span>
            <button
                type="button"
                class="button button-small"
                aria-keyshortcuts="Control+Z"
                aria-disabled=move || (!form.can_undo()).then_some("true")
                on:click=move |_| form.undo()
            >
                "Undo"
            </button>
            <button
                type="button"
                class="button button-small"
                aria-keyshortcuts="Control+Shift+Z"
                aria-disabled=move || (!form.can_redo()).then_some("true")
                on:click=move |_| form.redo()
            >
                "Redo"
            </button>
        </div>
    }
}

#[component]
fn Toggle(words: &'static str, on: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button-small toggle"
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on.update(|on| *on = !*on)
        >
            {words}
        </button>
    }
}

/// Keys that work anywhere on the page but where text is typed, which has an undo of its own. Open dialogs keep theirs.
fn listen_to_keys(form: Form) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || event.alt_key() || is_typed_into(&event) {
            return;
        }
        let command = event.ctrl_key() || event.meta_key();
        let act: fn(Form) = match (command, event.shift_key(), event.key().as_str()) {
            (true, false, "z" | "Z") => Form::undo,
            (true, true, "z" | "Z") | (true, false, "y") => Form::redo,
            (false, _, "/") if single_keys_act() => |_| focus_by_id(SEARCH_ID),
            _ => return,
        };
        event.prevent_default();
        act(form);
    });
    on_cleanup(move || listener.remove());
}
