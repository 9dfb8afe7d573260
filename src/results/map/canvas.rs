//! The map itself: Leaflet for moving about and for tiles, one canvas over it for the network.
//!
//! The canvas is larger than the map. While the map is dragged the canvas only goes along; it is drawn anew where it would not
//! reach.

use std::rc::Rc;
use std::sync::Arc;

use headroom_contract::output::{CoordinateKind, NetworkGeometry};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::layer::{Bins, Layer};
use super::leaflet::{self, LeafletMap, PointerAt};
use super::paint::{Colors, Drawing, Emphasis, Looks, fitted};
use super::pixels::View;
use super::scene::Scene;
use super::theme_watch::theme_changes;
use crate::ui::{measured_height, measured_width};

/// How near to a mark a pointer has to be, in px.
const REACH_PX: f64 = 12.0;
/// What the canvas has more than the map on every side, in px.
const MARGIN_PX: f64 = 160.0;

/// What the map shows.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) scene: Memo<Arc<Scene>>,
    pub(super) layer: Memo<Layer>,
    pub(super) bins: Memo<Bins>,
    pub(super) emphasis: Memo<Emphasis>,
    /// Where it looks, after each move.
    pub(super) view: RwSignal<Option<View>>,
    /// The place that was chosen on it.
    pub(super) picked: RwSignal<Option<String>>,
}

/// What lives as long as the map.
struct Mounted {
    map: LeafletMap,
    canvas: HtmlCanvasElement,
    probe: HtmlElement,
    colors: Option<Colors>,
    /// How everything looks, as long as that holds.
    looks: Option<Rc<Looks>>,
    /// What is left to be drawn.
    drawing: Option<Drawing>,
    /// The view that the canvas was drawn for.
    painted: Option<View>,
    /// Leaflet calls them.
    _listeners: Vec<Closure<dyn FnMut(JsValue)>>,
}

/// The map once it is there. Leaflet calls back while it moves, so nothing of it may be borrowed then.
#[derive(Clone, Copy)]
pub(super) struct Handle(StoredValue<Option<Mounted>, LocalStorage>);

impl Handle {
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Shows the whole network.
    pub(super) fn fit(self, geometry: &NetworkGeometry) {
        if let Some((least, greatest)) = extent(geometry)
            && let Some(map) = self.map()
        {
            map.fit(least, greatest);
        }
    }

    /// Brings a node to the middle.
    pub(super) fn centre(self, geometry: &NetworkGeometry, node: usize) {
        let nodes = &geometry.nodes;
        if let Some(map) = self.map() {
            map.centre((nodes.x[node], nodes.y[node]));
        }
    }

    /// Does something with the drawing of the map's part of the world, once it is complete: with the canvas, the part of it
    /// that is on view (left, top, width and height in its own pixels), and its colours.
    pub(super) fn with_canvas<T>(
        self,
        shown: Shown,
        act: impl FnOnce(&HtmlCanvasElement, [f64; 4], &Colors) -> T,
    ) -> Option<T> {
        self.paint(shown);
        while self.paint_more(shown) {}
        self.0.try_with_value(|mounted| {
            let Mounted { canvas, colors, .. } = mounted.as_ref()?;
            let sharpness = f64::from(canvas.width()) / f64::from(canvas.client_width().max(1));
            let size = |px: i32| (f64::from(px) - 2.0 * MARGIN_PX) * sharpness;
            let margin = MARGIN_PX * sharpness;
            let part = [margin, margin, size(canvas.client_width()), size(canvas.client_height())];
            Some(act(canvas, part, colors.as_ref()?))
        })?
    }

    fn map(self) -> Option<LeafletMap> {
        self.0.try_with_value(|mounted| mounted.as_ref().map(|mounted| mounted.map.clone()))?
    }

    fn view(self) -> Option<View> {
        let map = self.map()?;
        let bounds = map.pixel_bounds();
        let (least, greatest) = (bounds.min(), bounds.max());
        let (least, greatest) = ((least.x(), least.y()), (greatest.x(), greatest.y()));
        Some(View { least, greatest, zoom: map.zoom() })
    }

