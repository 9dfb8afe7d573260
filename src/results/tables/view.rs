//! A table on view: which, its rows' order and filters, its columns. The address holds it all.

use std::collections::HashMap;

use headroom_contract::output::ResultTable;
use leptos::prelude::*;

use super::address::{Filter, read_filters, read_order, write_filters, write_order};
use super::columns::{first_order, read_columns, write_columns};
use crate::results::view_state::ViewState;
use crate::routes::RunView;
use crate::ui::grid::{GridColumn, GridSort, Selected};

/// See the module. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct TableView {
    /// Work package.
    pub(super) id: Signal<String>,
    pub(super) table: Memo<ResultTable>,
    pub(super) order: Memo<Vec<GridSort>>,
    pub(super) filters: Memo<Vec<Filter>>,
    /// All rows of `customer_allocations` are wanted, although there is a row for every customer.
    pub(super) whole: Memo<bool>,
    pub(super) columns: Memo<Vec<GridColumn>>,
    /// Column that rows are grouped by.
    pub(super) by: Memo<Option<&'static str>>,
    /// What is selected in each table, kept while another one is on view.
    selected: StoredValue<HashMap<ResultTable, RwSignal<Selected>>>,
    state: ViewState,
}

/// In place of filters: all rows, please.
const WHOLE: &str = "all";

/// What a run's table shows, of those that the run has.
pub(super) fn use_table_view(
    id: Signal<String>,
    state: ViewState,
    tables: Signal<Vec<ResultTable>>,
) -> TableView {
    let view = state.view;
    let table = Memo::new(move |_| {
        let tables = tables.get();
        let named = view.with(|view| ResultTable::of_name(&view.table));
        named.filter(|table| tables.contains(table)).or(tables.first().copied()).unwrap_or_default()
    });
    let order = Memo::new(move |_| {
        let table = table.get();
        let order = view.with(|view| read_order(table, &view.sort));
        if order.is_empty() { read_order(table, &first_order(table)) } else { order }
    });
    let filters = Memo::new(move |_| view.with(|view| read_filters(table.get(), &view.filter)));
    let whole = Memo::new(move |_| view.with(|view| view.filter == WHOLE));
    let columns = Memo::new(move |_| view.with(|view| read_columns(table.get(), &view.columns)));
    let by = Memo::new(move |_| {
        view.with(|view| table.get().column(&view.by)).map(|column| column.wire)
    });
    let selected = ResultTable::ALL.map(|table| (table, RwSignal::new(Selected::default())));
    let selected = StoredValue::new(HashMap::from(selected));
    TableView { id, table, order, filters, whole, columns, by, selected, state }
}

impl TableView {
    fn change(self, change: impl FnOnce(RunView) -> RunView) {
        self.state.replace(change(self.state.view.get_untracked()));
    }

    /// What is selected in the table on view.
    pub(super) fn selected(self) -> RwSignal<Selected> {
        let table = self.table.get_untracked();
        let own = self.selected.with_value(|selected| selected.get(&table).copied());
        own.unwrap_or_else(|| RwSignal::new(Selected::default()))
    }

    pub(super) fn set_table(self, table: ResultTable) {
        let view = RunView { table: table.name().to_owned(), ..self.state.view.get_untracked() };
        let none = String::new;
        self.state.push(RunView {
            sort: none(),
            filter: none(),
            columns: none(),
            by: none(),
            ..view
        });
    }

    pub(super) fn set_order(self, order: &[GridSort]) {
        let text = write_order(order);
        let text =
            if text == first_order(self.table.get_untracked()) { String::new() } else { text };
        self.change(|view| RunView { sort: text, ..view });
    }

    pub(super) fn set_filters(self, filters: Vec<Filter>) {
        let text = write_filters(&filters);
        self.change(|view| RunView { filter: text, ..view });
    }

    /// Sets filters and shows the rows themselves.
    pub(super) fn narrow(self, filters: Vec<Filter>) {
        let text = write_filters(&filters);
        self.state.push(RunView {
            filter: text,
            by: String::new(),
            ..self.state.view.get_untracked()
        });
    }

    pub(super) fn show_whole(self) {
        self.change(|view| RunView { filter: WHOLE.to_owned(), ..view });
    }

    pub(super) fn set_columns(self, columns: &[GridColumn]) {
        let text = write_columns(self.table.get_untracked(), columns);
        self.change(|view| RunView { columns: text, ..view });
    }

    pub(super) fn set_by(self, by: String) {
        self.change(|view| RunView { by, ..view });
    }
}
