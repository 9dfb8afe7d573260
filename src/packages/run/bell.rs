//! A notification when a run ends. The browser is asked for its permission only when somebody wants one.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationPermission, VisibilityState};

use crate::ui::use_toasts;

/// A page out of view is not brought up to date, except for this, and then seldom.
const LOOK_EVERY: Duration = Duration::from_secs(15);

/// Whether a notification is wanted, which holds until the page of the run is left. While it is, `look` is called also out
/// of view.
pub(super) fn use_bell(
    name: Signal<String>,
    active: Signal<bool>,
    look: impl Fn() + Copy + 'static,
) -> RwSignal<bool> {
    let wanted = RwSignal::new(false);
    let act = move || {
        if is_hidden()
            && wanted.try_get_untracked() == Some(true)
            && active.try_get_untracked() == Some(true)
        {
            look();
        }
    };
    if let Ok(interval) = set_interval_with_handle(act, LOOK_EVERY) {
        on_cleanup(move || interval.clear());
    }
    Effect::watch(
        move || active.get(),
        move |active, before, _| {
            if before == Some(&true) && !active && wanted.get_untracked() && is_hidden() {
                // A browser that has taken back its permission says nothing.
                Notification::new(&format!("{} has ended", name.get_untracked())).ok();
            }
        },
        false,
    );
    wanted
}

/// The button that asks for it.
#[component]
pub(super) fn BellButton(wanted: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let press = move |_| {
        if wanted.get_untracked() {
            return wanted.set(false);
        }
        spawn_local(async move {
            if granted().await {
                wanted.try_set(true);
                toasts.show("You are notified when it ends, as long as this page stays open");
            } else {
                toasts.show("This browser does not let the page notify you: allow notifications for this address first");
            }
        });
    };
    view! {
        <button
            type="button"
            class="button button-small"
            aria-pressed=move || wanted.get().to_string()
            on:click=press
        >
            "Notify me when it ends"
        </button>
    }
}

fn is_hidden() -> bool {
    document().visibility_state() == VisibilityState::Hidden
}

async fn granted() -> bool {
    if js_sys::Reflect::has(&window(), &"Notification".into()) != Ok(true) {
        return false;
    }
    if Notification::permission() == NotificationPermission::Granted {
        return true;
    }
    let Ok(asked) = Notification::request_permission() else { return false };
    // Its answer is the permission.
    JsFuture::from(asked).await.ok();
    Notification::permission() == NotificationPermission::Granted
}
