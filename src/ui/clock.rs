//! Time as the browser knows it, and doing something again and again.

use std::time::Duration;

use js_sys::Date;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::VisibilityState;

/// Milliseconds since 1970, UTC.
pub(crate) fn now_ms() -> f64 {
    Date::now()
}

/// Time of day in the browser's zone: `10:42`.
pub(crate) fn local_time(at_ms: f64) -> String {
    let date = Date::new(&JsValue::from_f64(at_ms));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// What to say of something that could not be brought up to date.
pub(crate) fn not_updated_since(answered_at_ms: f64) -> String {
    format!("What is shown was last updated at {}", local_time(answered_at_ms))
}

/// Calls `tick` every `period` while `active` and the page is on view, and at once when it comes back into view.
pub(crate) fn use_interval_while(
    period: Duration,
    active: Signal<bool>,
    tick: impl Fn() + Copy + 'static,
) {
    let act = move || {
        let visible = document().visibility_state() == VisibilityState::Visible;
        if visible && active.try_get_untracked() == Some(true) {
            tick();
        }
    };
    if let Ok(interval) = set_interval_with_handle(act, period) {
        on_cleanup(move || interval.clear());
    }
    // The event bubbles from the document to the window.
    let listener = window_event_listener(ev::Custom::<web_sys::Event>::new("visibilitychange"), {
        move |_| act()
    });
    on_cleanup(move || listener.remove());
}
