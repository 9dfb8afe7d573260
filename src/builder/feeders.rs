//! Choosing feeders: from the networks at hand, by typing, or by pasting a list.

use std::collections::HashSet;

use headroom_contract::spec;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::fields::{FieldError, described_by, hint_id};
use super::form::{Form, use_form};
use crate::networks::{OpenNetworkDialog, network_size, use_networks};
use crate::ui::format::count_of;

/// The feeder picker.
#[component]
pub(super) fn FeederPicker() -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec::FEEDERS.path);
    let opening = RwSignal::new(false);
    let added = RwSignal::new(String::new());
    view! {
        <div class="field" class:field-wrong=move || error.with(Option::is_some)>
            <label for=spec::FEEDERS.id()>{spec::FEEDERS.label}</label>
            <FieldError spec=&spec::FEEDERS error />
            <ChosenFeeders />
            <FeederBox added />
            <p class="hint" role="status">
                {added}
            </p>
            <p class="hint" id=hint_id(&spec::FEEDERS)>
                {spec::FEEDERS.help}
                " Type an mRID and press Enter, paste a list, or choose below."
            </p>
            <KnownFeeders />
            <button
                type="button"
                class="button button-small"
                on:click=move |_| opening.set(true)
            >
                "Open network…"
            </button>
            <OpenNetworkDialog
                open=opening
                on_use=Callback::new(move |mrid: String| { add(form, &mrid); })
            />
        </div>
    }
}

/// The box to type or paste into.
#[component]
fn FeederBox(
    /// What became of the text that was added last.
    added: RwSignal<String>,
) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec::FEEDERS.path);
    let add_typed = move || {
        let text = form.feeder_text.get_untracked();
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
                placeholder="mRID"
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

/// The chosen feeders, each with a button that takes it out.
#[component]
fn ChosenFeeders() -> impl IntoView {
    let form = use_form();
    let networks = use_networks();
    let remove = move |mrid: &str| {
        let mut feeders = form.feeders();
        feeders.retain(|feeder| feeder != mrid);
        form.set_feeders(feeders);
    };
    let chips = move || {
        let known = networks.value.get();
        form.feeders()
            .into_iter()
            .map(|mrid| {
                let unknown = known
                    .as_ref()
                    .is_some_and(|known| known.iter().all(|network| network.mrid != mrid));
                let label = format!("Remove {mrid}");
                let name = mrid.clone();
                view! {
                    <li class="chip" class:chip-unknown=unknown>
                        <span class="chip-text">{name}</span>
                        {unknown.then(|| view! { <em class="chip-remark">"not known here"</em> })}
                        <button
                            type="button"
                            class="chip-remove"
                            aria-label=label
                            on:click=move |_| untrack(|| remove(&mrid))
                        >
                            "×"
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <ul class="chips" aria-label="Chosen feeders" hidden=move || form.feeders().is_empty()>
            {chips}
        </ul>
    }
}

/// The networks at hand, to switch on and off.
#[component]
fn KnownFeeders() -> impl IntoView {
    let form = use_form();
    let networks = use_networks();
    let toggle = move |mrid: &str, on: bool| {
        let mut feeders = untrack(|| form.feeders());
        feeders.retain(|feeder| feeder != mrid);
        if on {
            feeders.push(mrid.to_owned());
        }
        form.set_feeders(feeders);
    };
    let rows = move || {
        let known = networks.value.get()?;
        let rows = known
            .iter()
            .map(|network| {
                let mrid = network.mrid.clone();
                let id = format!("feeder-{mrid}");
                let checked = {
                    let mrid = mrid.clone();
                    move || form.feeders().contains(&mrid)
                };
                view! {
                    <li class="known-feeder">
                        <input
                            type="checkbox"
                            id=id.clone()
                            prop:checked=checked
                            on:change=move |event| toggle(&mrid, event_target_checked(&event))
                        />
                        <label for=id>{network.name.clone()}</label>
                        <span class="known-feeder-size">{network_size(network)}</span>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <ul class="known-feeders" aria-label="Networks here">
                {rows}
            </ul>
        })
    };
    view! {
        {rows}
        {move || {
            networks
                .error
                .get()
                .map(|error| view! { <p class="field-note">{error.to_string()}</p> })
        }}
    }
}

/// Adds the mRIDs in a text and says what became of them.
pub(super) fn add(form: Form, text: &str) -> String {
    let mut feeders = untrack(|| form.feeders());
    let mut seen: HashSet<String> = feeders.iter().cloned().collect();
    let typed = split(text);
    let total = typed.len();
    let new: Vec<String> = typed.into_iter().filter(|mrid| seen.insert(mrid.clone())).collect();
    let duplicates = total - new.len();
    feeders.extend(new);
    let chosen = count_of(feeders.len(), "feeder", "feeders");
    form.set_feeders(feeders);
    match duplicates {
        0 => chosen,
        _ => format!("{chosen}, {} removed", count_of(duplicates, "duplicate", "duplicates")),
    }
}

/// mRIDs of a text. A blank may be part of one, so it parts none.
fn split(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\t', ',', ';'])
        .map(|mrid| mrid.trim().trim_matches('"').to_owned())
        .filter(|mrid| !mrid.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_at_anything_but_blanks() {
        assert_eq!(split("a, b;c\n\"d e\"\r\n\t"), ["a", "b", "c", "d e"]);
        assert!(split(" \n ").is_empty());
    }
}
