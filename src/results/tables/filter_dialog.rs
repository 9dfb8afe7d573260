//! A filter is made: a column, then what fits its values.

use std::collections::BTreeSet;

use headroom_contract::draft::{NotANumber, parse_number};
use headroom_contract::operation::ResultGroups;
use headroom_contract::output::{ColumnKind, ResultColumn};
use leptos::prelude::*;

use super::address::{Filter, Test, filter_input};
use super::chips::value_words;
use super::columns::{is_power, label};
use super::view::TableView;
use crate::backend::query;
use crate::ui::format::{as_typed, count, with_dot};
use crate::ui::{Dialog, Skeleton, power};

/// Values of a set that are offered; more are found by text.
const MOST_VALUES: i32 = 200;

/// The dialog.
#[component]
pub(super) fn FilterDialog(open: RwSignal<bool>, view: TableView) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let column = Memo::new(move |_| {
        let table = view.table.get();
        let wire = chosen.get();
        let first = super::columns::headroom_column(table).unwrap_or("feeder");
        let wire = if table.column(&wire).is_some() { wire } else { first.to_owned() };
        table.column(&wire).or_else(|| table.columns().first())
    });
    let options = move || {
        let columns = super::columns::all_columns(view.table.get());
        columns
            .into_iter()
            .filter(|own| {
                view.table.get().column(own.id).is_some_and(|c| c.kind != ColumnKind::Texts)
            })
            .map(|own| {
                let selected = move || column.get().is_some_and(|column| column.wire == own.id);
                view! { <option value=own.id selected=selected>{own.label}</option> }
            })
            .collect_view()
    };
    let editor = move || {
        let column = column.get()?;
        Some(match column.kind {
            ColumnKind::Integer | ColumnKind::Number => {
                view! { <RangeEditor column view open /> }.into_any()
            }
            ColumnKind::Flag => view! { <FlagEditor column view open /> }.into_any(),
            _ => view! { <SetEditor column view open /> }.into_any(),
        })
    };
    view! {
        <Dialog open title="Filter rows">
            <div class="field">
                <label for="filter-column">"Column"</label>
                <select
                    id="filter-column"
                    class="entry"
                    on:change:target=move |event| chosen.set(event.target().value())
                >
                    {options}
                </select>
            </div>
            {editor}
        </Dialog>
    }
}

/// Sets a filter in place of those of its column, and closes.
fn apply(view: TableView, open: RwSignal<bool>, column: &'static ResultColumn, test: Option<Test>) {
    let mut filters = view.filters.get_untracked();
    filters.retain(|filter| filter.column != column);
    filters.extend(test.map(|test| Filter { column, test }));
    open.set(false);
    view.set_filters(filters);
}

fn current(view: TableView, column: &'static ResultColumn) -> Option<Test> {
    let filters = view.filters.get_untracked();
    filters.into_iter().find(|filter| filter.column == column).map(|filter| filter.test)
}

#[component]
fn RangeEditor(
    column: &'static ResultColumn,
    view: TableView,
    open: RwSignal<bool>,
) -> impl IntoView {
    let (min, max) = match current(view, column) {
        Some(Test::Range(min, max)) => (min, max),
        _ => (None, None),
    };
    let text = |number: Option<f64>| {
        let shown = number.map(|n| if is_power(column) { power::shown(n) } else { n });
        RwSignal::new(shown.map(as_typed).unwrap_or_default())
    };
    let (min, max) = (text(min), text(max));
    let wrong = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match [min, max].map(|end| read_number(&with_dot(&end.get_untracked()), column)) {
            [Ok(min), Ok(max)] => {
                let test = min.or(max).map(|_| Test::Range(min, max));
                apply(view, open, column, test);
            }
            _ => wrong.set(true),
        }
    };
    let name = label(column);
    view! {
        <form on:submit=submit>
            <p class="hint" id="filter-hint">{name}": a value at either end is included, an empty end is open"</p>
            <div class="filter-range">
                <label>
                    "At least"
                    <input class="entry" inputmode="decimal" aria-describedby="filter-hint" aria-invalid=move || wrong.get().to_string() bind:value=min />
                </label>
                <label>
                    "At most"
                    <input class="entry" inputmode="decimal" aria-describedby="filter-hint" aria-invalid=move || wrong.get().to_string() bind:value=max />
                </label>
            </div>
            <p class="field-error" role="alert">
                {move || wrong.get().then_some("Enter numbers, such as 2.5, or leave an end empty")}
            </p>
            <Apply />
        </form>
    }
}

