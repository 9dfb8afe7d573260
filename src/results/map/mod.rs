//! Results where they are: the network's lines and transformers on a map.
//!
//! - [`projection`], [`grid_index`], [`layer`], [`scene`]: what is drawn and how it looks, without a browser
//! - [`leaflet`], [`paint`], [`canvas`]: the map itself
//! - [`legend`], [`popup`], [`places_in_view`], [`picture`]: what stands around it

mod canvas;
mod grid_index;
mod layer;
mod leaflet;
mod legend;
mod paint;
mod picture;
mod places_in_view;
mod popup;
mod projection;
mod results_of;
mod scene;
mod theme_watch;

use std::sync::Arc;

use headroom_contract::operation::{NetworkGeometries, ResultHistograms};
use headroom_contract::output::{NetworkGeometry, ResultTable, StudyKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ResultsVersion;
use super::place::kind_words;
use super::run::Run;
use crate::backend::query;
use crate::routes::GroupKey;
use crate::ui::format::count_of;
use crate::ui::{Notice, Skeleton, Tone};
use canvas::{Handle, MapCanvas, Shown};
use layer::{Bins, Layer, STEPS};
use legend::MapLegend;
use paint::Emphasis;
use picture::PictureButton;
use places_in_view::PlacesInView;
use popup::PlacePopup;
use results_of::places;
use scene::Scene;

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
    let geometry = query(move || {
        Some(NetworkGeometries { mrid: feeder.get() }).filter(|ask| !ask.mrid.is_empty())
    });
    let loaded = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let outcome = leaflet::load().await;
        loaded.try_set(Some(outcome.is_ok()));
    });
    let content = move || {
        if let Some(error) = geometry.error.get() {
            return view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any();
        }
        let Some(found) = geometry.value.get() else {
            return view! { <Skeleton rows=8 /> }.into_any();
        };
        match (found.as_ref(), loaded.get()) {
            (None, _) => view! {
                <p class="hint">{format!("The model of {} is not here: open it under Networks to see results on its map", feeder.get())}</p>
            }.into_any(),
            (Some(found), _) if found.nodes.names.is_empty() => view! {
                <p class="hint">{format!("The model of {} has no coordinates, so there is no map of it", found.mrid)}</p>
            }.into_any(),
            (Some(_), Some(false)) => view! {
                <Notice tone=Tone::Error>"The map could not be loaded: check the connection and reload the page"</Notice>
            }.into_any(),
            (Some(_), None) => view! { <Skeleton rows=8 /> }.into_any(),
            (Some(found), Some(true)) => {
                let geometry = Arc::new(found.clone());
                view! { <FeederMap run kind geometry opened address /> }.into_any()
            }
        }
    };
    view! {
        <section class="map" aria-labelledby="map-title">
            <div class="map-head">
                <h3 id="map-title">"Map"</h3>
                <FeederChoice feeders feeder address />
                <LayerChoice address />
            </div>
            {content}
        </section>
    }
}

/// The map of one feeder with what stands around it.
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
    let of_scene = Arc::clone(&geometry);
    let scene = Memo::new_with_compare(
        move |_| Arc::new(Scene::new(Arc::clone(&of_scene), results.value.get())),
        |_, _| true,
    );
    let layer = Memo::new(move |_| Layer::of_slug(&address.layer.get()));
    let bins = bins_of_run(id, kind, version);
    let picked = RwSignal::new(None::<String>);
    let emphasis = Memo::new(move |_| Emphasis { path: opened.path.get(), place: picked.get() });
    let shown = Shown { scene, layer, bins, emphasis, view: RwSignal::new(None), picked };
    let handle = Handle::new();
    follow_selection(shown, handle, opened, Arc::clone(&geometry));
    let unit = kind_words(kind).unit;
    let label = format!("Map of {}: arrow keys move it, plus and minus zoom", geometry.mrid);
    let fit = Arc::clone(&geometry);
    view! {
        {move || {
            results.error.get().map(|error| {
                view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }
            })
        }}
        <div class="map-body">
            <div class="map-stage">
                <MapCanvas geometry=Arc::clone(&geometry) label shown handle />
                <PlacePopup scene picked facts unit opened />
            </div>
            <div class="map-side">
                <MapLegend scene layer bins unit />
                <div class="map-actions">
                    <button type="button" class="button button-small" on:click=move |_| handle.fit(&fit)>
                        "Show all"
                    </button>
                    <PictureButton shown handle provenance unit feeder />
                </div>
                <PlacesInView scene view=shown.view picked unit />
                <MapRemarks scene />
                <Attribution />
            </div>
        </div>
    }
}

/// A place that is opened elsewhere is shown here, and brought to the middle.
fn follow_selection(shown: Shown, handle: Handle, opened: Opened, geometry: Arc<NetworkGeometry>) {
    Effect::new(move || {
        let Some(place) = opened.place.get() else { return };
        let node = shown.scene.with(|scene| scene.mark_of(&place.head).map(|mark| mark.node));
        let Some(node) = node.filter(|_| place.feeder == geometry.mrid) else { return };
        if shown.picked.with_untracked(|picked| picked.as_ref() != Some(&place.head)) {
            shown.picked.set(Some(place.head));
            handle.centre(&geometry, node);
        }
    });
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

#[component]
fn FeederChoice(
    feeders: Memo<Vec<String>>,
    feeder: Memo<String>,
    address: MapAddress,
) -> impl IntoView {
    move || {
        let feeders = feeders.get();
        (feeders.len() > 1).then(|| {
            let options = feeders
                .iter()
                .map(|mrid| view! { <option value=mrid.clone()>{mrid.clone()}</option> })
                .collect_view();
            view! { <Choice label="Feeder" value=feeder options set=address.set_feeder /> }
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

/// What is not on the map.
#[component]
fn MapRemarks(scene: Memo<Arc<Scene>>) -> impl IntoView {
    move || {
        let (nodes, results) =
            scene.with(|scene| (scene.geometry.unplaced_node_count, scene.unplaced));
        let nodes = (nodes > 0).then(|| {
            let words = count_of(nodes, "bus", "buses");
            view! { <p class="hint">{format!("{words} without coordinates in the model, not shown")}</p> }
        });
        let results = (results > 0).then(|| {
            let words = count_of(results, "result", "results");
            view! { <p class="hint">{format!("{words} at assets that the model gives no place")}</p> }
        });
        view! {
            {nodes}
            {results}
        }
    }
}

/// Whose tiles lie below.
#[component]
fn Attribution() -> impl IntoView {
    leaflet::Tiles::configured()
        .map(|tiles| view! { <p class="hint">{format!("Background: {}", tiles.attribution)}</p> })
}
