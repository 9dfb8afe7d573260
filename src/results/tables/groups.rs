//! Rows grouped by a column: how many, and headroom in each.

use headroom_contract::operation::ResultGroups;
use headroom_contract::output::{ResultGroup, ResultTable};
use leptos::prelude::*;

use super::address::{Filter, Test, filter_input};
use super::chips::value_words;
use super::columns::{headroom_column, label, shown_number};
use super::view::TableView;
use crate::backend::query;
use crate::results::panel::ResultsVersion;
use crate::ui::format::count;
use crate::ui::{Notice, Skeleton, Tone};

/// Groups that are shown, the largest first.
const MOST_GROUPS: i32 = 500;

/// Columns that rows are worth grouping by.
fn choices(table: ResultTable) -> &'static [&'static str] {
    match table {
        ResultTable::LvGroupHostingCapacity => {
            &["feeder", "binding.conductingEquipmentMrid", "binding.metric"]
        }
        ResultTable::HvNodeHeadroom => {
            &["feeder", "locationType", "binding.conductingEquipmentMrid", "binding.metric"]
        }
        ResultTable::ConstraintViolations => &["feeder", "metric", "conductingEquipmentMrid"],
        ResultTable::BindingConstraints => &["bindingId"],
        ResultTable::CustomerAllocations => &["feeder", "capacityGroupHeadId", "customerPhaseCode"],
    }
}

/// The column of numbers that is summed up.
fn value_column(table: ResultTable) -> Option<&'static str> {
    match table {
        ResultTable::ConstraintViolations => Some("violatingValue"),
        ResultTable::CustomerAllocations => Some("customerVMaxV"),
        table => headroom_column(table),
    }
}

/// Chooses what to group by.
#[component]
pub(super) fn GroupBy(view: TableView) -> impl IntoView {
    let options = move || {
        let table = view.table.get();
        let options = choices(table).iter().filter_map(move |wire| {
            let words = label(table.column(wire)?);
            let selected = move || view.by.get() == Some(*wire);
            Some(view! { <option value=*wire selected=selected>{words}</option> })
        });
        options.collect_view()
    };
    view! {
        <label class="group-by">
            "Group by"
            <select class="entry" on:change:target=move |event| view.set_by(event.target().value())>
                <option value="" selected=move || view.by.get().is_none()>
                    "Nothing"
                </option>
                {options}
            </select>
        </label>
    }
}

/// The groups. Pressing one filters the rows by it.
#[component]
pub(super) fn Groups(view: TableView, version: Memo<ResultsVersion>) -> impl IntoView {
    let groups = query(move || {
        version.track();
        let table = view.table.get();
        Some(ResultGroups {
            work_package_id: view.id.get(),
            table,
            by: vec![view.by.get()?.to_owned()],
            value: value_column(table).map(str::to_owned),
            filter: filter_input(&view.filters.get()),
            limit: Some(MOST_GROUPS),
            offset: None,
        })
    });
    move || {
        if let Some(error) = groups.error.get() {
            return view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any();
        }
        let (Some(page), Some(by)) = (groups.value.get(), view.by.get()) else {
            return view! { <Skeleton rows=4 /> }.into_any();
        };
        let table = view.table.get();
        let heading = |wire: &str| table.column(wire).map(label).unwrap_or_default();
        let value = value_column(table).map(heading).unwrap_or_default();
        let rows = page.groups.iter().map(|group| group_row(view, by, group)).collect_view();
        let more = (page.total_count.0 > i64::from(MOST_GROUPS))
            .then(|| view! { <p class="hint">"The largest groups of more"</p> });
        view! {
            <div class="table-frame" role="region" aria-label="Groups" tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{heading(by)}</th>
                            <th scope="col" class="numeric">"Rows"</th>
                            <th scope="col" class="numeric">{format!("Least {value}")}</th>
                            <th scope="col" class="numeric">{format!("Median {value}")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more}
        }
        .into_any()
    }
}

fn group_row(view: TableView, by: &'static str, group: &ResultGroup) -> impl IntoView + use<> {
    let value = group.keys.first().cloned().flatten();
    let words = match &value {
        Some(value) => value_words(by, value).to_owned(),
        None => "None".to_owned(),
    };
    let narrow = move |_| {
        let Some(column) = view.table.get_untracked().column(by) else { return };
        let test = value.clone().map_or(Test::Missing, |value| Test::In(vec![value]));
        let mut filters = view.filters.get_untracked();
        filters.retain(|filter| filter.column != column);
        filters.push(Filter { column, test });
        view.narrow(filters);
    };
    let table = view.table.get_untracked();
    let column = value_column(table).and_then(|wire| table.column(wire));
    let shown = |value: Option<f64>| {
        column.zip(value).map(|(column, value)| shown_number(column, value, 3)).unwrap_or_default()
    };
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="row-open" on:click=narrow>
                    {words}
                </button>
            </th>
            <td class="numeric">{count(group.count.0)}</td>
            <td class="numeric">{shown(group.min)}</td>
            <td class="numeric">{shown(group.median)}</td>
        </tr>
    }
}