/// A number as typed in the unit that the column is shown in, in the column's own; nothing for an empty text.
fn read_number(text: &str, column: &ResultColumn) -> Result<Option<f64>, NotANumber> {
    if is_power(column) {
        Ok(parse_number(text, power::unit().symbol())?.map(power::kw_of))
    } else {
        parse_number(text, column.unit)
    }
}

#[component]
fn FlagEditor(
    column: &'static ResultColumn,
    view: TableView,
    open: RwSignal<bool>,
) -> impl IntoView {
    let buttons = [("Yes", true), ("No", false)].map(|(words, flag)| {
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| apply(view, open, column, Some(Test::Is(flag)))
            >
                {words}
            </button>
        }
    });
    view! {
        <div class="dialog-actions" role="group" aria-label=label(column)>
            {buttons.into_iter().collect_view()}
        </div>
    }
}

#[component]
fn SetEditor(
    column: &'static ResultColumn,
    view: TableView,
    open: RwSignal<bool>,
) -> impl IntoView {
    let (values, part) = match current(view, column) {
        Some(Test::In(values)) => (values, String::new()),
        Some(Test::Contains(part)) => (Vec::new(), part),
        _ => (Vec::new(), String::new()),
    };
    let chosen = RwSignal::new(values.into_iter().collect::<BTreeSet<String>>());
    let part = RwSignal::new(part);
    // Counts are those of the rows that the other filters leave.
    let others: Vec<Filter> =
        view.filters.get_untracked().into_iter().filter(|filter| filter.column != column).collect();
    let groups = query(move || {
        Some(ResultGroups {
            work_package_id: view.id.get(),
            table: view.table.get(),
            by: vec![column.wire.to_owned()],
            filter: filter_input(&others),
            limit: Some(MOST_VALUES),
            ..ResultGroups::default()
        })
    });
    let choices = move || {
        let Some(page) = groups.value.get() else {
            return view! { <Skeleton rows=3 /> }.into_any();
        };
        let of_page = page.groups.iter().filter_map(|group| {
            let value = group.keys.first()?.clone()?;
            let shown = value_words(column.wire, &value).to_owned();
            let is_chosen = {
                let value = value.clone();
                move || chosen.with(|chosen| chosen.contains(&value))
            };
            let turn = move |_| {
                chosen.update(|chosen| {
                    if !chosen.remove(&value) {
                        chosen.insert(value.clone());
                    }
                });
            };
            Some(view! {
                <li>
                    <label class="grid-choice">
                        <input type="checkbox" prop:checked=is_chosen on:change=turn />
                        <span>{shown}</span>
                        <span class="legend-count">{count(group.count.0)}</span>
                    </label>
                </li>
            })
        });
        let of_page = of_page.collect_view();
        let more = (page.total_count.0 > i64::from(MOST_VALUES))
            .then(|| view! { <p class="hint">"The most frequent values; find others by text"</p> });
        view! { <ul class="filter-values" aria-label="Values">{of_page}</ul>{more} }.into_any()
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let part = part.get_untracked().trim().to_owned();
        let values: Vec<String> = chosen.get_untracked().into_iter().collect();
        let test = if part.is_empty() {
            (!values.is_empty()).then_some(Test::In(values))
        } else {
            Some(Test::Contains(part))
        };
        apply(view, open, column, test);
    };
    view! {
        <form on:submit=submit>
            <Show when=move || column.kind == ColumnKind::Text>
                <div class="field">
                    <label for="filter-part">"Contains"</label>
                    <input id="filter-part" class="entry" autocomplete="off" bind:value=part />
                </div>
            </Show>
            {choices}
            <Apply />
        </form>
    }
}

#[component]
fn Apply() -> impl IntoView {
    view! {
        <div class="dialog-actions">
            <button type="submit" class="button button-primary">
                "Apply"
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::ResultTable;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let column = ResultTable::LvGroupHostingCapacity.column("totalKwAdded").unwrap();
        let read = |text| read_number(text, column);
        assert_eq!(read(""), Ok(None));
        assert_eq!(read(" 1,234.5 "), Ok(Some(1234.5)));
        assert_eq!(read("0.5 MW"), Ok(Some(500.0)));
        assert_eq!(read("\u{2212}2"), Ok(Some(-2.0)));
        for text in ["two", "NaN", "1 2", "1,2", "inf", "2 V"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
