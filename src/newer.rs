//! Tells that a newer version of the page has been deployed. `public/boot.js` looks for one.

use leptos::prelude::*;
use web_sys::Event;

use crate::ui::{Notice, Tone};

/// Set on `<html>` once there is a newer version.
const ATTRIBUTE: &str = "data-newer";
/// Sent to the window then.
const THERE_IS_ONE: &str = "headroom:newer";
/// Sent to the window when a person wants it.
const TAKE_IT: &str = "headroom:take-newer";

/// A notice with the way to the newer version; nothing while this one is the latest.
#[component]
pub(crate) fn NewerVersion() -> impl IntoView {
    let there_is_one =
        document().document_element().is_some_and(|root| root.has_attribute(ATTRIBUTE));
    let shown = RwSignal::new(there_is_one);
    let listener = window_event_listener_untyped(THERE_IS_ONE, move |_| shown.set(true));
    on_cleanup(move || listener.remove());
    let take_it = move |_| {
        if let Ok(event) = Event::new(TAKE_IT) {
            window().dispatch_event(&event).ok();
        }
    };
    view! {
        <Show when=move || shown.get()>
            <Notice tone=Tone::Info>
                <p>"A newer version of Headroom has been deployed. Drafts and results are kept."</p>
                <button type="button" class="button button-small" on:click=take_it>
                    "Reload"
                </button>
                <button
                    type="button"
                    class="button button-small"
                    on:click=move |_| shown.set(false)
                >
                    "Later"
                </button>
            </Notice>
        </Show>
    }
}
