//! Workbenches of other tabs. Each holds a Web Lock under its own name for as long as it lives.

use async_trait::async_trait;
use headroom_workbench::host::Peers;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::js::{self, get};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys still counts as unstable.
    type Locks;

    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, granted: &Function) -> Promise;

    #[wasm_bindgen(method)]
    fn query(this: &Locks) -> Promise;
}

/// None in old browsers and at insecure addresses.
fn locks() -> Option<Locks> {
    let locks = get(js::scope().navigator().as_ref(), "locks");
    locks.is_object().then(|| locks.unchecked_into())
}

/// Takes a lock and never gives it back; returns once it is taken. The page, waiting for the same lock, is granted it
/// when this worker is gone.
pub(crate) async fn hold_lock(name: &str) {
    let Some(locks) = locks() else { return };
    let taken = Promise::new(&mut |resolve, _| {
        let granted = Closure::once_into_js(move |_lock: JsValue| {
            resolve.call0(&JsValue::UNDEFINED).ok();
            Promise::new(&mut |_, _| {})
        });
        // Settles never, as the lock is never given back.
        drop(locks.request(name, granted.unchecked_ref()));
    });
    JsFuture::from(taken).await.ok();
}

/// Calls `gone` once the holder of a lock is gone. Where there are no locks it is never called.
pub(super) fn when_gone(lock_name: &str, gone: impl FnOnce() + 'static) {
    let Some(locks) = locks() else { return };
    let granted = Closure::once_into_js(gone);
    // Settles once `gone` was called, which gives the lock back.
    drop(locks.request(lock_name, granted.unchecked_ref()));
}

pub(super) struct Tabs {
    own_name: String,
}

impl Tabs {
    pub(super) fn new(own_name: String) -> Self {
        Self { own_name }
    }
}

#[async_trait]
impl Peers for Tabs {
    fn own_name(&self) -> &str {
        &self.own_name
    }

    async fn is_alive(&self, name: &str) -> bool {
        let Some(query) = locks().map(|locks| js::settled(locks.query())) else { return false };
        let Ok(snapshot) = query.await else { return false };
        let held = get(&snapshot, "held").dyn_into::<Array>().unwrap_or_default();
        held.iter().any(|lock| get(&lock, "name").as_string().as_deref() == Some(name))
    }
}
