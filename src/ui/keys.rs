//! Keys that work anywhere on a page.

use std::cell::Cell;

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::storage;

const KEY: &str = "headroom.single-keys";
const OFF: &str = "off";

thread_local! {
    /// What was chosen, once it was looked up.
    static ACT: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether keys without Ctrl act where nothing is typed. People who speak to their computer may need them off (WCAG 2.1.4).
pub(crate) fn single_keys_act() -> bool {
    ACT.get().unwrap_or_else(|| {
        let act = storage::read(KEY).ok().flatten().as_deref() != Some(OFF);
        ACT.set(Some(act));
        act
    })
}

/// Switches them on or off, here and, where something can be kept, from now on.
pub(crate) fn let_single_keys_act(act: bool) {
    ACT.set(Some(act));
    // Where nothing can be kept the choice lasts until the page is closed.
    if act { storage::remove(KEY) } else { storage::write(KEY, OFF) }.ok();
}

/// Whether a key goes into a field, which has uses of its own for it.
pub(crate) fn is_typed_into(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target() else { return false };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "checkbox" | "radio");
    }
    target.dyn_ref::<HtmlElement>().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
            || element.is_content_editable()
    })
}
