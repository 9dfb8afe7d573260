//! While the pointer is down nothing may move under it: a field that loses the focus to a press settles the draft, what is
//! told of the draft then changes its height, and what was pressed would be elsewhere by the time that it is let go.

use std::mem::take;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

type Act = Box<dyn FnOnce()>;

/// Whether the pointer is down, and what waits until it is up.
#[derive(Clone, Copy)]
pub(super) struct Press {
    is_down: StoredValue<bool>,
    waiting: StoredValue<Vec<Act>, LocalStorage>,
}

impl Press {
    /// Watches the pointer until the owner's end.
    pub(super) fn watch() -> Self {
        let press =
            Self { is_down: StoredValue::new(false), waiting: StoredValue::new_local(Vec::new()) };
        let down = window_event_listener(ev::pointerdown, move |_| press.is_down.set_value(true));
        let up = window_event_listener(ev::pointerup, move |_| press.release());
        // A touch that turns into scrolling.
        let gone = window_event_listener(ev::pointercancel, move |_| press.release());
        on_cleanup(move || [down, up, gone].into_iter().for_each(WindowListenerHandle::remove));
        press
    }

    /// Does something now, or once the pointer is up and what was pressed knows of it.
    pub(super) fn when_up(self, act: impl FnOnce() + 'static) {
        if self.is_down.try_get_value() == Some(true) {
            self.waiting.update_value(|waiting| waiting.push(Box::new(act)));
        } else {
            act();
        }
    }

    fn release(self) {
        self.is_down.set_value(false);
        let waiting = self.waiting.try_update_value(take).unwrap_or_default();
        if !waiting.is_empty() {
            set_timeout(move || waiting.into_iter().for_each(|act| act()), Duration::ZERO);
        }
    }
}
