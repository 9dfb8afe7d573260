//! A feeder's map with what stands around it, whatever its places tell.

use std::sync::Arc;

use headroom_contract::output::{NetworkGeometry, ResultPlace};
use leptos::prelude::*;

use super::canvas::MapCanvas;
use super::handle::{Handle, Shown};
use super::layer::{Bins, Layer};
use super::leaflet;
use super::legend::MapLegend;
use super::looking::Looking;
use super::paint::Emphasis;
use super::picture::PictureButton;
use super::places_in_view::PlacesInView;
use super::popup::PlacePopup;
use super::scene::Scene;
use crate::routes::GroupKey;
use crate::ui::chart::Provenance;
use crate::ui::format::count_of;

/// What a map tells, and how.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    /// Places with a value in kW.
    pub(crate) results: Signal<Vec<ResultPlace>>,
    /// What is shown by colour.
    pub(crate) layer: Memo<Layer>,
    /// Scale of the values.
    pub(crate) bins: Memo<Bins>,
    /// Their unit.
    pub(crate) unit: &'static str,
    /// A value in a few words.
    pub(crate) in_words: Callback<ResultPlace, String>,
    /// What there is to say of a place that was chosen: of its mRID, and its value where it has one.
    pub(crate) of_place: Callback<(String, Option<ResultPlace>), AnyView>,
    /// What stands below the map's picture.
    pub(crate) provenance: Callback<(), Provenance>,
}

/// The map of one feeder with what stands around it.
#[component]
pub(crate) fn AroundMap(
    geometry: Arc<NetworkGeometry>,
    told: Told,
    /// What is chosen elsewhere.
    place: Signal<Option<GroupKey>>,
    /// mRIDs of the path that is brought out.
    path: Signal<Vec<String>>,
    looking: Looking,
) -> impl IntoView {
    let Told { results, layer, bins, unit, in_words, of_place, provenance } = told;
    let mrid = geometry.mrid.clone();
    let feeder = Memo::new(move |_| mrid.clone());
    let of_scene = Arc::clone(&geometry);
    let scene = Memo::new_with_compare(
        move |_| Arc::new(Scene::new(Arc::clone(&of_scene), results.get())),
        |_, _| true,
    );
    let picked = RwSignal::new(None::<String>);
    let emphasis = Memo::new(move |_| Emphasis { path: path.get(), place: picked.get() });
    let view = RwSignal::new(None);
    let shown = Shown { scene, layer, bins, emphasis, view, picked, looking };
    let handle = Handle::new();
    follow_selection(shown, handle, place, Arc::clone(&geometry));
    let label = format!("Map of {}: arrow keys move it, plus and minus zoom", geometry.mrid);
    let fit = Arc::clone(&geometry);
    view! {
        <div class="map-body">
            <div class="map-stage">
                <MapCanvas geometry=Arc::clone(&geometry) label shown handle />
                <PlacePopup scene picked told=of_place />
            </div>
            <div class="map-side">
                <MapLegend scene layer bins unit />
                <div class="map-actions">
                    <button type="button" class="button button-small" on:click=move |_| handle.fit(&fit)>
                        "Show all"
                    </button>
                    <PictureButton shown handle provenance unit feeder />
                </div>
                <PlacesInView scene view=shown.view picked in_words />
                <MapRemarks scene />
                <Attribution />
            </div>
        </div>
    }
}

/// A place that is opened elsewhere is shown here, and brought to the middle.
fn follow_selection(
    shown: Shown,
    handle: Handle,
    place: Signal<Option<GroupKey>>,
    geometry: Arc<NetworkGeometry>,
) {
    // An address that says where to look is followed first.
    let stays = StoredValue::new(shown.looking.at.with_untracked(|at| !at.is_empty()));
    Effect::new(move || {
        let Some(place) = place.get() else { return stays.set_value(false) };
        let node = shown.scene.with(|scene| scene.mark_of(&place.head).map(|mark| mark.node));
        let Some(node) = node.filter(|_| place.feeder == geometry.mrid) else { return };
        if shown.picked.with_untracked(|picked| picked.as_ref() != Some(&place.head)) {
            shown.picked.set(Some(place.head));
            if !stays.get_value() {
                handle.centre(&geometry, node);
            }
            stays.set_value(false);
        }
    });
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
