//! Values and promises of the browser.

use js_sys::{Function, Object, Promise, Reflect};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The worker's global scope.
pub(crate) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// A property, `undefined` when there is none.
pub(crate) fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// An object with these properties.
pub(crate) fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Cannot fail on an object that was made here.
        Reflect::set(&object, &JsValue::from_str(key), value).ok();
    }
    object
}

/// What went wrong, in the browser's own words.
pub(crate) fn words(error: &JsValue) -> String {
    get(error, "message")
        .as_string()
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "no reason given".to_owned())
}

/// Hears every message to this worker, for as long as it lives.
pub(crate) fn listen(mut heard: impl FnMut(JsValue) + 'static) {
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        heard(event.data());
    });
    let listener: JsValue = listener.into_js_value();
    scope().set_onmessage(Some(listener.unchecked_ref::<Function>()));
}

/// Waits for some milliseconds.
pub(crate) async fn sleep(ms: i32) {
    let over = Promise::new(&mut |resolve, _| {
        scope().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).ok();
    });
    // The promise is never rejected.
    JsFuture::from(over).await.ok();
}

/// Waits for a promise, as a future that passes for `Send`: a worker has one thread.
pub(crate) fn settled(promise: Promise) -> SendWrapper<JsFuture> {
    SendWrapper::new(JsFuture::from(promise))
}
