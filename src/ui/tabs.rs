//! Tabs, as the ARIA pattern has them: one stop of the Tab key, arrow keys from one to the next, Home and End.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::focus_by_id;

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tab {
    /// Id of its element.
    pub(crate) id: String,
    /// What it says.
    pub(crate) label: &'static str,
}

/// A row of tabs.
#[component]
pub(crate) fn Tabs(
    /// What they choose among.
    label: &'static str,
    /// Id of the panel that shows what is chosen.
    controls: &'static str,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// Position of the one on view.
    #[prop(into)]
    shown: Signal<usize>,
    /// Called with the position of the one to show.
    on_show: Callback<usize>,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        let ids: Vec<String> =
            tabs.with_untracked(|tabs| tabs.iter().map(|tab| tab.id.clone()).collect());
        let Some(to) = target(&event.key(), shown.get_untracked(), ids.len()) else { return };
        event.prevent_default();
        on_show.run(to);
        if let Some(id) = ids.get(to) {
            focus_by_id(id);
        }
    };
    let buttons = move || {
        let button = |(at, tab): (usize, Tab)| {
            let is_shown = Memo::new(move |_| shown.get() == at);
            view! {
                <button
                    type="button"
                    role="tab"
                    class="tab"
                    id=tab.id
                    aria-controls=controls
                    aria-selected=move || is_shown.get().to_string()
                    tabindex=move || if is_shown.get() { "0" } else { "-1" }
                    on:click=move |_| on_show.run(at)
                >
                    {tab.label}
                </button>
            }
        };
        tabs.get().into_iter().enumerate().map(button).collect_view()
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>
            {buttons}
        </div>
    }
}

/// Where a key leads from one of some tabs.
fn target(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowLeft" => Some(at.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_from_tab_to_tab_and_round() {
        let targets = |key| [0, 1, 2].map(|at| target(key, at, 3));
        assert_eq!(targets("ArrowRight"), [Some(1), Some(2), Some(0)]);
        assert_eq!(targets("ArrowLeft"), [Some(2), Some(0), Some(1)]);
        assert_eq!(targets("Home"), [Some(0); 3]);
        assert_eq!(targets("End"), [Some(2); 3]);
        assert_eq!(targets("x"), [None; 3]);
        assert_eq!(target("End", 0, 0), None);
    }
}
