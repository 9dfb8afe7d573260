//! Sizes of elements.

use js_sys::Array;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{DomRectReadOnly, ResizeObserver, ResizeObserverEntry};

/// Width of an element in px, followed as it changes; `before` until it is measured.
pub(crate) fn measured_width(element: NodeRef<html::Div>, before: f64) -> RwSignal<f64> {
    measured(element, before, DomRectReadOnly::width)
}

/// The same of its height.
pub(crate) fn measured_height(element: NodeRef<html::Div>, before: f64) -> RwSignal<f64> {
    measured(element, before, DomRectReadOnly::height)
}

fn measured(
    element: NodeRef<html::Div>,
    before: f64,
    size: fn(&DomRectReadOnly) -> f64,
) -> RwSignal<f64> {
    let px = RwSignal::new(before);
    let observed = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut(Array)>)>);
    element.on_load(move |element| {
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entry = entries.get(0).unchecked_into::<ResizeObserverEntry>();
            let measured = size(&entry.content_rect()).floor();
            if measured > 0.0
                && px.try_get_untracked().is_some_and(|old| (old - measured).abs() >= 1.0)
            {
                px.set(measured);
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
    px
}
