//! The box to type or paste mRIDs into.

use headroom_contract::spec;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::list::{add, split};
use crate::builder::fields::described_by;
use crate::builder::form::use_form;
use crate::networks::{KnownFeeder, use_known_feeders};

/// The box. Enter and a pasted list add to the chosen ones.
#[component]
pub(super) fn FeederBox(added: RwSignal<String>) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec::FEEDERS.path);
    let known = use_known_feeders();
    let add_typed = move || {
        let typed = form.feeder_text.get_untracked();
        let known = known.get_untracked().unwrap_or_default();
        let text = mrid_of(&known, &typed);
        if !text.trim().is_empty() {
            added.set(add(form, &text));
            form.feeder_text.set(String::new());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        // With Ctrl it submits, as everywhere in the form.
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            add_typed();
        }
    };
    let on_paste = move |event: ClipboardEvent| {
        // A box of one line would lose the line breaks that part a pasted list.
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        if split(&text).len() > 1 {
            event.prevent_default();
            added.set(add(form, &text));
        }
    };
    view! {
        <div class="entry-with-button">
            <input
                id=spec::FEEDERS.id()
                class="entry"
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder="Search, type an mRID, or paste a list"
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by(&spec::FEEDERS, error)
                bind:value=form.feeder_text
                on:keydown=on_key
                on:paste=on_paste
            />
            <button type="button" class="button" on:click=move |_| add_typed()>
                "Add"
            </button>
        </div>
    }
}

/// The mRID of a known feeder that is called what was typed; else what was typed.
fn mrid_of(known: &[KnownFeeder], typed: &str) -> String {
    let name = typed.trim();
    let is_called = |feeder: &&KnownFeeder| {
        feeder.mrid.eq_ignore_ascii_case(name) || feeder.name.eq_ignore_ascii_case(name)
    };
    known.iter().find(is_called).map_or(typed, |feeder| feeder.mrid.as_str()).to_owned()
}
