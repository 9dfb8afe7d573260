//! Trusted Types: the page's headers hold for its workers too, and forbid that text becomes the address of a script. The one
//! script that a worker starts is its own, in a solver's role.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::js::{self, get};

/// Lets this worker's own address through, and nothing else. Browsers without Trusted Types need none of it.
pub(crate) fn allow_own_script() {
    let scope = js::scope();
    let factory = get(&scope, "trustedTypes");
    let Ok(create) = get(&factory, "createPolicy").dyn_into::<Function>() else { return };
    let own = scope.location().href();
    let rule = Closure::<dyn Fn(String) -> JsValue>::new(move |address: String| {
        if address == own { JsValue::from(address) } else { JsValue::NULL }
    });
    let rules = js::object(&[("createScriptURL", rule.as_ref().clone())]);
    // Fails where a policy of this name stands already, which then rules.
    create.call2(&factory, &JsValue::from_str("default"), &rules).ok();
    // It holds for as long as the worker lives.
    rule.forget();
}
