//! Which columns a grid shows, in which order, and how wide.

use leptos::prelude::*;

use super::header::{resized, swapped};
use super::model::GridColumn;
use super::view::GridState;
use crate::ui::Dialog;

/// A dialog over all columns of a grid.
#[component]
pub(crate) fn ColumnsDialog(
    open: RwSignal<bool>,
    state: GridState,
    /// All columns, those that are not shown too.
    #[prop(into)]
    all: Signal<Vec<GridColumn>>,
    /// Called to have the columns as they were at first.
    on_reset: Callback<()>,
) -> impl IntoView {
    let hidden = move || {
        let shown = state.columns.get();
        let is_hidden = |column: &GridColumn| shown.iter().all(|own| own.id != column.id);
        all.get().into_iter().filter(is_hidden).collect::<Vec<_>>()
    };
    view! {
        <Dialog open title="Columns">
            <p class="hint">
                "In the table: arrow up to the headings, then Enter sorts, Shift+Enter sorts by several, Ctrl+arrows move a column, Shift+arrows change its width."
            </p>
            <ul class="grid-columns">
                <For each=move || state.columns.get() key=|column| column.id let:column>
                    <Shown state column />
                </For>
                <For each=hidden key=|column| column.id let:column>
                    <Hidden state column />
                </For>
            </ul>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| on_reset.run(())>
                    "Reset columns"
                </button>
                <button type="button" class="button button-primary" on:click=move |_| open.set(false)>
                    "Done"
                </button>
            </div>
        </Dialog>
    }
}

/// What a button does to the columns, given the position of its own.
type Change = fn(Vec<GridColumn>, usize) -> Vec<GridColumn>;

#[component]
fn Shown(state: GridState, column: GridColumn) -> impl IntoView {
    let GridColumn { id, label, .. } = column;
    let place = Memo::new(move |_| {
        state.columns.with(|columns| columns.iter().position(|column| column.id == id))
    });
    let count = move || state.columns.with(Vec::len);
    let change = move |change: Change| {
        if let Some(at) = place.get_untracked() {
            state.on_columns.run(change(state.columns.get_untracked(), at));
        }
    };
    let hide: Change = |mut columns, at| {
        if columns.len() > 1 {
            columns.remove(at);
        }
        columns
    };
    let up: Change = |columns, at| swapped(columns, at, at.saturating_sub(1));
    let down: Change = |columns, at| swapped(columns, at, at + 1);
    let narrower: Change = |columns, at| resized(columns, at, -32.0);
    let wider: Change = |columns, at| resized(columns, at, 32.0);
    let buttons = [
        ("↑", format!("Move {label} up"), up),
        ("↓", format!("Move {label} down"), down),
        ("−", format!("Make {label} narrower"), narrower),
        ("+", format!("Make {label} wider"), wider),
    ]
    .map(|(sign, name, what)| {
        view! {
            <button
                type="button"
                class="button button-icon"
                aria-label=name
                on:click=move |_| change(what)
            >
                {sign}
            </button>
        }
    });
    view! {
        <li>
            <label class="grid-choice">
                <input
                    type="checkbox"
                    checked
                    disabled=move || count() == 1
                    on:change=move |_| change(hide)
                />
                {label}
            </label>
            {buttons.into_iter().collect_view()}
        </li>
    }
}

#[component]
fn Hidden(state: GridState, column: GridColumn) -> impl IntoView {
    let label = column.label.clone();
    let show = move |_| {
        let mut columns = state.columns.get_untracked();
        columns.push(column.clone());
        state.on_columns.run(columns);
    };
    view! {
        <li>
            <label class="grid-choice">
                <input type="checkbox" on:change=show />
                {label}
            </label>
        </li>
    }
}
