//! Results where they are: the network's lines and transformers on a map.
//!
//! - [`projection`], [`grid_index`], [`layer`], [`scene`]: what is drawn and how it looks, without a browser
//! - [`leaflet`], [`pixels`], [`paint`], [`handle`], [`canvas`]: the map itself
//! - [`ground`], [`around`]: a feeder's map with what stands around it, whatever its places tell
//! - [`looking`]: where it looks, in the address
//! - [`legend`], [`popup`], [`places_in_view`], [`picture`]: what stands around it

mod around;
mod canvas;
mod grid_index;
mod ground;
mod handle;
mod layer;
mod leaflet;
mod legend;
mod looking;
mod paint;
mod picture;
mod pixels;
mod places_in_view;
mod popup;
mod projection;
mod results_of;
mod scene;
mod theme_watch;

use std::sync::Arc;

use headroom_contract::operation::ResultHistograms;
use headroom_contract::output::{NetworkGeometry, ResultPlace, ResultTable, StudyKind};
use leptos::prelude::*;

use super::ResultsVersion;
use super::place::kind_words;
use super::run::Run;
use crate::backend::query;
use crate::routes::GroupKey;
use crate::ui::{Notice, Tone};
use layer::{STEPS, headroom_words};
use popup::told_of_run;
use results_of::places;

pub(crate) use around::{AroundMap, Told};
pub(crate) use ground::Ground;
pub(crate) use layer::{Bins, Layer};
pub(crate) use looking::Looking;

/// The selection that the map shares with table and charts: a group by its transformer, or a node by its terminal.
#[derive(Clone, Copy)]
pub(crate) struct Opened {
    /// What has its detail open.
    pub(crate) place: Signal<Option<GroupKey>>,
    /// Opens the detail of a place.
    pub(crate) open: Callback<GroupKey>,
    /// mRIDs from the source to what bound the open place.
    pub(crate) path: Signal<Vec<String>>,
}

/// The part of the address that is the map's.
#[derive(Clone, Copy)]
pub(crate) struct MapAddress {
    /// What is shown by colour; empty for headroom.
    pub(crate) layer: Signal<String>,
    /// Shows something else by colour.
    pub(crate) set_layer: Callback<String>,
    /// The feeder that is shown; empty for the selection's, or the first.
    pub(crate) feeder: Signal<String>,
    /// Shows another feeder.
    pub(crate) set_feeder: Callback<String>,
    /// Where it looks.
    pub(crate) looking: Looking,
}

/// The map of a run, one feeder at a time.
#[component]
pub(crate) fn ResultsMap(
    run: Run,
    kind: StudyKind,
    opened: Opened,
    address: MapAddress,
) -> impl IntoView {
    let feeders = Memo::new(move |_| run.facts.with(|facts| facts.feeders.clone()));
    let feeder = Memo::new(move |_| {
        let of_place = || opened.place.get().map(|place| place.feeder);
        let chosen = Some(address.feeder.get()).filter(|feeder| !feeder.is_empty());
        let chosen = chosen.or_else(of_place).filter(|feeder| !feeder.is_empty());
        chosen.or_else(|| feeders.with(|feeders| feeders.first().cloned())).unwrap_or_default()
    });
    let draw = Callback::new(move |geometry: Arc<NetworkGeometry>| {
        view! { <FeederMap run kind geometry opened address /> }.into_any()
    });
    view! {
        <section class="map" aria-labelledby="map-title">
            <div class="map-head">
                <h3 id="map-title">"Map"</h3>
                <FeederChoice feeders feeder set=address.set_feeder />
                <LayerChoice address />
            </div>
            <Ground feeder draw />
        </section>
    }
}

/// The map of one feeder of a run.
#[component]
fn FeederMap(
    run: Run,
    kind: StudyKind,
    geometry: Arc<NetworkGeometry>,
    opened: Opened,
    address: MapAddress,
) -> impl IntoView {
    let Run { id, facts, version, provenance } = run;
    let mrid = geometry.mrid.clone();
    let feeder = Memo::new(move |_| mrid.clone());
    let results = places(id, kind, feeder, version);
    let unit = kind_words(kind).unit;
    let told = Told {
        results: results.value.into(),
        layer: Memo::new(move |_| Layer::of_slug(&address.layer.get())),
        bins: bins_of_run(id, kind, version),
        unit,
        in_words: Callback::new(move |result: ResultPlace| headroom_words(&result, unit)),
        of_place: told_of_run(facts, unit, opened),
        provenance,
    };
    view! {
        {move || {
            results.error.get().map(|error| {
                view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }
            })
        }}
        <AroundMap geometry told place=opened.place path=opened.path looking=address.looking />
    }
}

/// The bins of a histogram of the whole run, so that two feeders' maps can be compared.
fn bins_of_run(id: Signal<String>, kind: StudyKind, version: Memo<ResultsVersion>) -> Memo<Bins> {
    let (table, column) = match kind {
        StudyKind::IntrinsicLv => (ResultTable::LvGroupHostingCapacity, "headroomKwPerCustomer"),
        StudyKind::HvNodeHeadroom => (ResultTable::HvNodeHeadroom, "availableHeadroomKw"),
    };
    let histogram = query(move || {
        version.track();
        Some(ResultHistograms {
            work_package_id: id.get(),
            table,
            column: column.to_owned(),
            bins: i32::try_from(STEPS).ok(),
            filter: None,
        })
    });
    Memo::new(move |_| {
        let extent = histogram.value.get().and_then(|found| Some((found.min?, found.max?)));
        let (least_kw, greatest_kw) = extent.unwrap_or_default();
        Bins { least_kw, greatest_kw }
    })
}

/// Chooses the feeder that is shown; nothing where there is only one.
#[component]
pub(crate) fn FeederChoice(
    feeders: Memo<Vec<String>>,
    feeder: Memo<String>,
    set: Callback<String>,
) -> impl IntoView {
    move || {
        let feeders = feeders.get();
        (feeders.len() > 1).then(|| {
            let options = feeders
                .iter()
                .map(|mrid| view! { <option value=mrid.clone()>{mrid.clone()}</option> })
                .collect_view();
            view! { <Choice label="Feeder" value=feeder options set /> }
        })
    }
}

#[component]
fn LayerChoice(address: MapAddress) -> impl IntoView {
    let options = Layer::ALL
        .map(|layer| view! { <option value=layer.slug()>{layer.label()}</option> })
        .into_iter()
        .collect_view();
    let value = Signal::derive(move || Layer::of_slug(&address.layer.get()).slug().to_owned());
    view! { <Choice label="Colour by" value options set=address.set_layer /> }
}

/// A choice at the head of the map.
#[component]
fn Choice(
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    options: impl IntoView,
    set: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="map-choice">
            {label}
            <select prop:value=value on:change=move |event| set.run(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
}
