//! Differences where they are.

use std::sync::Arc;

use headroom_contract::operation::CompareResults;
use headroom_contract::output::{ComparedResult, NetworkGeometry, ResultPlace};
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::change_words;
use super::table::{bound_by, difference_words, kw_words};
use super::view::CompareView;
use crate::backend::{BackendError, all_pages, use_backend};
use crate::results::{AroundMap, Bins, FeederChoice, Ground, Layer, Looking, Told};
use crate::ui::chart::Provenance;
use crate::ui::{Notice, Tone, known_facts, power};

/// The map of the differences, one feeder at a time.
#[component]
pub(super) fn DifferenceMap(
    a: StoredValue<String>,
    b: StoredValue<String>,
    /// Feeders with a result in either run.
    feeders: Memo<Vec<String>>,
    shown: Memo<CompareView>,
    go: Callback<CompareView>,
    provenance: Callback<(), Provenance>,
) -> impl IntoView {
    let feeder = Memo::new(move |_| {
        let chosen = shown.with(|shown| shown.feeder.clone());
        feeders.with(|feeders| {
            if feeders.contains(&chosen) {
                chosen
            } else {
                feeders.first().cloned().unwrap_or_default()
            }
        })
    });
    let set = Callback::new(move |feeder: String| {
        go.run(shown.get_untracked().of_feeder(&feeder));
    });
    let (rows, error) = differences(a, b, feeder);
    let told = told(rows, provenance);
    let draw = Callback::new(move |geometry: Arc<NetworkGeometry>| {
        view! {
            <AroundMap
                geometry
                told
                place=Signal::derive(|| None)
                path=Signal::derive(Vec::new)
                looking=Looking::anywhere()
            />
        }
        .into_any()
    });
    let errors = move || {
        error.get().map(|error| {
            view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }
        })
    };
    move || {
        (!feeder.read().is_empty()).then(|| {
            view! {
                <section class="map compare-map" aria-labelledby="map-title">
                    <div class="map-head">
                        <h2 id="map-title">"Map of differences"</h2>
                        <FeederChoice feeders feeder set />
                    </div>
                    {errors}
                    <Ground feeder draw />
                </section>
            }
        })
    }
}

type Rows = RwSignal<Arc<Vec<ComparedResult>>>;

/// All places of a feeder in both runs.
fn differences(
    a: StoredValue<String>,
    b: StoredValue<String>,
    feeder: Memo<String>,
) -> (Rows, RwSignal<Option<BackendError>>) {
    let (rows, failed) = (RwSignal::new(Arc::default()), RwSignal::new(None));
    let backend = use_backend();
    Effect::new(move || {
        let feeder = feeder.get();
        if feeder.is_empty() {
            return;
        }
        spawn_local_scoped_with_cancellation(async move {
            let page = async |limit, offset| {
                let operation = CompareResults {
                    first_id: a.get_value(),
                    second_id: b.get_value(),
                    feeder: Some(feeder.clone()),
                    limit: Some(limit),
                    offset: Some(offset),
                    ..CompareResults::default()
                };
                let page = backend.run(&operation).await?;
                Ok((page.total_count, page.rows))
            };
            match all_pages(page).await {
                Ok(found) => {
                    failed.set(None);
                    rows.set(Arc::new(found));
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    });
    (rows, failed)
}

/// What the map tells of the differences.
fn told(rows: Rows, provenance: Callback<(), Provenance>) -> Told {
    let find = move |place: &str| {
        rows.with_untracked(|rows| rows.iter().find(|row| row.place == place).cloned())
    };
    let bins = Memo::new(move |_| {
        let greatest_kw = rows.with(|rows| {
            let differences = rows.iter().filter_map(|row| row.difference_kw);
            differences.fold(0.0_f64, |most, kw| most.max(kw.abs()))
        });
        Bins { least_kw: -greatest_kw, greatest_kw }
    });
    Told {
        results: Signal::derive(move || rows.read().iter().filter_map(as_result).collect()),
        layer: Memo::new(|_| Layer::Difference),
        bins,
        unit: power::unit().symbol(),
        in_words: Callback::new(move |result: ResultPlace| {
            find(&result.place).as_ref().map_or_else(String::new, difference_with_unit)
        }),
        of_place: Callback::new(move |(place, _): (String, Option<ResultPlace>)| {
            match find(&place) {
                Some(row) => view! { <Facts row /> }.into_any(),
                None => view! { <p>"Neither run has a result here"</p> }.into_any(),
            }
        }),
        provenance,
    }
}

/// A difference as a map takes it; none where only one of the runs has a result.
fn as_result(row: &ComparedResult) -> Option<ResultPlace> {
    Some(ResultPlace {
        place: row.place.clone(),
        feeder: row.feeder.clone(),
        scenario: String::new(),
        timestamp: String::new(),
        headroom_kw: row.difference_kw?,
        is_lower_bound: false,
        convergence: true,
        headroom_direction: String::new(),
        binding: None,
    })
}

fn difference_with_unit(row: &ComparedResult) -> String {
    format!("{} {}", difference_words(row), power::unit().symbol())
}

#[component]
fn Facts(row: ComparedResult) -> impl IntoView {
    let difference = row.difference_kw.map(|_| difference_with_unit(&row));
    let facts = [
        ("A", Some(kw_words(row.first_kw, row.first_metric.as_deref()))),
        ("B", Some(kw_words(row.second_kw, row.second_metric.as_deref()))),
        ("B \u{2212} A", difference),
        ("Change", Some(change_words(row.change).to_owned())),
        ("Bound by in A", Some(bound_by(row.first_kw, row.first_metric.as_deref()))),
        ("Bound by in B", Some(bound_by(row.second_kw, row.second_metric.as_deref()))),
    ];
    known_facts(facts)
}
