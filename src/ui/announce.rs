//! One polite live region for the whole page.

use leptos::prelude::*;

/// Says things to screen readers without moving focus.
#[derive(Clone, Copy)]
pub(crate) struct Announcer {
    message: RwSignal<String>,
    /// True once the first page has been shown: opening the site is announced by the browser itself.
    navigated: StoredValue<bool>,
}

/// Makes the announcer available to the whole page.
pub(crate) fn provide_announcer() {
    provide_context(Announcer {
        message: RwSignal::new(String::new()),
        navigated: StoredValue::new(false),
    });
}

/// The page's announcer.
pub(crate) fn use_announcer() -> Announcer {
    expect_context::<Announcer>()
}

impl Announcer {
    /// Polite rather than assertive, so that it does not cut off what is being read.
    pub(crate) fn say(self, message: impl Into<String>) {
        self.message.set(message.into());
    }

    /// The page that is shown is drawn anew: its heading is no news and takes no focus.
    pub(crate) fn draws_anew(self) {
        self.navigated.set_value(false);
    }

    /// True from the second page on.
    pub(super) fn has_navigated(self) -> bool {
        let navigated = self.navigated.get_value();
        self.navigated.set_value(true);
        navigated
    }
}

/// The live region; stands in the frame, so that it is there before anything is said.
#[component]
pub(crate) fn AnnouncerRegion() -> impl IntoView {
    let announcer = use_announcer();
    view! {
        <div class="visually-hidden" aria-live="polite" aria-atomic="true">
            {announcer.message}
        </div>
    }
}
