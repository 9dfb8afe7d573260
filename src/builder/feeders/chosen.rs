//! The chosen feeders, each with a button that takes it out.

use headroom_contract::spec;
use leptos::prelude::*;

use super::list::remove;
use crate::builder::form::use_form;
use crate::networks::use_known_feeders;
use crate::ui::focus_by_id;
use crate::ui::format::{count, count_of};

/// More would only be scrolled past; the rest is one press away.
const SHOWN_AT_FIRST: usize = 50;

/// The chosen feeders.
#[component]
pub(super) fn ChosenFeeders(added: RwSignal<String>) -> impl IntoView {
    let form = use_form();
    let known = use_known_feeders();
    let feeders = form.names(&spec::FEEDERS);
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN_AT_FIRST };
        feeders.with(|feeders| feeders.iter().take(most).cloned().collect::<Vec<_>>())
    };
    let hidden = move || feeders.with(Vec::len).saturating_sub(SHOWN_AT_FIRST);
    let is_unknown = move |mrid: &str| {
        known.get().is_some_and(|known| known.iter().all(|feeder| feeder.mrid != mrid))
    };
    let take_out = move |mrid: &str| {
        added.set(remove(form, mrid));
        // The button that had the focus is gone.
        focus_by_id(&spec::FEEDERS.id());
    };
    let clear = move |_| {
        form.edit(|draft| draft.set_text(&spec::FEEDERS, ""));
        added.set("All feeders removed".to_owned());
        focus_by_id(&spec::FEEDERS.id());
    };
    view! {
        <div class="chosen" hidden=move || feeders.with(Vec::is_empty)>
            <div class="chosen-head">
                <span>{move || count_of(feeders.with(Vec::len), "feeder chosen", "feeders chosen")}</span>
                <button
                    type="button"
                    class="button-link"
                    hidden=move || hidden() == 0 || all.get()
                    on:click=move |_| all.set(true)
                >
                    {move || format!("Show {} more", count(hidden()))}
                </button>
                <button
                    type="button"
                    class="button-link"
                    hidden=move || feeders.with(|feeders| feeders.len() < 2)
                    on:click=clear
                >
                    "Remove all"
                </button>
            </div>
            <ul class="chips" aria-label="Chosen feeders">
                <For each=shown key=String::clone let:mrid>
                    <Chip unknown={
                        let mrid = mrid.clone();
                        Signal::derive(move || is_unknown(&mrid))
                    } mrid take_out=Callback::new(move |mrid: String| take_out(&mrid)) />
                </For>
            </ul>
        </div>
    }
}

#[component]
fn Chip(mrid: String, unknown: Signal<bool>, take_out: Callback<String>) -> impl IntoView {
    let label = format!("Remove {mrid}");
    let name = mrid.clone();
    view! {
        <li class="chip" class:chip-unknown=unknown>
            <span class="chip-text">{name}</span>
            <Show when=move || unknown.get()>
                <em class="chip-remark">"not known here"</em>
            </Show>
            <button
                type="button"
                class="chip-remove"
                aria-label=label
                on:click=move |_| take_out.run(mrid.clone())
            >
                "×"
            </button>
        </li>
    }
}
