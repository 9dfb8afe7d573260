//! Tabs of the tables.

use headroom_contract::output::ResultTable;
use leptos::prelude::*;

use super::columns::table_label;
use super::view::TableView;
use crate::ui::{self, Tab};

/// Id of a table's tab.
pub(super) fn tab_id(table: ResultTable) -> String {
    format!("tab-{}", table.name())
}

/// The tabs.
#[component]
pub(super) fn Tabs(tables: Signal<Vec<ResultTable>>, view: TableView) -> impl IntoView {
    let tab = |table: &ResultTable| Tab { id: tab_id(*table), label: table_label(*table) };
    let tabs = Signal::derive(move || tables.with(|tables| tables.iter().map(tab).collect()));
    let shown = Signal::derive(move || {
        let table = view.table.get();
        tables.with(|tables| tables.iter().position(|one| *one == table).unwrap_or(0))
    });
    let on_show = Callback::new(move |at: usize| {
        if let Some(table) = tables.with_untracked(|tables| tables.get(at).copied()) {
            view.set_table(table);
        }
    });
    view! { <ui::Tabs label="Tables" controls="result-table" tabs shown on_show /> }
}
