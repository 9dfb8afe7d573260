//! Choosing a part of a chart's axis: two thumbs under the plot, for pointer and keys.

use leptos::prelude::*;

use super::plot::Plot;

/// A choice of whole parts of an axis.
#[derive(Clone)]
pub(crate) struct Brush {
    /// How many parts there are.
    pub(crate) parts: Signal<usize>,
    /// The first part of the choice and the one after its last; `None` when all are chosen.
    pub(crate) chosen: Signal<Option<(usize, usize)>>,
    /// Chooses.
    pub(crate) choose: Callback<Option<(usize, usize)>>,
    /// What an edge says: its value with its unit.
    pub(crate) edge: Callback<usize, String>,
    /// Names of the two thumbs.
    pub(crate) names: (&'static str, &'static str),
}

impl Brush {
    /// The choice, within the parts there are.
    fn ends(&self) -> (usize, usize) {
        let parts = self.parts.get();
        let (from, to) = self.chosen.get().unwrap_or((0, parts));
        (from.min(parts.saturating_sub(1)), to.clamp(1, parts.max(1)))
    }

    fn set(&self, from: usize, to: usize) {
        let all = from == 0 && to >= self.parts.get_untracked();
        self.choose.run((!all).then_some((from, to)));
    }
}

/// The two thumbs.
#[component]
pub(super) fn BrushThumbs(brush: Brush, plot: Memo<Plot>) -> impl IntoView {
    let brush = StoredValue::new(brush);
    let ends = Memo::new(move |_| brush.with_value(Brush::ends));
    let parts = brush.with_value(|brush| brush.parts);
    let edge = move |at: usize| brush.with_value(|brush| brush.edge.run(at));
    let (from_name, to_name) = brush.with_value(|brush| brush.names);
    let read = |event: &leptos::ev::Event| event_target_value(event).parse::<usize>().unwrap_or(0);
    let px = |value: f64| format!("{value}px");
    view! {
        <div
            class="brush"
            style:margin-left=move || px(plot.with(|plot| plot.area.0))
            style:width=move || px(plot.with(|plot| plot.area.2 - plot.area.0))
        >
            <input
                type="range"
                min="0"
                max=move || parts.get()
                aria-label=from_name
                aria-valuetext=move || edge(ends.get().0)
                prop:value=move || ends.get().0.to_string()
                on:input=move |event| {
                    let (_, to) = ends.get_untracked();
                    let from = read(&event).min(to.saturating_sub(1));
                    brush.with_value(|brush| brush.set(from, to));
                }
            />
            <input
                type="range"
                min="0"
                max=move || parts.get()
                aria-label=to_name
                aria-valuetext=move || edge(ends.get().1)
                prop:value=move || ends.get().1.to_string()
                on:input=move |event| {
                    let (from, _) = ends.get_untracked();
                    let to = read(&event).max(from + 1);
                    brush.with_value(|brush| brush.set(from, to));
                }
            />
        </div>
    }
}

/// What is not chosen, under a veil.
#[component]
pub(super) fn BrushVeil(brush: Brush, plot: Memo<Plot>) -> impl IntoView {
    move || {
        brush.chosen.get()?;
        let (from, to) = brush.ends();
        let parts = brush.parts.get().max(1) as f64;
        let (left, top, right, bottom) = plot.with(|plot| plot.area);
        let at = |part: usize| left + (right - left) * part as f64 / parts;
        let veil = |from: f64, to: f64| {
            view! {
                <rect class="brush-veil" x=from y=top width=(to - from).max(0.0) height=bottom - top />
            }
        };
        Some(view! {
            <svg class="chart-cursor" width="100%" height="100%" aria-hidden="true">
                {veil(left, at(from))}
                {veil(at(to), right)}
            </svg>
        })
    }
}
