//! The map itself: Leaflet for moving about and for tiles, one canvas over it for the network.
//!
//! The canvas is larger than the map. While the map is dragged the canvas only goes along; it is drawn anew where it would not
//! reach.

use std::sync::Arc;
use std::time::Duration;

use headroom_contract::output::{CoordinateKind, NetworkGeometry};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::handle::{Handle, MARGIN_PX, Shown};
use super::leaflet::{self, LeafletMap, PointerAt};
use super::theme_watch::theme_changes;
use crate::ui::{measured_height, measured_width};

/// How near to a mark a pointer has to be, in px.
const REACH_PX: f64 = 12.0;
/// How long the map rests before the address says where it looks.
const TELL_AFTER: Duration = Duration::from_millis(300);

/// The map of one network.
#[component]
pub(super) fn MapCanvas(
    geometry: Arc<NetworkGeometry>,
    label: String,
    shown: Shown,
    handle: Handle,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let probe = NodeRef::<html::Span>::new();
    let mounted_once = RwSignal::new(false);
    Effect::new(move || {
        let (Some(frame), Some(canvas), Some(probe)) = (frame.get(), canvas.get(), probe.get())
        else {
            return;
        };
        if mounted_once.get_untracked() {
            return;
        }
        mounted_once.set(true);
        let on_earth = geometry.coordinates == CoordinateKind::Geographic;
        let map = leaflet::map(&frame, on_earth);
        let listeners = listen(&map, shown, handle);
        handle.mount(map, canvas, probe.unchecked_into(), listeners);
        handle.look(&shown.looking.at.get_untracked(), &geometry);
        handle.paint(shown);
    });
    // A detail that opens beside the results takes of the map's width; the middle stays the middle.
    let (width, height) = (measured_width(frame, 0.0), measured_height(frame, 0.0));
    Effect::new(move || {
        width.track();
        height.track();
        handle.fill_frame();
    });
    let theme = theme_changes();
    Effect::new(move || {
        shown.scene.track();
        shown.layer.track();
        shown.bins.track();
        theme.track();
        handle.forget_looks();
        handle.paint(shown);
    });
    Effect::new(move || {
        shown.emphasis.track();
        handle.paint(shown);
    });
    on_cleanup(move || handle.unmount());
    view! {
        <div class="map-frame">
            <div class="map-ground" role="region" aria-label=label node_ref=frame></div>
            <div class="map-sheet" aria-hidden="true" style:--map-margin=format!("{MARGIN_PX}px")>
                <canvas class="map-canvas" node_ref=canvas></canvas>
            </div>
            <span class="map-probe" aria-hidden="true" node_ref=probe></span>
        </div>
    }
}

/// Hears what Leaflet tells.
fn listen(map: &LeafletMap, shown: Shown, handle: Handle) -> Vec<Closure<dyn FnMut(JsValue)>> {
    let moving = Closure::<dyn FnMut(JsValue)>::new(move |_| handle.follow(shown, MARGIN_PX));
    let changed = Closure::<dyn FnMut(JsValue)>::new(move |_| handle.paint(shown));
    // Browsers let an address change so often, and a wheel turns faster.
    let mut tell = debounce(TELL_AFTER, move |at: String| {
        if handle.map().is_some() && at != shown.looking.at.get_untracked() {
            shown.looking.set.run(at);
        }
    });
    let moved = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        // Room for the next move, on all sides.
        handle.follow(shown, MARGIN_PX / 2.0);
        shown.view.set(handle.view());
        if let Some(at) = handle.spot(shown.looking) {
            tell(at);
        }
    });
    let pressed = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let at = event.unchecked_into::<PointerAt>().at();
        let Some(view) = handle.view() else { return };
        let hit = shown.scene.with_untracked(|scene| {
            let place = view.place_at(scene, (at.x(), at.y()));
            let within = REACH_PX / super::projection::scale(view.zoom);
            scene.hit(place, within).map(|mark| mark.place.clone())
        });
        shown.picked.set(hit);
    });
    let wheel = |zooms: bool| {
        Closure::<dyn FnMut(JsValue)>::new(move |_| {
            if let Some(map) = handle.map() {
                map.wheel_zooms(zooms);
            }
        })
    };
    let (focused, left) = (wheel(true), wheel(false));
    let listeners = [
        ("move", moving),
        ("zoom resize viewreset", changed),
        ("moveend zoomend resize", moved),
        ("click", pressed),
        ("focus", focused),
        ("blur", left),
    ];
    let listen = |(events, listener): (&str, Closure<dyn FnMut(JsValue)>)| {
        map.on(events, listener.as_ref().unchecked_ref());
        listener
    };
    listeners.into_iter().map(listen).collect()
}
