//! Short messages about what has just been done.

use std::time::Duration;

use leptos::prelude::*;

/// Long enough to read twice.
const SHOWN_FOR: Duration = Duration::from_secs(6);

/// The message on view. One at a time: a new one replaces the old.
#[derive(Clone, Copy)]
pub(crate) struct Toasts {
    message: RwSignal<Option<String>>,
    shown: StoredValue<u32>,
}

/// Makes toasts available to the whole page.
pub(crate) fn provide_toasts() {
    provide_context(Toasts { message: RwSignal::new(None), shown: StoredValue::new(0) });
}

/// The page's toasts.
pub(crate) fn use_toasts() -> Toasts {
    expect_context::<Toasts>()
}

impl Toasts {
    /// Shows a message for a while.
    pub(crate) fn show(self, message: impl Into<String>) {
        let number = self.shown.get_value() + 1;
        self.shown.set_value(number);
        self.message.set(Some(message.into()));
        set_timeout(
            move || {
                if self.shown.get_value() == number {
                    self.message.set(None);
                }
            },
            SHOWN_FOR,
        );
    }

    /// The message on view.
    pub(crate) fn current(self) -> Option<String> {
        self.message.get()
    }
}
