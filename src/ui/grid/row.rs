//! A row in view.

use leptos::prelude::*;

use super::model::GridRow;
use super::place::{InRow, Place, Selected};
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
    // Cells hang on their row alone: thousands that listen to one signal take longer to come and go than to draw.
    let marked = Memo::new(move |_| state.selected.with(|selected| selected.in_row(position)));
    let cells = move || {
        let (row, marked) = (row.get(), marked.get());
        let columns = state.columns.get();
        let cells = columns.iter().enumerate().map(|(at, column)| {
            let place = Place { row: i64::from(position), column: at };
            cell(state, place, row.as_deref(), (column.cell, column.numeric), marked, reveal)
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
    (cell, numeric): (usize, bool),
    marked: InRow,
    reveal: Callback<()>,
) -> impl IntoView + use<> {
    let shown = row.and_then(|row| row.cells.get(cell)).cloned();
    let is_there = shown.is_some();
    let shown = shown.unwrap_or_default();
    let row = u32::try_from(place.row).unwrap_or_default();
    let is_selected = marked.holds(place.column);
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
            class:grid-active=marked.is_active(place.column)
            class:grid-selected=is_selected
            class:grid-waits=!is_there
            aria-colindex=place.column + 1
            aria-selected=is_selected.to_string()
            title=shown.explanation
            on:click=press
        >
            {shown.text}
            {shown.remark.map(|remark| view! { <span class="remark">{remark}</span> })}
        </div>
    }
}
