//! The height of the page, for the frame it stands in.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Height of the body in px, followed as it changes, at most once a frame.
pub(super) fn body_height() -> RwSignal<u32> {
    let height = RwSignal::new(0);
    let Some(body) = document().body() else { return height };
    let measured = body.clone();
    let measure = move || {
        let now = measured.get_bounding_client_rect().height().ceil() as u32;
        if height.try_get_untracked().is_some_and(|before| before != now) {
            height.set(now);
        }
    };
    let callback = Closure::<dyn FnMut(Array)>::new(move |_| {
        request_animation_frame(measure.clone());
    });
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(&body);
        let kept = StoredValue::new_local(Some((observer, callback)));
        on_cleanup(move || {
            if let Some(Some((observer, _))) = kept.try_update_value(Option::take) {
                observer.disconnect();
            }
        });
    }
    height
}
