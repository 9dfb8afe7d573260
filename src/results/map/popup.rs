//! What the map tells of a place.

use std::sync::Arc;

use headroom_contract::output::ResultPlace;
use leptos::prelude::*;

use super::Opened;
use super::layer::{bound_by, headroom_words};
use super::scene::Scene;
use crate::results::run::RunFacts;
use crate::routes::GroupKey;
use crate::ui::known_facts;
use crate::words;

/// The place that was chosen.
#[component]
pub(super) fn PlacePopup(
    scene: Memo<Arc<Scene>>,
    picked: RwSignal<Option<String>>,
    /// What is told of it: of its mRID, and its result where it has one.
    told: Callback<(String, Option<ResultPlace>), AnyView>,
) -> impl IntoView {
    move || {
        let place = picked.get()?;
        let result = scene.with(|scene| {
            let mark = scene.mark_of(&place)?;
            Some(scene.result(mark).cloned())
        })?;
        let content = told.run((place.clone(), result));
        let label = format!("Place {place}");
        Some(view! {
            <div class="map-popup" role="group" aria-label=label>
                <div class="map-popup-head">
                    <h4>{place}</h4>
                    <button
                        type="button"
                        class="button button-icon"
                        aria-label="Close place"
                        on:click=move |_| picked.set(None)
                    >
                        "×"
                    </button>
                </div>
                {content}
            </div>
        })
    }
}

/// What a run says of a place, with the way to its row.
pub(super) fn told_of_run(
    facts: Memo<RunFacts>,
    unit: &'static str,
    opened: Opened,
) -> Callback<(String, Option<ResultPlace>), AnyView> {
    Callback::new(move |(_, result): (String, Option<ResultPlace>)| {
        let Some(result) = result else {
            let words = "No result: this run did not search it, or nobody is supplied from it";
            return view! { <p>{words}</p> }.into_any();
        };
        let key = GroupKey { head: result.place.clone(), feeder: result.feeder.clone() };
        view! {
            <Facts result facts unit />
            <button
                type="button"
                class="button button-small"
                on:click=move |_| opened.open.run(key.clone())
            >
                "Show detail"
            </button>
        }
        .into_any()
    })
}

#[component]
fn Facts(result: ResultPlace, facts: Memo<RunFacts>, unit: &'static str) -> impl IntoView {
    let binding = result.binding.as_ref();
    let against = binding.map(|binding| {
        words::against_limit(&binding.metric, binding.violating_value, binding.constraint_limit)
    });
    let asset = binding.map(|binding| binding.conducting_equipment_mrid.clone());
    let (years, initial_state, created) =
        facts.with(|run| (run.years.clone(), run.initial_state.clone(), run.created.clone()));
    let facts = [
        ("Headroom", Some(headroom_words(&result, unit))),
        ("Bound by", Some(bound_by(&result))),
        ("Value against limit", against),
        ("Asset", asset),
        ("Direction", Some(words::row_direction(&result.headroom_direction).to_owned())),
        ("Scenario", Some(result.scenario.clone())),
        ("Year", Some(years)),
        ("Initial state", Some(initial_state)),
        ("Instant", Some(words::instant(Some(&result.timestamp)))),
        ("Run", Some(created)),
    ];
    view! {
        {known_facts(facts)}
        <p class="caveat">"Under this run\u{2019}s assumptions; it does not replace a connection study"</p>
    }
}
