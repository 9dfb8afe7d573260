//! Headroom of every group, least first.

use std::sync::Arc;

use headroom_contract::output::{LvGroupHostingCapacity, ResultPage};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use super::chart_plot::{HEIGHT, classes, cursor, plot, scale};
use super::chart_table::ChartTable;
use super::legend::{BindingPatterns, Legend};
use super::view_state::ViewState;
use crate::routes::GroupKey;
use crate::ui::format::count;
use crate::ui::measured_width;
use crate::words;

/// Width before the chart has been measured.
const FIRST_WIDTH: f64 = 720.0;

pub(super) type Ranked = Arc<ResultPage<LvGroupHostingCapacity>>;

/// The key of a row's group.
pub(super) fn group_key(row: &LvGroupHostingCapacity) -> GroupKey {
    GroupKey { head: row.capacity_group_head_id.clone(), feeder: row.feeder.clone() }
}

/// The chart with its legend, read-out and data.
#[component]
pub(super) fn HeadroomChart(
    /// Groups, least headroom first.
    ranked: RwSignal<Option<Ranked>>,
    view_state: ViewState,
) -> impl IntoView {
    // The bar that pointer or arrow keys are on.
    let active = RwSignal::new(None::<usize>);
    let show_data = RwSignal::new(false);
    let title = move || {
        ranked.with(|page| {
            page.as_ref().map(|page| match usize::try_from(page.total_count.0) {
                Ok(total) if total > page.rows.len() => format!(
                    "Headroom by transformer, the {} least of {}",
                    count(page.rows.len()),
                    count(total)
                ),
                _ => "Headroom by transformer, least first".to_owned(),
            })
        })
    };
    let legend = move || {
        let classes = ranked.with(|page| page.as_ref().map(|page| classes(&page.rows)))?;
        Some(view! { <Legend classes /> })
    };
    view! {
        <figure class="chart">
            <BindingPatterns />
            <figcaption class="chart-head">
                <h3>{title}</h3>
                {legend}
            </figcaption>
            <p class="chart-unit">"kW per customer"</p>
            <Bars ranked active view_state />
            <ReadOut ranked active />
            <button
                type="button"
                class="button button-small"
                aria-expanded=move || show_data.get().to_string()
                on:click=move |_| show_data.update(|shown| *shown = !*shown)
            >
                {move || if show_data.get() { "Hide data" } else { "Show data" }}
            </button>
            <Show when=move || show_data.get()>
                <ChartTable ranked />
            </Show>
        </figure>
    }
}

/// The plot: a picture for the eye, with a slider over it for pointer and keys.
#[component]
fn Bars(
    ranked: RwSignal<Option<Ranked>>,
    active: RwSignal<Option<usize>>,
    view_state: ViewState,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let width = measured_width(frame, FIRST_WIDTH);
    let key_of = move |bar: usize| {
        ranked
            .with_untracked(|page| page.as_ref().and_then(|page| page.rows.get(bar)).map(group_key))
    };
    let bar_at = move |x: f64| {
        ranked.with_untracked(|page| {
            let page = page.as_ref()?;
            scale(page, width.get_untracked()).0.bar_at(x)
        })
    };
    let open = move |bar: Option<usize>| {
        if let Some(key) = bar.and_then(key_of) {
            view_state.open(key);
        }
    };
    let last =
        move || ranked.with(|page| page.as_ref().map_or(0, |page| page.rows.len()).max(1) - 1);
    let on_key = move |event: KeyboardEvent| {
        let last = untrack(last);
        let at = active.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => Some(at.map_or(0, |bar| (bar + 1).min(last))),
            "ArrowLeft" | "ArrowDown" => Some(at.map_or(0, |bar| bar.saturating_sub(1))),
            "PageUp" => Some(at.map_or(0, |bar| (bar + 10).min(last))),
            "PageDown" => Some(at.map_or(0, |bar| bar.saturating_sub(10))),
            "Home" => Some(0),
            "End" => Some(last),
            "Enter" | " " => {
                event.prevent_default();
                open(at);
                None
            }
            _ => None,
        };
        if to.is_some() {
            event.prevent_default();
            active.set(to);
        }
    };
    let value_text = move || {
        let bar = active.get().unwrap_or(0);
        format!("{} of {}", count(bar + 1), count(last() + 1))
    };
    view! {
        <div class="chart-frame" node_ref=frame>
            {move || ranked.get().map(|page| plot(&page, width.get()))}
            <div
                class="chart-slider"
                role="slider"
                tabindex="0"
                aria-label="Transformer by rank of headroom"
                aria-valuemin="1"
                aria-valuemax=move || last() + 1
                aria-valuenow=move || active.get().unwrap_or(0) + 1
                aria-valuetext=value_text
                on:keydown=on_key
                on:pointermove=move |event| active.set(bar_at(f64::from(event.offset_x())))
                on:pointerleave=move |_| active.set(None)
                on:click=move |event: MouseEvent| open(bar_at(f64::from(event.offset_x())))
            ></div>
            <svg class="chart-cursor" width=move || width.get() height=HEIGHT aria-hidden="true">
                {move || cursor(ranked, width.get(), active.get(), "cursor-active")}
                {move || {
                    let selected = view_state.group.get();
                    let bar = ranked.with(|page| {
                        let rows = &page.as_ref()?.rows;
                        rows.iter().position(|row| Some(group_key(row)) == selected)
                    });
                    cursor(ranked, width.get(), bar, "cursor-selected")
                }}
            </svg>
        </div>
    }
}

/// What the pointer or the arrow keys are on.
#[component]
fn ReadOut(ranked: RwSignal<Option<Ranked>>, active: RwSignal<Option<usize>>) -> impl IntoView {
    let text = move || {
        let row = active.get().and_then(|bar| {
            ranked.with(|page| page.as_ref().and_then(|page| page.rows.get(bar)).cloned())
        });
        row.map_or_else(
            || "Point at a bar, or use the arrow keys, to read it. Enter opens it".to_owned(),
            |row| {
                format!(
                    "{}: {} kW per customer, {}",
                    row.capacity_group_head_id,
                    words::headroom(&row),
                    words::bound_by(&row)
                )
            },
        )
    };
    view! {
        <p class="read-out" aria-live="polite">
            {text}
        </p>
    }
}
