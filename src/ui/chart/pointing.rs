//! Reading a chart: a slider over the picture, for pointer and keys.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::data::Pick;
use super::plot::Plot;
use crate::ui::format::count;

/// What pointer and keys are on, and what they may do.
#[derive(Clone, Copy)]
pub(super) struct Pointing {
    /// The plot as it is drawn.
    pub(super) plot: Memo<Plot>,
    /// How the pointer finds a point.
    pub(super) pick: Signal<Pick>,
    /// The point in question.
    pub(super) active: RwSignal<Option<usize>>,
    /// The point that stands for what is open elsewhere.
    pub(super) selected: Signal<Option<usize>>,
    /// Opens what a point stands for.
    pub(super) open: Option<Callback<usize>>,
}

impl Pointing {
    fn at(self, event: &MouseEvent) -> Option<usize> {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        let upright = if self.pick.get_untracked() == Pick::Nearest { 1.0 } else { 0.0 };
        self.plot.with_untracked(|plot| {
            let distance = |&(px, py): &(f64, f64)| (px - x).powi(2) + upright * (py - y).powi(2);
            let places = plot.points.iter().enumerate();
            let nearest = places.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
            nearest.map(|(point, _)| point)
        })
    }

    fn count(self) -> usize {
        self.plot.with(|plot| plot.points.len())
    }

    fn press(self, event: &KeyboardEvent) {
        let last = untrack(|| self.count()).saturating_sub(1);
        let at = self.active.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => at.map_or(0, |point| (point + 1).min(last)),
            "ArrowLeft" | "ArrowDown" => at.map_or(0, |point| point.saturating_sub(1)),
            "PageUp" => at.map_or(0, |point| (point + 10).min(last)),
            "PageDown" => at.map_or(0, |point| point.saturating_sub(10)),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                if let (Some(open), Some(point)) = (self.open, at) {
                    open.run(point);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.active.set(Some(to));
    }
}

/// The slider, and marks at the point in question and at the selected one.
#[component]
pub(super) fn Pointer(pointing: Pointing, label: Signal<String>) -> impl IntoView {
    let Pointing { plot, active, selected, open, .. } = pointing;
    let value_text = move || {
        let point = active.get().unwrap_or(0);
        format!("{} of {}", count(point + 1), count(pointing.count()))
    };
    let opens = open.is_some();
    view! {
        <div
            class="chart-slider"
            class:chart-slider-opens=opens
            role="slider"
            tabindex="0"
            aria-label=label
            aria-valuemin="1"
            aria-valuemax=move || pointing.count().max(1)
            aria-valuenow=move || active.get().unwrap_or(0) + 1
            aria-valuetext=value_text
            on:keydown=move |event| pointing.press(&event)
            on:pointermove=move |event| active.set(pointing.at(&event))
            on:pointerleave=move |_| active.set(None)
            on:click=move |event| {
                if let (Some(open), Some(point)) = (open, pointing.at(&event)) {
                    open.run(point);
                }
            }
        ></div>
        <svg class="chart-cursor" width="100%" height="100%" aria-hidden="true">
            {move || mark(plot, selected.get(), "cursor-selected")}
            {move || mark(plot, active.get(), "cursor-active")}
        </svg>
    }
}

/// A line through a point and a ring around it.
fn mark(plot: Memo<Plot>, point: Option<usize>, class: &'static str) -> Option<impl IntoView> {
    let point = point?;
    let (place, (_, top, _, bottom)) =
        plot.with(|plot| Some((*plot.points.get(point)?, plot.area)))?;
    let (x, y) = place;
    Some(view! {
        <g class=class>
            <line x1=x x2=x y1=top y2=bottom />
            <circle cx=x cy=y r="5" />
        </g>
    })
}
