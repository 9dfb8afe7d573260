//! More about a short label, on hover and on focus (WCAG 1.4.13: the pointer can move onto it, Escape hides it).

use leptos::html;
use leptos::prelude::*;

/// A label that shows more when pointed at or focused.
#[component]
pub(crate) fn Tip(
    /// Id of the shown text, unique on the page.
    id: String,
    /// What is shown.
    #[prop(into)]
    text: Signal<String>,
    children: Children,
) -> impl IntoView {
    let frame = NodeRef::<html::Span>::new();
    // Where it is shown, in px of the window: a place of its own, because a table's frame would cut it off.
    let place = RwSignal::new(None::<(f64, f64)>);
    let show = move || {
        if let Some(frame) = frame.get_untracked() {
            let rect = frame.get_bounding_client_rect();
            place.set(Some((rect.left(), rect.bottom())));
        }
    };
    let px = |value: Option<f64>| value.map(|value| format!("{value}px"));
    let described_by = id.clone();
    view! {
        <span
            class="tip"
            node_ref=frame
            on:mouseenter=move |_| show()
            on:mouseleave=move |_| place.set(None)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    place.set(None);
                }
            }
        >
            <span
                class="tip-label"
                tabindex="0"
                role="note"
                aria-describedby=described_by
                on:focus=move |_| show()
                on:blur=move |_| place.set(None)
            >
                {children()}
            </span>
            <span
                class="tip-text"
                role="tooltip"
                id=id
                hidden=move || place.get().is_none()
                style:left=move || px(place.get().map(|(left, _)| left))
                style:top=move || px(place.get().map(|(_, top)| top))
            >
                {text}
            </span>
        </span>
    }
}