    /// Goes along with the map, and is drawn anew where that does not do.
    fn follow(self, shown: Shown, most_px: f64) {
        let Some(view) = self.view() else { return };
        let moved = self.0.with_value(|mounted| {
            let mounted = mounted.as_ref()?;
            let (x, y) = mounted.painted?.shift_to(view, most_px)?;
            let style = HtmlElement::style(&mounted.canvas);
            style.set_property("transform", &format!("translate({x}px, {y}px)")).ok()
        });
        if moved.is_none() {
            self.paint(shown);
        }
    }

    /// Draws as much at once as does not hold the page up, and the rest in the frames that follow.
    fn paint(self, shown: Shown) {
        let Some(view) = self.view() else { return };
        let goes_on = self.0.try_update_value(|mounted| {
            let mounted = mounted.as_mut()?;
            fitted(&mounted.canvas, window().device_pixel_ratio())?;
            let goes_on = mounted.drawing.is_some();
            HtmlElement::style(&mounted.canvas).remove_property("transform").ok();
            let (layer, bins) = (shown.layer.get_untracked(), shown.bins.get_untracked());
            let emphasis = shown.emphasis.get_untracked();
            mounted.drawing = Some(shown.scene.with_untracked(|scene| {
                let looks = &mut mounted.looks;
                let looks = looks.get_or_insert_with(|| Rc::new(Looks::new(scene, layer, bins)));
                Drawing::new(scene, view.widened(MARGIN_PX), Rc::clone(looks), &emphasis)
            }));
            mounted.painted = Some(view);
            Some(goes_on)
        });
        match goes_on.flatten() {
            // The frames that were to draw the rest of the drawing before go on with this one.
            Some(true) => {
                self.paint_more(shown);
            }
            Some(false) => self.paint_on(shown),
            None => {}
        }
    }

    fn paint_on(self, shown: Shown) {
        if self.paint_more(shown) {
            request_animation_frame(move || self.paint_on(shown));
        }
    }

    /// Draws a slice; false once nothing is left.
    fn paint_more(self, shown: Shown) -> bool {
        let more = self.0.try_update_value(|mounted| {
            let Mounted { canvas, probe, colors, drawing, .. } = mounted.as_mut()?;
            let colors = colors.get_or_insert_with(|| Colors::new(probe.clone()));
            let context = canvas.get_context("2d").ok().flatten()?.unchecked_into();
            let own = drawing.as_mut()?;
            let more = shown.scene.try_with_untracked(|scene| {
                own.paint_more(scene, &context, window().device_pixel_ratio(), colors)
            });
            // A canvas that cannot be drawn on stays as it is.
            let more = matches!(more, Some(Ok(true)));
            if !more {
                *drawing = None;
            }
            Some(more)
        });
        more.flatten().unwrap_or(false)
    }

    /// Nothing of how things looked holds any longer.
    fn forget_looks(self) {
        self.0.update_value(|mounted| {
            if let Some(mounted) = mounted {
                (mounted.colors, mounted.looks) = (None, None);
            }
        });
    }
}

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
        handle.0.set_value(Some(Mounted {
            map,
            canvas,
            probe: probe.unchecked_into(),
            colors: None,
            looks: None,
            drawing: None,
            painted: None,
            _listeners: listeners,
        }));
        handle.fit(&geometry);
        handle.paint(shown);
    });
    // A detail that opens beside the results takes of the map's width; the middle stays the middle.
    let (width, height) = (measured_width(frame, 0.0), measured_height(frame, 0.0));
    Effect::new(move || {
        width.track();
        height.track();
        if let Some(map) = handle.map() {
            map.fill_frame();
        }
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
    on_cleanup(move || {
        if let Some(Some(mounted)) = handle.0.try_update_value(Option::take) {
            mounted.map.remove();
        }
    });
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
    let moved = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        // Room for the next move, on all sides.
        handle.follow(shown, MARGIN_PX / 2.0);
        shown.view.set(handle.view());
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

/// Least and greatest x and y of a network.
fn extent(geometry: &NetworkGeometry) -> Option<((f64, f64), (f64, f64))> {
    let places = geometry.nodes.x.iter().copied().zip(geometry.nodes.y.iter().copied());
    places.fold(None, |extent, (x, y)| {
        let ((west, south), (east, north)) = extent.unwrap_or(((x, y), (x, y)));
        Some(((west.min(x), south.min(y)), (east.max(x), north.max(y))))
    })
}
