//! Asks before a link takes a person away from a form they have edited. The router has nothing for this, so the guard
//! looks at clicks before it does. Going back by the browser's own button is not asked about: the draft is kept.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MouseEvent};

use super::form::{Form, use_form};
use crate::routes;
use crate::ui::ConfirmDialog;

/// The guard with its dialog.
#[component]
pub(super) fn LeaveGuard() -> impl IntoView {
    let form = use_form();
    let asking = RwSignal::new(false);
    let target = RwSignal::new(String::new());
    let navigate = StoredValue::new_local(routes::use_navigate());
    guard_clicks(form, move |href| {
        target.set(href);
        asking.set(true);
    });
    // A tab that is closed in the middle of a word keeps the word.
    let hiding = window_event_listener(leptos::ev::pagehide, move |_| form.settle());
    on_cleanup(move || hiding.remove());
    let leave = Callback::new(move |()| {
        let href = target.get_untracked();
        navigate.with_value(|navigate| navigate(&href, NavigateOptions::default()));
    });
    view! {
        <ConfirmDialog
            open=asking
            title="Leave this form?"
            message="The work package is not submitted. Its draft is kept: the form comes back as it is now."
            confirm="Leave"
            keep="Keep editing"
            on_confirm=leave
        />
    }
}

fn guard_clicks(form: Form, ask: impl Fn(String) + 'static) {
    let on_click = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(href) = way_out(&event)
            && untrack(|| form.is_edited())
        {
            event.prevent_default();
            event.stop_propagation();
            form.settle();
            ask(href);
        }
    });
    let document = document();
    let callback = on_click.as_ref().unchecked_ref::<js_sys::Function>();
    document.add_event_listener_with_callback_and_bool("click", callback, true).ok();
    let kept = StoredValue::new_local(Some(on_click));
    on_cleanup(move || {
        if let Some(Some(on_click)) = kept.try_update_value(Option::take) {
            let callback = on_click.as_ref().unchecked_ref::<js_sys::Function>();
            document.remove_event_listener_with_callback_and_bool("click", callback, true).ok();
        }
    });
}

/// Address of the view that a click leads to; nothing for links inside the form, to other sites and into other tabs.
fn way_out(event: &MouseEvent) -> Option<String> {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let inside = link.closest(".builder").ok()?.is_some();
    let href = link.get_attribute("href")?;
    let stays = inside || !href.starts_with('/') || link.has_attribute("target");
    (!stays).then_some(href)
}
