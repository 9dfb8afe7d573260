//! `lv_group_hosting_capacity`, a page at a time.

use headroom_contract::operation::LvGroupHostingCapacities;
use headroom_contract::output::LvGroupHostingCapacity;
use headroom_contract::scalar::Long;
use leptos::prelude::*;

use super::chart::group_key;
use super::legend::Swatch;
use super::order::Column;
use super::panel::ResultsVersion;
use super::view_state::ViewState;
use crate::backend::query;
use crate::routes::GroupKey;
use crate::ui::format::{count, number};
use crate::ui::{Notice, Tone, focus_by_id};
use crate::words::{self, BindingClass};

/// Rows on a page.
const PAGE_SIZE: u32 = 100;

/// The table with its pager.
#[component]
pub(super) fn GroupTable(
    id: Signal<String>,
    version: Memo<ResultsVersion>,
    view_state: ViewState,
) -> impl IntoView {
    let page = query(move || {
        version.track();
        Some(LvGroupHostingCapacities {
            work_package_id: id.get(),
            limit: Some(i32::try_from(PAGE_SIZE).unwrap_or(i32::MAX)),
            offset: Some(Long(i64::from(view_state.page.get()) * i64::from(PAGE_SIZE))),
            sort: Some(view_state.order.get().keys()),
            filter: None,
        })
    });
    give_focus_back(view_state);
    let total = Memo::new(move |_| {
        page.value.with(|page| {
            page.as_ref().and_then(|page| u32::try_from(page.total_count.0).ok()).unwrap_or(0)
        })
    });
    let rows = move || {
        page.value.get().map(|page| {
            page.rows
                .iter()
                .zip(page.offset.0..)
                .map(|(row, position)| group_row(row, position, view_state))
                .collect_view()
        })
    };
    view! {
        <div class="table-head">
            <h3>"By transformer"</h3>
            <Pager total view_state />
        </div>
        {move || {
            page.error.get().map(|error| view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> })
        }}
        <div
            class="table-frame"
            role="region"
            aria-label="Headroom by transformer"
            tabindex="0"
            aria-busy=move || page.busy.get().to_string()
        >
            <table class="table" aria-rowcount=move || total.get() + 1>
                <thead>
                    <tr>
                        <SortHeader column=Column::Head label="Transformer" view_state />
                        <SortHeader column=Column::Headroom label="Headroom (kW per customer)" view_state />
                        <SortHeader column=Column::Total label="Total (kW)" view_state />
                        <SortHeader column=Column::Customers label="Customers" view_state />
                        <th scope="col">"Bound by"</th>
                        <th scope="col">"Asset"</th>
                        <th scope="col">"Value against limit"</th>
                        <th scope="col" class="numeric">
                            "Step"
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A heading that orders the table when pressed.
#[component]
fn SortHeader(column: Column, label: &'static str, view_state: ViewState) -> impl IntoView {
    let sorted = move || {
        let order = view_state.order.get();
        (order.column == column).then_some(if order.descending {
            "descending"
        } else {
            "ascending"
        })
    };
    let mark = move || match sorted() {
        Some("descending") => "▼",
        Some(_) => "▲",
        None => "",
    };
    view! {
        <th scope="col" class:numeric=column != Column::Head aria-sort=move || sorted().unwrap_or("none")>
            <button
                type="button"
                class="sort"
                on:click=move |_| {
                    view_state.set_order(view_state.order.get_untracked().pressed(column));
                }
            >
                {label}
                <span class="sort-mark" aria-hidden="true">
                    {mark}
                </span>
            </button>
        </th>
    }
}

fn group_row(
    row: &LvGroupHostingCapacity,
    position: i64,
    view_state: ViewState,
) -> impl IntoView + use<> {
    let key = group_key(row);
    let selected_key = key.clone();
    let selected = move || view_state.group.with(|group| group.as_ref() == Some(&selected_key));
    let binding = row.binding.as_ref();
    view! {
        <tr aria-rowindex=position + 2 class:row-selected=selected class:row-caution=!row.convergence>
            <th scope="row">
                <button
                    type="button"
                    class="row-open"
                    id=row_id(&key)
                    on:click=move |_| view_state.open(key.clone())
                >
                    {row.capacity_group_head_id.clone()}
                </button>
            </th>
            <td class="numeric">{words::headroom(row)}</td>
            <td class="numeric">{number(row.total_kw_added, 2)}</td>
            <td class="numeric">{count(row.included_customer_count)}</td>
            <td class="bound-by">
                <Swatch class=BindingClass::of_group(row) />
                {words::bound_by(row)}
                {words::headroom_remark(row).map(|remark| view! { <span class="remark">{remark}</span> })}
            </td>
            <td>{binding.map(|b| b.conducting_equipment_mrid.clone())}</td>
            <td>{binding.map(words::binding_against_limit)}</td>
            <td class="numeric">{binding.map(|b| count(b.iteration))}</td>
        </tr>
    }
}

/// Id of a row's button.
pub(super) fn row_id(key: &GroupKey) -> String {
    format!("row-{}-{}", key.feeder, key.head)
}

/// Focus goes back to the row that a detail was opened from.
fn give_focus_back(view_state: ViewState) {
    Effect::watch(
        move || view_state.group.get(),
        move |group, before, _| {
            if let (None, Some(Some(closed))) = (group, before) {
                focus_by_id(&row_id(closed));
            }
        },
        false,
    );
}

/// Turns pages.
#[component]
fn Pager(total: Memo<u32>, view_state: ViewState) -> impl IntoView {
    let page = view_state.page;
    let words = move || {
        let first = page.get() * PAGE_SIZE;
        let last = (first + PAGE_SIZE).min(total.get());
        format!("{} to {} of {}", count(first + 1), count(last), count(total.get()))
    };
    let at_end = move || (page.get() + 1) * PAGE_SIZE >= total.get();
    view! {
        <div class="pager" role="group" aria-label="Pages of the table">
            <span>{words}</span>
            <button
                type="button"
                class="button button-small"
                disabled=move || page.get() == 0
                on:click=move |_| view_state.set_page(page.get_untracked().saturating_sub(1))
            >
                "Previous"
            </button>
            <button
                type="button"
                class="button button-small"
                disabled=at_end
                on:click=move |_| view_state.set_page(page.get_untracked() + 1)
            >
                "Next"
            </button>
        </div>
    }
}
