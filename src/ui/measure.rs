//! Sizes of elements.

use js_sys::Array;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{ResizeObserver, ResizeObserverEntry};

/// Width of an element in px, followed as it changes; `before` until it is measured.
pub(crate) fn measured_width(element: NodeRef<html::Div>, before: f64) -> RwSignal<f64> {
    let width = RwSignal::new(before);
    let observed = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut(Array)>)>);
    element.on_load(move |element| {
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entry = entries.get(0).unchecked_into::<ResizeObserverEntry>();
            let measured = entry.content_rect().width().floor();
            if measured > 0.0
                && width.try_get_untracked().is_some_and(|old| (old - measured).abs() >= 1.0)
            {
                width.set(measured);
            }
        });
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, callback)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((observer, _))) = observed.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
    width
}
