//! The grid itself: focus, keys, scrolling.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::copied::{CopyAs, written};
use super::header::{Header, resized, swapped};
use super::model::{GridColumn, GridRow, GridRows, GridSort, pressed};
use super::place::{Extent, HEADER, Held, Place, Selected};
use super::row::Row;
use super::window::Window;
use crate::ui::format::count_of;
use crate::ui::{copy_text, measured_height, use_toasts};

/// Height of a row in px, the header's included; the style sheet has the same.
pub(super) const ROW_PX: f64 = 30.0;
/// Rows that are copied at most.
const MOST_COPIED: u32 = 5000;
/// By how much a key changes a column's width, in px.
const WIDTH_STEP_PX: f64 = 16.0;

/// What a grid is made of, for whoever stands around it.
#[derive(Clone, Copy)]
pub(crate) struct GridState {
    /// Id of the element, and the beginning of its cells' ids.
    pub(crate) id: &'static str,
    /// Rows.
    pub(crate) rows: GridRows,
    /// Shown columns, in their order.
    pub(crate) columns: Signal<Vec<GridColumn>>,
    /// Order of the rows.
    pub(crate) order: Signal<Vec<GridSort>>,
    /// What is selected.
    pub(crate) selected: RwSignal<Selected>,
    /// Called with another order.
    pub(crate) on_order: Callback<Vec<GridSort>>,
    /// Called with other columns, widths or another order of columns.
    pub(crate) on_columns: Callback<Vec<GridColumn>>,
    /// Called with a row that is to be opened.
    pub(crate) on_open: Callback<Arc<GridRow>>,
}

impl GridState {
    /// Id of a cell's element.
    pub(super) fn cell_id(self, place: Place) -> String {
        format!("{}-{}-{}", self.id, place.row + 1, place.column)
    }

    /// Sorts by a column, or by it as well.
    pub(super) fn press(self, id: &'static str, adding: bool) {
        self.on_order.run(pressed(&self.order.get_untracked(), id, adding));
    }

    fn open_active(self) {
        let row = u32::try_from(self.selected.get_untracked().active.row).ok();
        if let Some(row) = row.and_then(|row| untrack(|| self.rows.row(row))) {
            self.on_open.run(row);
        }
    }
}

