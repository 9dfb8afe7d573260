//! As much of Leaflet as the map uses. It is loaded from beside the page when a map is shown for the first time.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlLinkElement, HtmlScriptElement};

use crate::routes;

/// Below the page's folder.
const SCRIPT: &str = "/leaflet/leaflet.js";
const STYLE: &str = "/leaflet/leaflet.css";

#[wasm_bindgen]
extern "C" {
    /// `L.Map`
    #[derive(Clone)]
    pub(super) type LeafletMap;

    #[wasm_bindgen(js_namespace = L, js_name = map)]
    fn new_map(element: &HtmlElement, options: &JsValue) -> LeafletMap;
    #[wasm_bindgen(method)]
    pub(super) fn remove(this: &LeafletMap);
    #[wasm_bindgen(method)]
    pub(super) fn on(this: &LeafletMap, events: &str, listener: &Function);
    #[wasm_bindgen(method, js_name = fitBounds)]
    fn fit_bounds(this: &LeafletMap, corners: &JsValue, options: &JsValue);
    #[wasm_bindgen(method, js_name = panTo)]
    fn pan_to(this: &LeafletMap, place: &JsValue, options: &JsValue);
    #[wasm_bindgen(method, js_name = setView)]
    fn set_view(this: &LeafletMap, place: &JsValue, zoom: f64, options: &JsValue);
    #[wasm_bindgen(method, js_name = getCenter)]
    fn center(this: &LeafletMap) -> LatLng;
    #[wasm_bindgen(method, js_name = invalidateSize)]
    fn invalidate_size(this: &LeafletMap, options: &JsValue);
    #[wasm_bindgen(method, js_name = getZoom)]
    pub(super) fn zoom(this: &LeafletMap) -> f64;
    #[wasm_bindgen(method, js_name = getPixelBounds)]
    pub(super) fn pixel_bounds(this: &LeafletMap) -> PixelBounds;
    #[wasm_bindgen(method, getter, js_name = scrollWheelZoom)]
    fn wheel(this: &LeafletMap) -> Handler;

    /// `L.Handler`
    type Handler;
    #[wasm_bindgen(method)]
    fn enable(this: &Handler);
    #[wasm_bindgen(method)]
    fn disable(this: &Handler);

    /// `L.LatLng`
    type LatLng;
    #[wasm_bindgen(method, getter)]
    fn lat(this: &LatLng) -> f64;
    #[wasm_bindgen(method, getter)]
    fn lng(this: &LatLng) -> f64;

    /// `L.Bounds`, in pixels of the world.
    pub(super) type PixelBounds;
    #[wasm_bindgen(method, getter)]
    pub(super) fn min(this: &PixelBounds) -> Point;
    #[wasm_bindgen(method, getter)]
    pub(super) fn max(this: &PixelBounds) -> Point;

    /// `L.Point`
    pub(super) type Point;
    #[wasm_bindgen(method, getter)]
    pub(super) fn x(this: &Point) -> f64;
    #[wasm_bindgen(method, getter)]
    pub(super) fn y(this: &Point) -> f64;

    /// `L.MouseEvent`
    pub(super) type PointerAt;
    #[wasm_bindgen(method, getter, js_name = containerPoint)]
    pub(super) fn at(this: &PointerAt) -> Point;

    type TileLayer;
    #[wasm_bindgen(js_namespace = L, js_name = tileLayer)]
    fn tile_layer(url: &str, options: &JsValue) -> TileLayer;
    #[wasm_bindgen(method, js_name = addTo)]
    fn add_to(this: &TileLayer, map: &LeafletMap);
}

thread_local! {
    static LOADING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Loads Leaflet, once.
pub(super) async fn load() -> Result<(), JsValue> {
    let loading = LOADING.with_borrow_mut(|loading| loading.get_or_insert_with(begin).clone());
    let outcome = JsFuture::from(loading).await;
    if outcome.is_err() {
        // Whoever looks again tries again.
        LOADING.with_borrow_mut(Option::take);
    }
    outcome.map(|_| ())
}

fn begin() -> Promise {
    Promise::new(&mut |done, failed| {
        let Some(head) = document().head() else { return };
        let added = (|| {
            let style = document().create_element("link")?.unchecked_into::<HtmlLinkElement>();
            style.set_rel("stylesheet");
            style.set_href(&routes::at(STYLE));
            head.append_child(&style)?;
            let script = document().create_element("script")?.unchecked_into::<HtmlScriptElement>();
            script.set_src(&routes::at(SCRIPT));
            script.set_onload(Some(&done));
            script.set_onerror(Some(&failed));
            head.append_child(&script)
        })();
        if let Err(error) = added {
            failed.call1(&JsValue::NULL, &error).ok();
        }
    })
}

/// Tiles below a map, as `config.json` names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tiles {
    pub(super) url: String,
    pub(super) attribution: String,
}

