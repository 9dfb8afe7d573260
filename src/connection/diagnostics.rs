//! What a person passes on when they ask for help.

use leptos::prelude::*;

use crate::backend::{use_answering, use_backend};
use crate::ui::{CopyButton, now_utc, storage};

/// Kept for a moment, to see whether anything can be.
const PROBE: &str = "headroom.probe";

/// The text, to look at and to copy. It is made when it is opened.
#[component]
pub(super) fn Diagnostics() -> impl IntoView {
    let backend = use_backend();
    let answering = use_answering();
    let text = RwSignal::new(String::new());
    let tell = move |_| {
        let workbench = answering.workbench.value.with_untracked(|info| {
            info.as_ref().map_or_else(
                || "unknown".to_owned(),
                |info| format!("{} {}", info.name, info.version),
            )
        });
        let place = if backend.is_embedded() { "in this browser" } else { "a server" };
        let mut lines = about_the_page();
        lines.push(format!("Answers: {workbench}, {place}"));
        lines.push("Last failures:".to_owned());
        let heads = lines.len();
        backend.faults.with_value(|faults| {
            lines.extend(faults.lines().map(|line| format!("  {line}")));
        });
        if lines.len() == heads {
            lines.push("  none".to_owned());
        }
        text.set(lines.join("\n"));
    };
    view! {
        <details class="diagnostics" on:toggle=tell>
            <summary>"Diagnostics"</summary>
            <p class="hint">
                "For whoever helps you: versions and the kinds of the last failures. There is no token in it, no address of a server, and nothing of a network or of its customers."
            </p>
            <pre tabindex="0" aria-label="Diagnostics">{text}</pre>
            <CopyButton label="Copy diagnostics" done="Diagnostics copied" text />
        </details>
    }
}

/// The page and the browser that it is in.
fn about_the_page() -> Vec<String> {
    let window = window();
    let navigator = window.navigator();
    let size = |px: Result<wasm_bindgen::JsValue, _>| {
        px.ok().and_then(|px: wasm_bindgen::JsValue| px.as_f64()).unwrap_or_default()
    };
    let keeps = storage::write(PROBE, "1").and_then(|()| storage::remove(PROBE)).is_ok();
    vec![
        format!("Headroom {}, {}", env!("CARGO_PKG_VERSION"), now_utc()),
        format!("Browser: {}", navigator.user_agent().unwrap_or_default()),
        format!(
            "Window: {} x {} px at {}, {} cores, language {}",
            size(window.inner_width()),
            size(window.inner_height()),
            window.device_pixel_ratio(),
            navigator.hardware_concurrency(),
            navigator.language().unwrap_or_default()
        ),
        format!("Storage: {}", if keeps { "open" } else { "closed or full" }),
    ]
}
