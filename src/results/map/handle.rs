//! A map that is there: what it shows, where it looks, and drawing it.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use headroom_contract::output::NetworkGeometry;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::layer::{Bins, Layer};
use super::leaflet::LeafletMap;
use super::looking::{Looking, Spot};
use super::paint::{Colors, Drawing, Emphasis, Looks, fitted};
use super::pixels::View;
use super::scene::Scene;

/// What the canvas has more than the map on every side, in px.
pub(super) const MARGIN_PX: f64 = 160.0;

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
    /// Where it looks, in the address.
    pub(super) looking: Looking,
}

/// Who moves the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mover {
    #[default]
    Person,
    /// To the whole network.
    Fit,
    /// To what is opened elsewhere, or into another frame.
    Page,
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
    mover: Rc<Cell<Mover>>,
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

    /// Takes the map, with what it is drawn on and what Leaflet calls.
    pub(super) fn mount(
        self,
        map: LeafletMap,
        canvas: HtmlCanvasElement,
        probe: HtmlElement,
        listeners: Vec<Closure<dyn FnMut(JsValue)>>,
    ) {
        self.0.set_value(Some(Mounted {
            map,
            canvas,
            probe,
            colors: None,
            looks: None,
            drawing: None,
            painted: None,
            mover: Rc::default(),
            _listeners: listeners,
        }));
    }

    /// Removes the map from the page.
    pub(super) fn unmount(self) {
        if let Some(Some(mounted)) = self.0.try_update_value(Option::take) {
            mounted.map.remove();
        }
    }

    /// Shows the whole network.
    pub(super) fn fit(self, geometry: &NetworkGeometry) {
        if let Some((least, greatest)) = extent(geometry)
            && let Some(map) = self.map()
        {
            self.moving(Mover::Fit, || map.fit(least, greatest));
        }
    }

    /// Brings a node to the middle.
    pub(super) fn centre(self, geometry: &NetworkGeometry, node: usize) {
        let nodes = &geometry.nodes;
        if let Some(map) = self.map() {
            self.moving(Mover::Page, || map.centre((nodes.x[node], nodes.y[node])));
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

    /// Looks where the address says, or at the whole network.
    pub(super) fn look(self, at: &str, geometry: &NetworkGeometry) {
        match (Spot::read(at), self.map()) {
            (Some(spot), Some(map)) => {
                self.moving(Mover::Page, || map.look(spot.middle, spot.zoom));
            }
            _ => self.fit(geometry),
        }
    }

    /// Takes the size that its frame has by now; what is in the middle stays there.
    pub(super) fn fill_frame(self) {
        if let Some(map) = self.map() {
            self.moving(Mover::Page, || map.fill_frame());
        }
    }

    /// Leaflet tells of a move while it is made.
    fn moving(self, mover: Mover, move_it: impl FnOnce()) {
        let moving = self.0.with_value(|mounted| mounted.as_ref().map(|m| Rc::clone(&m.mover)));
        if let Some(moving) = &moving {
            moving.set(mover);
        }
        move_it();
        if let Some(moving) = moving {
            moving.set(Mover::Person);
        }
    }

    /// What the address is to say of where the map looks: nothing of the whole network, and of what the page brings to the
    /// middle only where a person has moved the map before.
    pub(super) fn spot(self, looking: Looking) -> Option<String> {
        let mover = self.0.try_with_value(|mounted| mounted.as_ref().map(|m| m.mover.get()))??;
        let map = self.map()?;
        match mover {
            Mover::Fit => Some(String::new()),
            Mover::Page if looking.at.with_untracked(String::is_empty) => None,
            Mover::Page | Mover::Person => {
                Some(Spot { middle: map.middle(), zoom: map.zoom() }.write())
            }
        }
    }

    pub(super) fn map(self) -> Option<LeafletMap> {
        self.0.try_with_value(|mounted| mounted.as_ref().map(|mounted| mounted.map.clone()))?
    }

    pub(super) fn view(self) -> Option<View> {
        let map = self.map()?;
        let bounds = map.pixel_bounds();
        let (least, greatest) = (bounds.min(), bounds.max());
        let (least, greatest) = ((least.x(), least.y()), (greatest.x(), greatest.y()));
        Some(View { least, greatest, zoom: map.zoom() })
    }

    /// Goes along with the map, and is drawn anew where that does not do.
    pub(super) fn follow(self, shown: Shown, most_px: f64) {
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
    pub(super) fn paint(self, shown: Shown) {
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
    pub(super) fn forget_looks(self) {
        self.0.update_value(|mounted| {
            if let Some(mounted) = mounted {
                (mounted.colors, mounted.looks) = (None, None);
            }
        });
    }
}

/// Least and greatest x and y of a network.
fn extent(geometry: &NetworkGeometry) -> Option<((f64, f64), (f64, f64))> {
    let places = geometry.nodes.x.iter().copied().zip(geometry.nodes.y.iter().copied());
    places.fold(None, |extent, (x, y)| {
        let ((west, south), (east, north)) = extent.unwrap_or(((x, y), (x, y)));
        Some(((west.min(x), south.min(y)), (east.max(x), north.max(y))))
    })
}
