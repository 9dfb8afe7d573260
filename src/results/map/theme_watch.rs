//! Hears of another theme: a canvas does not follow the style sheet by itself.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{MediaQueryList, MutationObserver, MutationObserverInit};

/// Notified when the page turns light or dark.
pub(super) fn theme_changes() -> Trigger {
    let changed = Trigger::new();
    let listener = Closure::<dyn FnMut()>::new(move || changed.notify());
    let function: &js_sys::Function = listener.as_ref().unchecked_ref();
    let observer = MutationObserver::new(function).ok();
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    if let (Some(observer), Some(root)) = (&observer, document().document_element()) {
        observer.observe_with_options(&root, &options).ok();
    }
    let system: Option<MediaQueryList> =
        window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    if let Some(system) = &system {
        system.add_event_listener_with_callback("change", function).ok();
    }
    let held = StoredValue::new_local(Some((observer, system, listener)));
    on_cleanup(move || {
        let Some(Some((observer, system, listener))) = held.try_update_value(Option::take) else {
            return;
        };
        if let Some(observer) = observer {
            observer.disconnect();
        }
        if let Some(system) = system {
            let function = listener.as_ref().unchecked_ref();
            system.remove_event_listener_with_callback("change", function).ok();
        }
    });
    changed
}
