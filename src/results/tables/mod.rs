//! The result tables of a run, as tabs: only those that a run of its kind has.
//!
//! - `columns`, `cells`: what people read of rows
//! - `address`, `view`: which table, order, filters and columns, as they stand in the address
//! - `source`: pages, asked of whoever has the rows
//! - `chips`, `filter_dialog`, `groups`, `customers`, `export`: what stands around the grid

mod address;
mod cells;
mod chips;
mod columns;
mod customers;
mod export;
mod export_dialog;
mod filter_dialog;
mod groups;
mod source;
mod tabs;
mod view;

use std::sync::Arc;

use headroom_contract::operation::{IntrinsicJobs, ResultSortInput};
use headroom_contract::output::{ResultTable, StudyKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::panel::ResultsVersion;
use super::view_state::ViewState;
use crate::backend::{query, use_backend};
use crate::routes::{GroupKey, RunView};
use crate::ui::format::count;
use crate::ui::grid::{
    ColumnsDialog, CopyAs, Grid, GridRow, GridRows, GridState, PAGE_ROWS, copy_selected,
};
use crate::ui::{EmptyState, Notice, Tone, use_toasts};
pub(crate) use address::{Filter, Test, read_filters, write_filters};
use address::{filter_input, read_order, sort_input};
use cells::{grid_row, key_of, opened};
use chips::Chips;
pub(crate) use columns::table_label;
use columns::{all_columns, first_order, ties};
use customers::ChooseGroup;
use export_dialog::ExportDialog;
use filter_dialog::FilterDialog;
use groups::{GroupBy, Groups};
use source::TableQuery;
use tabs::Tabs;
use view::{TableView, use_table_view};

/// Id of the grid's element.
const GRID: &str = "result-grid";

/// The tables that a run has.
fn tables_of(hv: bool) -> Vec<ResultTable> {
    let headroom =
        if hv { ResultTable::HvNodeHeadroom } else { ResultTable::LvGroupHostingCapacity };
    let mut tables =
        vec![headroom, ResultTable::ConstraintViolations, ResultTable::BindingConstraints];
    if !hv {
        tables.push(ResultTable::CustomerAllocations);
    }
    tables
}

/// The order of a table at first, as the API takes it.
pub(super) fn first_sort(table: ResultTable) -> Vec<ResultSortInput> {
    sort_input(&read_order(table, &first_order(table)), ties(table))
}

/// The tables.
#[component]
pub(super) fn ResultTables(
    id: Signal<String>,
    version: Memo<ResultsVersion>,
    view_state: ViewState,
) -> impl IntoView {
    let jobs = query(move || Some(IntrinsicJobs { work_package_id: id.get() }));
    let hv = Memo::new(move |_| {
        jobs.value.with(|jobs| {
            let first = jobs.as_ref().and_then(|jobs| jobs.first().map(|job| job.kind));
            first == Some(StudyKind::HvNodeHeadroom)
        })
    });
    let tables = Signal::derive(move || tables_of(hv.get()));
    let view = use_table_view(id, view_state, tables);
    let needs_group = Memo::new(move |_| {
        view.table.get() == ResultTable::CustomerAllocations
            && !view.whole.get()
            && view.filters.with(Vec::is_empty)
    });
    let body = move || {
        // Another table is another grid; other filters are not.
        view.table.track();
        if needs_group.get() {
            view! { <ChooseGroup view view_state /> }.into_any()
        } else {
            view! { <OneTable version view view_state /> }.into_any()
        }
    };
    let known = move || jobs.settled();
    view! {
        <section class="tables" aria-label="Result tables">
            <Show when=known>
                <Tabs tables view />
                <div role="tabpanel" id="result-table" aria-labelledby=move || tabs::tab_id(view.table.get())>
                    {body}
                </div>
            </Show>
        </section>
    }
}

/// One table with its tools.
#[component]
fn OneTable(
    version: Memo<ResultsVersion>,
    view: TableView,
    view_state: ViewState,
) -> impl IntoView {
    let asked = Memo::new(move |_| {
        let table = view.table.get();
        TableQuery {
            id: view.id.get(),
            table,
            sort: sort_input(&view.order.get(), ties(table)),
            filter: filter_input(&view.filters.get()),
        }
    });
    let error = RwSignal::new(None::<String>);
    let rows = paged(asked, error);
    Effect::watch(
        move || (asked.get(), version.get()),
        move |_, before, _| {
            if before.is_some() {
                rows.restart();
            }
        },
        false,
    );
    let state = GridState {
        id: GRID,
        rows,
        columns: view.columns.into(),
        order: view.order.into(),
        selected: view.selected(),
        on_order: Callback::new(move |order: Vec<_>| view.set_order(&order)),
        on_columns: Callback::new(move |columns: Vec<_>| view.set_columns(&columns)),
        on_open: Callback::new(move |row: Arc<GridRow>| {
            open_row(view.table.get_untracked(), view_state, &row);
        }),
    };
    let current = Signal::derive(move || {
        view_state.view.with(|view| {
            let selected = view.group.as_ref().or(view.node.as_ref())?;
            Some(key_of(&selected.feeder, &selected.head))
        })
    });
    let filtered = move || view.filters.with(|filters| !filters.is_empty());
    let is_empty = move || rows.total.get() == Some(0);
    let label = Signal::derive(move || table_label(view.table.get()).to_owned());
    view! {
        <Tools state view asked total=rows.total />
        <Chips view />
        {move || error.get().map(|error| view! { <NotUpToDate error rows /> })}
        <Show
            when=move || view.by.get().is_none()
            fallback=move || view! { <Groups view version /> }
        >
            <Show
                when=move || !is_empty()
                fallback=move || view! { <NoMatch view filtered=Signal::derive(filtered) /> }
            >
                <Caveat view />
                <Grid state label current />
            </Show>
        </Show>
    }
}

/// Rows could not be read; those that are shown are of an earlier question.
#[component]
fn NotUpToDate(error: String, rows: GridRows) -> impl IntoView {
    let stale = rows.total.get_untracked().is_some();
    view! {
        <Notice tone=Tone::Error>
            <p>{error}</p>
            {stale.then(|| view! { <p>"The rows shown are those of before"</p> })}
            <button type="button" class="button button-small" on:click=move |_| rows.restart()>
                "Try again"
            </button>
        </Notice>
    }
}

/// Rows of a table, a page at a time.
fn paged(asked: Memo<TableQuery>, error: RwSignal<Option<String>>) -> GridRows {
    let backend = use_backend();
    let answer = StoredValue::new(None::<GridRows>);
    let fetch = Callback::new(move |(turn, page): (u32, u32)| {
        let query = asked.get_untracked();
        spawn_local(async move {
            let answered = query.page(backend, page * PAGE_ROWS, PAGE_ROWS).await;
            // The table may have been left meanwhile.
            let Some(Some(rows)) = answer.try_get_value() else { return };
            match answered {
                Ok(found) => {
                    let total = u32::try_from(found.total_count.0).unwrap_or(u32::MAX);
                    let of_page = found.rows.iter().map(|row| grid_row(query.table, row)).collect();
                    rows.arrived(turn, page, total, of_page);
                    error.try_set(None);
                }
                Err(problem) => {
                    rows.failed(turn, page);
                    error.try_set(Some(problem.to_string()));
                }
            }
        });
    });
    let rows = GridRows::new(fetch);
    answer.set_value(Some(rows));
    rows
}

/// Opens what a row stands for: a group's detail, or an HV node's.
fn open_row(table: ResultTable, view_state: ViewState, row: &GridRow) {
    let Some(key) = opened(&row.key) else { return };
    match table {
        ResultTable::LvGroupHostingCapacity => view_state.open(key),
        ResultTable::HvNodeHeadroom => view_state.open_node(key),
        _ => {}
    }
}

/// The view of a group's customers.
pub(crate) fn customers_of(view: RunView, group: &GroupKey) -> RunView {
    let table = ResultTable::CustomerAllocations;
    let filter = |wire: &str, value: &String| {
        let column = table.column(wire)?;
        (!value.is_empty())
            .then(|| address::Filter { column, test: address::Test::In(vec![value.clone()]) })
    };
    let filters: Vec<_> =
        [filter("capacityGroupHeadId", &group.head), filter("feeder", &group.feeder)]
            .into_iter()
            .flatten()
            .collect();
    RunView {
        table: table.name().to_owned(),
        filter: address::write_filters(&filters),
        sort: String::new(),
        columns: String::new(),
        by: String::new(),
        ..view
    }
}

/// What is done with the table as a whole.
#[component]
fn Tools(
    state: GridState,
    view: TableView,
    asked: Memo<TableQuery>,
    total: RwSignal<Option<u32>>,
) -> impl IntoView {
    let [filtering, columns, exporting] = [(); 3].map(|()| RwSignal::new(false));
    let toasts = use_toasts();
    let words = move || {
        total.get().map(|total| {
            let noun = if total == 1 { "row" } else { "rows" };
            let which = if view.filters.with(Vec::is_empty) { "" } else { " match" };
            format!("{} {noun}{which}", count(total))
        })
    };
    let all = Signal::derive(move || all_columns(view.table.get()));
    let tool = |words: &'static str, open: RwSignal<bool>| {
        view! {
            <button type="button" class="button button-small" aria-haspopup="dialog" on:click=move |_| open.set(true)>
                {words}
            </button>
        }
    };
    view! {
        <div class="table-tools">
            <p class="table-count" role="status">{words}</p>
            {tool("Filter…", filtering)}
            <GroupBy view />
            {tool("Columns…", columns)}
            <button
                type="button"
                class="button button-small"
                on:click=move |_| copy_selected(state, toasts, CopyAs::Markdown)
            >
                "Copy as Markdown"
            </button>
            {tool("Export…", exporting)}
        </div>
        <FilterDialog open=filtering view />
        <ColumnsDialog open=columns state all on_reset=Callback::new(move |()| view.set_columns(&columns::read_columns(view.table.get_untracked(), ""))) />
        <ExportDialog open=exporting view asked />
    }
}

/// What the numbers of a table are, above them.
#[component]
fn Caveat(view: TableView) -> impl IntoView {
    move || {
        let words = match view.table.get() {
            ResultTable::LvGroupHostingCapacity => {
                "Headroom is what every customer of the group can add at the same time. It may exceed the transformer's nameplate."
            }
            ResultTable::HvNodeHeadroom => {
                "Headroom is what one node alone can take. Nodes together take less."
            }
            ResultTable::CustomerAllocations => {
                "Identifiers of customers are personal data. Voltages are those of the step at which the group was bound; a negative power is export."
            }
            _ => return None,
        };
        Some(view! { <p class="caveat">{words}</p> })
    }
}

#[component]
fn NoMatch(view: TableView, filtered: Signal<bool>) -> impl IntoView {
    move || {
        if filtered.get() {
            view! {
                <EmptyState title="No rows match">
                    <p>"No row of this table passes all filters"</p>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| view.set_filters(Vec::new())
                    >
                        "Clear filters"
                    </button>
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <EmptyState title="No rows">
                    <p>"Nothing bound any group, so this table is empty: read headroom in the first table"</p>
                </EmptyState>
            }
            .into_any()
        }
    }
}
