//! Whose customers: `customer_allocations` has a row for every customer, and opens for one transformer.

use headroom_contract::operation::ResultGroups;
use headroom_contract::output::ResultTable;
use leptos::prelude::*;

use super::customers_of;
use super::view::TableView;
use crate::backend::query;
use crate::results::view_state::ViewState;
use crate::routes::GroupKey;
use crate::ui::format::count;
use crate::ui::{Notice, Skeleton, Tone};

/// Transformers that are offered; others are found in the first table.
const MOST_GROUPS: i32 = 500;

/// Asks for a transformer, or for all customers after all.
#[component]
pub(super) fn ChooseGroup(view: TableView, view_state: ViewState) -> impl IntoView {
    let groups = query(move || {
        Some(ResultGroups {
            work_package_id: view.id.get(),
            table: ResultTable::CustomerAllocations,
            by: vec!["capacityGroupHeadId".to_owned(), "feeder".to_owned()],
            limit: Some(MOST_GROUPS),
            ..ResultGroups::default()
        })
    });
    let chosen = RwSignal::new(
        view_state
            .group
            .get_untracked()
            .unwrap_or(GroupKey { head: String::new(), feeder: String::new() }),
    );
    let show = move |_| {
        let view = view_state.view.get_untracked();
        view_state.replace(customers_of(view, &chosen.get_untracked()));
    };
    move || {
        if let Some(error) = groups.error.get() {
            return view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any();
        }
        let Some(page) = groups.value.get() else {
            return view! { <Skeleton rows=3 /> }.into_any();
        };
        let all: Vec<GroupKey> = page
            .groups
            .iter()
            .map(|group| {
                let key = |at: usize| group.keys.get(at).cloned().flatten().unwrap_or_default();
                GroupKey { head: key(0), feeder: key(1) }
            })
            .collect();
        if chosen.with_untracked(|chosen| chosen.head.is_empty())
            && let Some(first) = all.first()
        {
            chosen.set(first.clone());
        }
        let customers: i64 = page.groups.iter().map(|group| group.count.0).sum();
        let options = all
            .iter()
            .enumerate()
            .map(|(at, key)| {
                let selected = chosen.with_untracked(|chosen| chosen == key);
                let words = format!("{} ({})", key.head, key.feeder);
                view! { <option value=at.to_string() selected=selected>{words}</option> }
            })
            .collect_view();
        let pick = move |value: String| {
            if let Some(key) = value.parse::<usize>().ok().and_then(|at| all.get(at).cloned()) {
                chosen.set(key);
            }
        };
        let more = page.total_count.0 > i64::from(MOST_GROUPS);
        let all_words = if more {
            "Show all customers".to_owned()
        } else {
            format!("Show all {} customers", count(customers))
        };
        view! {
            <div class="choose-group">
                <label for="customers-of">
                    "Customers of"
                </label>
                <select id="customers-of" class="entry" on:change:target=move |event| pick(event.target().value())>
                    {options}
                </select>
                <button type="button" class="button button-primary" on:click=show>
                    "Show customers"
                </button>
                <button type="button" class="button" on:click=move |_| view.show_whole()>
                    {all_words}
                </button>
                <p class="hint">
                    "There is a row for every customer, for diagnosis: read one transformer at a time"
                </p>
            </div>
        }
        .into_any()
    }
}
