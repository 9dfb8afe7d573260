//! The row of headings: order, width and place of columns.

use leptos::prelude::*;
use web_sys::PointerEvent;

use super::model::{GridColumn, GridSort};
use super::place::{HEADER, Place, Selected};
use super::view::GridState;

/// Widths of a column in px.
const LEAST_PX: f64 = 48.0;
const MOST_PX: f64 = 640.0;

/// Columns with one of them wider by so many px, or narrower.
pub(super) fn resized(mut columns: Vec<GridColumn>, at: usize, by_px: f64) -> Vec<GridColumn> {
    if let Some(column) = columns.get_mut(at) {
        column.width = (column.width + by_px).round().clamp(LEAST_PX, MOST_PX);
    }
    columns
}

/// Columns with one of them at another place.
pub(super) fn swapped(mut columns: Vec<GridColumn>, from: usize, to: usize) -> Vec<GridColumn> {
    if from < columns.len() && to < columns.len() {
        let column = columns.remove(from);
        columns.insert(to, column);
    }
    columns
}

/// The headings.
#[component]
pub(super) fn Header(state: GridState, template: Memo<String>) -> impl IntoView {
    // The column that is dragged, by its position.
    let dragged = RwSignal::new(None::<usize>);
    let headings = move || {
        let columns = state.columns.get();
        let headings = columns.into_iter().enumerate();
        headings.map(|(at, column)| heading(state, at, column, dragged)).collect_view()
    };
    view! {
        <div class="grid-head" role="rowgroup">
            <div role="row" class="grid-row" aria-rowindex="1" style:grid-template-columns=template>
                {headings}
            </div>
        </div>
    }
}

fn heading(
    state: GridState,
    at: usize,
    column: GridColumn,
    dragged: RwSignal<Option<usize>>,
) -> impl IntoView {
    let GridColumn { id, label, numeric, .. } = column;
    let place = Place { row: HEADER, column: at };
    let sort = move || state.order.with(|order| sorted(order, id));
    let mark = move || match sort() {
        None => String::new(),
        Some((descending, number)) => {
            let arrow = if descending { "▼" } else { "▲" };
            number.map_or_else(|| arrow.to_owned(), |number| format!("{arrow}{number}"))
        }
    };
    let aria_sort = move || match sort() {
        None => "none",
        Some((true, _)) => "descending",
        Some((false, _)) => "ascending",
    };
    let drop = move |event: web_sys::DragEvent| {
        if let Some(from) = dragged.get_untracked() {
            event.prevent_default();
            state.on_columns.run(swapped(state.columns.get_untracked(), from, at));
            dragged.set(None);
        }
    };
    view! {
        <div
            role="columnheader"
            id=state.cell_id(place)
            class="grid-heading"
            class:numeric=numeric
            class:grid-active=move || state.selected.with(|selected| selected.active == place)
            aria-colindex=at + 1
            aria-sort=aria_sort
            draggable="true"
            on:dragstart=move |_| dragged.set(Some(at))
            on:dragend=move |_| dragged.set(None)
            on:dragover=move |event| {
                if dragged.get_untracked().is_some() {
                    event.prevent_default();
                }
            }
            on:drop=drop
        >
            <button
                type="button"
                class="grid-sort"
                tabindex="-1"
                on:click=move |event| {
                    state.selected.set(Selected { active: place, corner: None });
                    state.press(id, event.shift_key());
                }
            >
                <span class="grid-label">{label}</span>
                <span class="grid-mark" aria-hidden="true">
                    {mark}
                </span>
            </button>
            <Resizer state at />
        </div>
    }
}

/// Whether a column is of the order: its direction, and its place where there are several.
fn sorted(order: &[GridSort], id: &str) -> Option<(bool, Option<usize>)> {
    let at = order.iter().position(|key| key.id == id)?;
    Some((order[at].descending, (order.len() > 1).then_some(at + 1)))
}

/// The edge of a column that its width is dragged by. Keys and the dialog of columns do the same.
#[component]
fn Resizer(state: GridState, at: usize) -> impl IntoView {
    let from_px = RwSignal::new(None::<f64>);
    let moved = move |event: PointerEvent| {
        if let Some(from) = from_px.get_untracked() {
            let to = f64::from(event.client_x());
            state.on_columns.run(resized(state.columns.get_untracked(), at, to - from));
            from_px.set(Some(to));
        }
    };
    view! {
        <span
            class="grid-resizer"
            aria-hidden="true"
            // Not a drag of the column.
            draggable="true"
            on:dragstart=|event| {
                event.prevent_default();
                event.stop_propagation();
            }
            on:pointerdown=move |event: PointerEvent| {
                event.stop_propagation();
                if let Some(target) = event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok()) {
                    // Without capture it is dragged only while the pointer is on it.
                    target.set_pointer_capture(event.pointer_id()).ok();
                }
                from_px.set(Some(f64::from(event.client_x())));
            }
            on:pointermove=moved
            on:pointerup=move |_| from_px.set(None)
            on:pointercancel=move |_| from_px.set(None)
        ></span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(ids: &[&'static str]) -> Vec<GridColumn> {
        let column = |(cell, id): (usize, &&'static str)| GridColumn {
            id,
            cell,
            label: (*id).to_owned(),
            numeric: false,
            width: 100.0,
        };
        ids.iter().enumerate().map(column).collect()
    }

    #[test]
    fn columns_move_and_keep_within_their_widths() {
        let ids =
            |columns: &[GridColumn]| columns.iter().map(|column| column.id).collect::<String>();
        assert_eq!(ids(&swapped(columns(&["a", "b", "c"]), 0, 2)), "bca");
        assert_eq!(ids(&swapped(columns(&["a", "b", "c"]), 2, 1)), "acb");
        assert_eq!(ids(&swapped(columns(&["a"]), 0, 1)), "a");
        assert!((resized(columns(&["a"]), 0, -500.0)[0].width - LEAST_PX).abs() < 1e-9);
        assert!((resized(columns(&["a"]), 0, 16.0)[0].width - 116.0).abs() < 1e-9);
    }

    #[test]
    fn several_keys_are_numbered() {
        let key = |id| GridSort { id, descending: id == "b" };
        assert_eq!(sorted(&[key("a")], "a"), Some((false, None)));
        assert_eq!(sorted(&[key("a"), key("b")], "b"), Some((true, Some(2))));
        assert_eq!(sorted(&[key("a")], "b"), None);
    }
}
