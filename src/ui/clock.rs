//! Time as the browser knows it, and doing something again and again.

use std::time::Duration;

use futures_channel::oneshot;
use js_sys::Date;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::VisibilityState;

use super::prefs::zoned;

/// Milliseconds since 1970, UTC.
pub(crate) fn now_ms() -> f64 {
    Date::now()
}

/// Now, in UTC to the second.
pub(crate) fn now_utc() -> String {
    let iso = String::from(Date::new_0().to_iso_string());
    let (seconds, _) = iso.split_once('.').unwrap_or((&iso, ""));
    format!("{} UTC", seconds.replace('T', " "))
}

/// Waits.
pub(crate) async fn sleep(duration: Duration) {
    let (done, slept) = oneshot::channel();
    let wake = move || {
        // Whoever waited may be gone.
        done.send(()).ok();
    };
    set_timeout(wake, duration);
    // An error would mean that the timer is gone, which ends the wait too.
    slept.await.ok();
}

/// Time of day in the zone that the person prefers: `10:42 UTC`.
pub(crate) fn local_time(at_ms: f64) -> String {
    if let Some((_, time)) = zoned(|| at_ms) {
        return time;
    }
    let date = Date::new(&JsValue::from_f64(at_ms));
    format!("{:02}:{:02} UTC", date.get_utc_hours(), date.get_utc_minutes())
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
