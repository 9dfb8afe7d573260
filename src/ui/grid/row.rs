//! A row in view.

use leptos::prelude::*;

use super::model::GridRow;
use super::place::{Place, Selected};
use super::view::GridState;

/// The row at a position, or its place while it is on its way.
#[component]
pub(super) fn Row(
    state: GridState,
    position: u32,
    template: Memo<String>,
    current: Signal<Option<String>>,
    /// Called when another cell has become active.
    reveal: Callback<()>,
) -> impl IntoView {
    let row = Memo::new(move |_| state.rows.row(position));
    let is_current = Memo::new(move |_| {
        row.with(|row| row.as_ref().is_some_and(|row| current.get().as_deref() == Some(&*row.key)))
    });
    let caution = move || row.with(|row| row.as_ref().is_some_and(|row| row.caution));
    let cells = move || {
        let row = row.get();
        let columns = state.columns.get();
        let cells = columns.iter().enumerate().map(|(at, column)| {
            let place = Place { row: i64::from(position), column: at };
            cell(state, place, row.as_ref(), column.cell, column.numeric, reveal)
        });
        cells.collect_view()
    };
    view! {
        <div
            role="row"
            class="grid-row"
            class:grid-current=is_current
            class:grid-caution=caution
            aria-rowindex=i64::from(position) + 2
            aria-selected=move || is_current.get().to_string()
            style:grid-template-columns=template
        >
            {cells}
        </div>
    }
}

fn cell(
    state: GridState,
    place: Place,
    row: Option<&GridRow>,
    cell: usize,
    numeric: bool,
    reveal: Callback<()>,
) -> impl IntoView + use<> {
    let shown = row.and_then(|row| row.cells.get(cell)).cloned();
    let is_there = shown.is_some();
    let shown = shown.unwrap_or_default();
    let row = u32::try_from(place.row).unwrap_or_default();
    let selected = move || state.selected.with(|selected| selected.holds(row, place.column));
    let active = move || state.selected.with(|selected| selected.active == place);
    let press = move |event: web_sys::MouseEvent| {
        let before = state.selected.get_untracked();
        let corner = event.shift_key().then(|| before.corner.unwrap_or(before.active));
        state.selected.set(Selected { active: place, corner });
        reveal.run(());
        if !event.shift_key()
            && let Some(row) = untrack(|| state.rows.row(row))
        {
            state.on_open.run(row);
        }
    };
    view! {
        <div
            role="gridcell"
            id=state.cell_id(place)
            class="grid-cell"
            class:numeric=numeric
            class:grid-active=active
            class:grid-selected=selected
            class:grid-waits=!is_there
            aria-colindex=place.column + 1
            aria-selected=move || selected().to_string()
            title=shown.explanation
            on:click=press
        >
            {shown.text}
            {shown.remark.map(|remark| view! { <span class="remark">{remark}</span> })}
        </div>
    }
}
