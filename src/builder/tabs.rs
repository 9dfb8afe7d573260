//! The same draft in another tab: both keep it in one place, so a person has to know.

use headroom_contract::output::StudyKind;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use super::draft_store;
use super::form::use_form;
use crate::ui::{Notice, Tone};

const WHO_IS_HERE: &str = "who is here?";
const HERE: &str = "here";
const LEAVING: &str = "leaving";

/// Says that the draft is open elsewhere, and offers what was changed there.
#[component]
pub(super) fn OtherTabs() -> impl IntoView {
    let form = use_form();
    let others = RwSignal::new(false);
    let changed_there = RwSignal::new(false);
    watch_for_others(form.kind, others);
    let listener = window_event_listener(leptos::ev::storage, move |event| {
        let ours = event.key().as_deref() == Some(draft_store::key(form.kind));
        if ours && event.new_value().is_some() {
            changed_there.set(true);
        }
    });
    on_cleanup(move || listener.remove());
    let take = move |_| {
        changed_there.set(false);
        if let Some(kept) = draft_store::load(form.kind) {
            form.replace(kept.draft, "Taken from the other tab");
        }
    };
    view! {
        <Show when=move || others.get() || changed_there.get()>
            <Notice tone=Tone::Caution>
                <p>"This draft is also open in another tab. What is edited last is kept"</p>
                <Show when=move || changed_there.get()>
                    <button type="button" class="button button-small" on:click=take>
                        "Take what was changed there"
                    </button>
                </Show>
            </Notice>
        </Show>
    }
}

/// Asks other tabs whether they show this draft, and answers theirs. A browser without such channels, or a frame that
/// may not use them, has no notice until the draft is changed elsewhere.
fn watch_for_others(kind: StudyKind, others: RwSignal<bool>) {
    let Ok(channel) = BroadcastChannel::new(draft_store::key(kind)) else { return };
    // A channel that was closed in the meantime has nobody to tell.
    let say = |channel: &BroadcastChannel, words: &str| {
        channel.post_message(&JsValue::from_str(words)).ok();
    };
    let answering = channel.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match event.data().as_string().as_deref() {
            Some(WHO_IS_HERE) => {
                others.try_set(true);
                say(&answering, HERE);
            }
            Some(HERE) => {
                others.try_set(true);
            }
            Some(LEAVING) => {
                others.try_set(false);
                say(&answering, WHO_IS_HERE);
            }
            _ => {}
        }
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    say(&channel, WHO_IS_HERE);
    let kept = StoredValue::new_local(Some((channel, heard)));
    let leave = move || {
        if let Some(Some((channel, _))) = kept.try_update_value(Option::take) {
            say(&channel, LEAVING);
            channel.close();
        }
    };
    let listener = window_event_listener(leptos::ev::pagehide, move |_| leave());
    on_cleanup(move || {
        listener.remove();
        leave();
    });
}
