//! One result: what bound it, the way to it, its customers, the voltages, and how the search got there.

mod binding;
mod charts;
mod customers;
mod explained;
mod found;
mod group;
mod node;
mod path;
mod remarks;
mod seen;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::place::Selected;
use super::run::Run;
use super::view_state::ViewState;
use group::GroupDetail;
use node::NodeDetail;

/// The detail panel.
#[component]
pub(super) fn Detail(run: Run, selected: Selected, view_state: ViewState) -> impl IntoView {
    let heading = NodeRef::<html::H3>::new();
    heading.on_load(|heading| {
        request_animation_frame(move || {
            heading.focus().ok();
        });
    });
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() {
            view_state.close();
        }
    });
    on_cleanup(move || {
        listener.remove();
        view_state.path.try_set(Vec::new());
    });
    let (name, content) = match selected {
        Selected::Group(key) => {
            (key.head.clone(), view! { <GroupDetail run key view_state /> }.into_any())
        }
        Selected::Node(key) => {
            (key.head.clone(), view! { <NodeDetail run key view_state /> }.into_any())
        }
    };
    view! {
        <aside class="detail" aria-labelledby="detail-title">
            <div class="detail-head">
                <h3 id="detail-title" tabindex="-1" node_ref=heading>
                    {name}
                </h3>
                <button
                    type="button"
                    class="button button-icon"
                    aria-label="Close detail"
                    on:click=move |_| view_state.close()
                >
                    "×"
                </button>
            </div>
            {content}
        </aside>
    }
}
