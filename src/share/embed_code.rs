//! Code that puts a view into another page.

use leptos::prelude::*;

use super::framing::FramingPolicy;
use super::link::Link;
use crate::routes::Panel;
use crate::ui::CopyButton;

/// The code, of all of the view or of one panel.
#[component]
pub(super) fn EmbedCode(link: Signal<Option<Link>>) -> impl IntoView {
    let panel = RwSignal::new(None::<Panel>);
    let code = Signal::derive(move || {
        link.with(|link| link.as_ref().map(|link| link.embed_code(panel.get()))).unwrap_or_default()
    });
    let options = Panel::ALL
        .map(|(panel, words)| view! { <option value=panel.slug()>{format!("{words} only")}</option> })
        .into_iter()
        .collect_view();
    view! {
        <h3>"Embed in another page"</h3>
        <label class="share-what">
            "Show"
            <select
                class="entry"
                on:change=move |event| panel.set(Panel::from_slug(&event_target_value(&event)))
            >
                <option value="">"The whole run"</option>
                {options}
            </select>
        </label>
        <textarea
            class="entry share-text"
            readonly
            rows="4"
            aria-label="Embed code"
            prop:value=code
        ></textarea>
        <CopyButton label="Copy embed code" done="Embed code copied" text=code />
        <FramingPolicy />
    }
}
