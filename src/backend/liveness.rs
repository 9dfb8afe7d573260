//! Notices that the worker has died, whatever killed it.
//!
//! A worker that runs out of memory or is ended by the browser sends no event. But it holds a Web Lock for as long as
//! it lives: when the page is granted the same lock, the worker is gone.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys still counts as unstable.
    type Locks;

    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, granted: &Function) -> Promise;
}

/// Calls `died` once the holder of the lock is gone. Without Web Locks (old browsers, insecure addresses) only the
/// worker's own events tell.
pub(super) fn watch(lock_name: &str, died: impl FnOnce() + 'static) {
    let locks = Reflect::get(window().navigator().as_ref(), &JsValue::from_str("locks"));
    let Some(locks) = locks.ok().filter(JsValue::is_object) else { return };
    let granted = Closure::once_into_js(died);
    // The promise fails only when this page is closed.
    let asked = locks.unchecked_into::<Locks>().request(lock_name, granted.unchecked_ref());
    let ignore = Closure::once_into_js(|_: JsValue| {});
    Reflect::get(&asked, &JsValue::from_str("catch"))
        .and_then(|catch| catch.unchecked_into::<Function>().call1(&asked, &ignore))
        .ok();
}
