//! The feeders at hand and the feeders of the last run, to switch on and off.

use headroom_contract::operation::GetWorkPackages;
use headroom_contract::spec;
use leptos::prelude::*;

use super::list::{add, remove};
use crate::backend::{query, use_answering};
use crate::builder::form::use_form;
use crate::networks::{KnownFeeder, use_known_feeders};
use crate::ui::format::{count, count_of};

/// More rows than a person reads: the search narrows them.
const MOST_ROWS: usize = 100;

/// The feeders that fit what is typed into the box.
#[component]
pub(super) fn KnownFeeders(added: RwSignal<String>) -> impl IntoView {
    let form = use_form();
    let known = use_known_feeders();
    known.ask();
    let search = move || form.feeder_text.with(|text| text.trim().to_lowercase());
    let fitting = Memo::new(move |_| {
        let search = search();
        let known = known.get().unwrap_or_default();
        known.iter().filter(|feeder| fits(feeder, &search)).cloned().collect::<Vec<_>>()
    });
    let rows = move || fitting.with(|fitting| fitting[..fitting.len().min(MOST_ROWS)].to_vec());
    let has_known = move || known.get().is_some_and(|known| !known.is_empty());
    let total = move || fitting.with(Vec::len);
    let choose_all = move |_| {
        let mrids = fitting.with_untracked(|fitting| {
            fitting.iter().map(|feeder| feeder.mrid.as_str()).collect::<Vec<_>>().join("\n")
        });
        added.set(add(form, &mrids));
    };
    view! {
        <div class="known" hidden=move || !has_known()>
            <ul class="known-feeders" aria-label="Feeders here">
                <For each=rows key=|feeder| feeder.mrid.clone() let:feeder>
                    <FeederRow feeder added />
                </For>
            </ul>
            <div class="known-foot">
                <span class="hint">
                    {move || {
                        let total = total();
                        if total > MOST_ROWS {
                            format!("The first {MOST_ROWS} of {}: type to narrow them", count(total))
                        } else if total == 0 {
                            "None here by this name: Enter adds it as an mRID".to_owned()
                        } else {
                            count_of(total, "feeder here", "feeders here")
                        }
                    }}
                </span>
                <button
                    type="button"
                    class="button-link"
                    hidden=move || total() < 2
                    on:click=choose_all
                >
                    {move || format!("Choose all {}", count(total()))}
                </button>
            </div>
        </div>
        <LastRun added />
        {move || known.problem().map(|problem| view! { <p class="field-note">{problem}</p> })}
    }
}

fn fits(feeder: &KnownFeeder, search: &str) -> bool {
    let KnownFeeder { mrid, name, substation, .. } = feeder;
    let has = |text: &String| text.to_lowercase().contains(search);
    search.is_empty() || has(mrid) || has(name) || substation.as_ref().is_some_and(has)
}

#[component]
fn FeederRow(feeder: KnownFeeder, added: RwSignal<String>) -> impl IntoView {
    let form = use_form();
    let feeders = form.names(&spec::FEEDERS);
    let KnownFeeder { mrid, name, size, substation } = feeder;
    let id = format!("feeder-{mrid}");
    let other_name = (mrid != name).then(|| mrid.clone());
    let mrid = StoredValue::new(mrid);
    let chosen = move || mrid.with_value(|mrid| feeders.with(|feeders| feeders.contains(mrid)));
    let toggle = move |event| {
        let mrid = mrid.get_value();
        added.set(if event_target_checked(&event) {
            add(form, &mrid)
        } else {
            remove(form, &mrid)
        });
    };
    view! {
        <li class="known-feeder">
            <input type="checkbox" id=id.clone() prop:checked=chosen on:change=toggle />
            <label for=id>{name}</label>
            {other_name.map(|mrid| view! { <code>{mrid}</code> })}
            <span class="known-feeder-size">{size.or(substation)}</span>
        </li>
    }
}

/// The feeders of the run that was submitted last, so that nobody types them twice.
#[component]
fn LastRun(added: RwSignal<String>) -> impl IntoView {
    let form = use_form();
    let answering = use_answering();
    let chosen = form.names(&spec::FEEDERS);
    let newest = query(move || {
        let asked = GetWorkPackages { limit: Some(1), ..GetWorkPackages::default() };
        (!answering.is_silent()).then_some(asked)
    });
    let last = Memo::new(move |_| {
        newest.value.with(|page| {
            let run = page.as_ref()?.work_packages.first()?;
            let feeders = run.feeders.clone();
            (!feeders.is_empty()).then(|| (run.name.clone(), feeders))
        })
    });
    move || {
        let (name, feeders) = last.get()?;
        if chosen.with(|chosen| feeders.iter().all(|feeder| chosen.contains(feeder))) {
            return None;
        }
        let size = count_of(feeders.len(), "feeder", "feeders");
        let list = feeders.join("\n");
        Some(view! {
            <button
                type="button"
                class="button button-small"
                on:click=move |_| added.set(add(form, &list))
            >
                {format!("Add the {size} of {}", if name.is_empty() { "the last run" } else { &name })}
            </button>
        })
    }
}
