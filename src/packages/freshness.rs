//! How old what is shown is.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::format::number;
use crate::ui::{now_ms, use_interval_while};

/// Hidden from screen readers: it changes every second and tells them nothing to act on.
#[component]
pub(super) fn Freshness(
    /// When the answer on view came, in ms since 1970 UTC; 0 before the first.
    answered_at_ms: RwSignal<f64>,
) -> impl IntoView {
    let now = RwSignal::new(now_ms());
    use_interval_while(Duration::from_secs(1), Signal::stored(true), move || now.set(now_ms()));
    let words = move || {
        let seconds = ((now.get() - answered_at_ms.get()) / 1000.0).max(0.0);
        format!("Updated {} s ago", number(seconds.floor(), 0))
    };
    view! {
        <p class="freshness" aria-hidden="true" hidden=move || answered_at_ms.get() <= 0.0>
            {words}
        </p>
    }
}
