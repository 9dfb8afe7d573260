//! What every page does when it is shown.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::use_announcer;

/// Sets the window's title.
pub(crate) fn set_title(title: &str) {
    document().set_title(&format!("{title} - Headroom"));
}

/// Moves focus to an element, scrolling it into view; nothing when there is none.
pub(crate) fn focus_by_id(id: &str) {
    let element = document().get_element_by_id(id).and_then(|el| el.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // Fails for elements that cannot take focus, which then stays where it is.
        element.focus().ok();
    }
}

/// The page's `h1`. Navigation inside the page is silent in browsers and leaves focus on a dead link, so a new page
/// takes the focus here and names itself.
#[component]
pub(crate) fn PageHeading(
    /// Heading, and title of the window unless `window_title` is given.
    #[prop(into)]
    title: Signal<String>,
    /// Title of the window.
    #[prop(optional, into)]
    window_title: Option<Signal<String>>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let announcer = use_announcer();
    let window_title = window_title.unwrap_or(title);
    Effect::new(move || set_title(&window_title.get()));
    heading.on_load(move |heading| {
        if announcer.has_navigated() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Before it is in the document it cannot take the focus.
            request_animation_frame(move || {
                heading.focus_with_options(&options).ok();
            });
            announcer.say(title.get_untracked());
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1">
            {title}
        </h1>
    }
}
