//! Copying text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::toast::{Toasts, use_toasts};

/// A button that copies text and says so.
#[component]
pub(crate) fn CopyButton(
    /// Words on the button.
    label: &'static str,
    /// Said when it is done: `Id copied`.
    done: &'static str,
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let toasts = use_toasts();
    let copy = move |_| copy_text(toasts, text.get_untracked(), done.to_owned());
    view! {
        <button type="button" class="button" on:click=copy>
            {label}
        </button>
    }
}

/// Copies text and says so.
pub(crate) fn copy_text(toasts: Toasts, text: String, done: String) {
    spawn_local(async move {
        match write(&text).await {
            Ok(()) => toasts.show(done),
            Err(_) => {
                toasts.show("This browser does not let the page copy: select the text and copy it");
            }
        }
    });
}

async fn write(text: &str) -> Result<(), JsValue> {
    let navigator = window().navigator();
    // Missing at addresses that are not secure, where touching it would panic.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))?;
    if clipboard.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(|_| ())
}