impl Tiles {
    /// What `public/boot.js` has found.
    pub(super) fn configured() -> Option<Self> {
        let root = document().document_element()?;
        let url = root.get_attribute("data-tiles").filter(|url| !url.is_empty())?;
        let attribution = root.get_attribute("data-tiles-attribution").unwrap_or_default();
        Some(Self { url, attribution })
    }
}

/// A map in an element: of the earth with tiles where there are some, or of a plane.
pub(super) fn map(element: &HtmlElement, on_earth: bool) -> LeafletMap {
    let options = object(&[
        ("attributionControl", false.into()),
        ("fadeAnimation", false.into()),
        ("inertia", false.into()),
        ("scrollWheelZoom", false.into()),
        ("zoomAnimation", false.into()),
        ("zoomSnap", 0.5.into()),
        ("zoomDelta", 0.5.into()),
        ("minZoom", if on_earth { 2.0 } else { -20.0 }.into()),
        ("maxZoom", if on_earth { 21.0 } else { 8.0 }.into()),
    ]);
    if !on_earth && let Some(plane) = simple_crs() {
        Reflect::set(&options, &JsValue::from_str("crs"), &plane).ok();
    }
    let map = new_map(element, &options);
    if let Some(tiles) = Tiles::configured().filter(|_| on_earth) {
        tile_layer(
            &tiles.url,
            &object(&[("maxZoom", 21.0.into()), ("maxNativeZoom", 19.0.into())]),
        )
        .add_to(&map);
    }
    map
}

fn simple_crs() -> Option<JsValue> {
    let leaflet = Reflect::get(&js_sys::global(), &JsValue::from_str("L")).ok()?;
    let systems = Reflect::get(&leaflet, &JsValue::from_str("CRS")).ok()?;
    Reflect::get(&systems, &JsValue::from_str("Simple")).ok()
}

impl LeafletMap {
    /// Shows everything between two places, each as x and y of the model.
    pub(super) fn fit(&self, least: (f64, f64), greatest: (f64, f64)) {
        let corners = js_sys::Array::of2(&place(least), &place(greatest));
        let padding = js_sys::Array::of2(&JsValue::from(24.0), &JsValue::from(24.0));
        let options = object(&[("animate", false.into()), ("padding", padding.into())]);
        self.fit_bounds(&corners, &options);
    }

    /// Brings a place to the middle.
    pub(super) fn centre(&self, at: (f64, f64)) {
        self.pan_to(&place(at), &object(&[("animate", false.into())]));
    }

    /// Looks at a place, as near as `zoom` says.
    pub(super) fn look(&self, at: (f64, f64), zoom: f64) {
        self.set_view(&place(at), zoom, &object(&[("animate", false.into())]));
    }

    /// What is in the middle, as x and y of the model.
    pub(super) fn middle(&self) -> (f64, f64) {
        let middle = self.center();
        (middle.lng(), middle.lat())
    }

    /// Takes the size that its frame has by now; what is in the middle stays there.
    pub(super) fn fill_frame(&self) {
        self.invalidate_size(&object(&[("animate", false.into())]));
    }

    /// The wheel zooms while the map has the focus; otherwise it scrolls the page.
    pub(super) fn wheel_zooms(&self, zooms: bool) {
        if zooms { self.wheel().enable() } else { self.wheel().disable() }
    }
}

/// Latitude first, as Leaflet has it.
fn place((x, y): (f64, f64)) -> JsValue {
    js_sys::Array::of2(&JsValue::from(y), &JsValue::from(x)).into()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsValue::from_str(name), value).ok();
    }
    object.into()
}