/// The grid.
#[component]
pub(crate) fn Grid(
    state: GridState,
    /// What its rows are.
    #[prop(into)]
    label: Signal<String>,
    /// Key of the row whose detail is open.
    #[prop(into)]
    current: Signal<Option<String>>,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let height_px = measured_height(element, 400.0);
    let scroll_px = RwSignal::new(0.0);
    let total = move || state.rows.total.get().unwrap_or_default();
    let window = Memo::new(move |_| Window {
        rows: total(),
        row_px: ROW_PX,
        view_px: (height_px.get() - ROW_PX).max(ROW_PX),
    });
    let drawn = Memo::new(move |_| window.get().drawn(scroll_px.get()));
    Effect::new(move || state.rows.want(drawn.get()));
    let template = Memo::new(move |_| state.columns.with(|columns| widths(columns)));
    let reveal = move || {
        let Some(element) = element.get_untracked() else { return };
        let active = state.selected.get_untracked().active;
        if let Ok(row) = u32::try_from(active.row)
            && let Some(px) = window.get_untracked().reveal(row, f64::from(element.scroll_top()))
        {
            element.set_scroll_top(px.round() as i32);
            scroll_px.set(f64::from(element.scroll_top()));
        }
        reveal_column(&element, &state.columns.get_untracked(), active.column);
    };
    come_back(state, element, current, Callback::new(move |()| reveal()));
    let toasts = use_toasts();
    let on_keydown = move |event: KeyboardEvent| {
        let key = event.key();
        let far = event.ctrl_key() || event.meta_key();
        let extent = Extent {
            rows: state.rows.total.get_untracked().unwrap_or_default(),
            columns: state.columns.with_untracked(Vec::len),
            page: window.get_untracked().page(),
        };
        let selected = state.selected.get_untracked();
        let in_header = selected.active.row == HEADER;
        let taken = match key.as_str() {
            "Enter" | " " if in_header => {
                press_active(state, event.shift_key());
                true
            }
            "ArrowLeft" | "ArrowRight" if in_header && (far || event.shift_key()) => {
                let right = key == "ArrowRight";
                if far {
                    move_column(state, right);
                } else {
                    widen_column(state, right);
                }
                true
            }
            "Enter" => {
                state.open_active();
                true
            }
            " " => {
                state.selected.set(selected.rows(extent.columns));
                true
            }
            "c" | "C" if far => {
                copy_selected(state, toasts, CopyAs::Tabs);
                true
            }
            "Escape" if selected.corner.is_some() => {
                state.selected.set(Selected { corner: None, ..selected });
                true
            }
            key => match selected.moved(key, Held { far, extending: event.shift_key() }, extent) {
                Some(moved) => {
                    state.selected.set(moved);
                    reveal();
                    true
                }
                None => false,
            },
        };
        if taken {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    // A cell that is not drawn has no element to point to.
    let active_id = move || {
        let active = state.selected.get().active;
        let is_drawn = u32::try_from(active.row).is_ok_and(|row| drawn.get().contains(&row));
        (is_drawn || active.row == HEADER).then(|| state.cell_id(active))
    };
    let top = move || format!("translateY({}px)", window.get().drawn_top_px(scroll_px.get()));
    view! {
        <div
            node_ref=element
            id=state.id
            class="grid"
            role="grid"
            tabindex="0"
            aria-label=label
            aria-multiselectable="true"
            aria-rowcount=move || total() + 1
            aria-colcount=move || state.columns.with(Vec::len)
            aria-activedescendant=active_id
            aria-busy=move || state.rows.total.get().is_none().to_string()
            on:keydown=on_keydown
            on:scroll=move |_| {
                if let Some(element) = element.get_untracked() {
                    scroll_px.set(f64::from(element.scroll_top()));
                }
            }
        >
            <Header state template />
            <div
                class="grid-rows"
                role="rowgroup"
                style:height=move || format!("{}px", window.get().spacer_px())
            >
                <div class="grid-drawn" role="presentation" style:transform=top>
                    <For each=move || drawn.get() key=|row| *row let:position>
                        <Row state position template current reveal=Callback::new(move |()| reveal()) />
                    </For>
                </div>
            </div>
        </div>
    }
}

/// Widths for `grid-template-columns`.
fn widths(columns: &[GridColumn]) -> String {
    columns.iter().map(|column| format!("{}px", column.width)).collect::<Vec<_>>().join(" ")
}

/// Whoever comes back finds the row they left: in view when the grid is drawn anew, with the focus when nothing else has it
/// or when the row's detail is closed.
fn come_back(
    state: GridState,
    element: NodeRef<html::Div>,
    current: Signal<Option<String>>,
    reveal: Callback<()>,
) {
    let focus = move || {
        if let Some(element) = element.get_untracked() {
            element.focus().ok();
        }
    };
    let here = Memo::new(move |_| state.rows.total.get().is_some() && element.get().is_some());
    let arrive = move || {
        if state
            .selected
            .try_get_untracked()
            .is_some_and(|selected| selected != Selected::default())
        {
            reveal.run(());
            let nothing =
                document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            if nothing {
                focus();
            }
        }
    };
    Effect::watch(
        move || here.get(),
        move |here, before, _| {
            if *here && before != Some(&true) {
                request_animation_frame(arrive);
            }
        },
        true,
    );
    Effect::watch(
        move || current.get(),
        move |current, before, _| {
            if current.is_none() && matches!(before, Some(Some(_))) {
                focus();
            }
        },
        false,
    );
}

fn press_active(state: GridState, adding: bool) {
    let column = state.selected.get_untracked().active.column;
    let id = state.columns.with_untracked(|columns| columns.get(column).map(|column| column.id));
    if let Some(id) = id {
        state.press(id, adding);
    }
}

/// Moves the active column by one place.
fn move_column(state: GridState, right: bool) {
    let selected = state.selected.get_untracked();
    let at = selected.active.column;
    let columns = state.columns.get_untracked();
    let to = if right { at + 1 } else { at.saturating_sub(1) };
    let to = to.min(columns.len().saturating_sub(1));
    state.on_columns.run(swapped(columns, at, to));
    let active = Place { column: to, ..selected.active };
    state.selected.set(Selected { active, corner: None });
}

/// Makes the active column wider or narrower.
fn widen_column(state: GridState, wider: bool) {
    let at = state.selected.get_untracked().active.column;
    let by = if wider { WIDTH_STEP_PX } else { -WIDTH_STEP_PX };
    state.on_columns.run(resized(state.columns.get_untracked(), at, by));
}

/// Scrolls sideways so that a column is in view.
fn reveal_column(element: &web_sys::HtmlElement, columns: &[GridColumn], column: usize) {
    let before: f64 = columns.iter().take(column).map(|column| column.width).sum();
    let width = columns.get(column).map_or(0.0, |column| column.width);
    let (left, view) = (f64::from(element.scroll_left()), f64::from(element.client_width()));
    if before < left {
        element.set_scroll_left(before as i32);
    } else if before + width > left + view {
        element.set_scroll_left((before + width - view).ceil() as i32);
    }
}

/// Copies what is selected, or the active cell, below its headings.
pub(crate) fn copy_selected(state: GridState, toasts: crate::ui::Toasts, copy_as: CopyAs) {
    let ((first, last), (left, right)) = state.selected.get_untracked().range();
    let columns = state.columns.get_untracked();
    let Some(columns) = columns.get(left..(right + 1).min(columns.len())) else { return };
    let rows: Option<Vec<Arc<GridRow>>> = (last - first < MOST_COPIED)
        .then(|| (first..=last).map(|row| untrack(|| state.rows.row(row))).collect())
        .flatten();
    let Some(rows) = rows else {
        toasts.show("These are too many rows to copy: export them as a file");
        return;
    };
    let cell = |row: &GridRow, column: &GridColumn| {
        row.cells.get(column.cell).map(|cell| cell.plain.clone()).unwrap_or_default()
    };
    let headings: Vec<String> = columns.iter().map(|column| column.label.clone()).collect();
    let texts: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
    let done = format!(
        "{} of {} copied",
        count_of(rows.len() as u64, "row", "rows"),
        count_of(columns.len() as u64, "column", "columns")
    );
    copy_text(toasts, written(&headings, &texts, copy_as), done);
}
