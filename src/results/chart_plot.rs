//! The picture of the ranked bars.

use headroom_contract::output::{LvGroupHostingCapacity, ResultPage};
use leptos::prelude::*;

use super::chart::Ranked;
use super::chart_scale::{Scale, ticks};
use super::legend::pattern_url;
use crate::ui::format::{count, count_of, number};
use crate::words::{self, BindingClass};

/// Height of the chart in px.
pub(super) const HEIGHT: f64 = 240.0;
/// Room for the axis in px: left, right, top, bottom.
const MARGIN: (f64, f64, f64, f64) = (48.0, 8.0, 12.0, 24.0);
/// Groups of each class that occurs.
pub(super) fn classes(rows: &[LvGroupHostingCapacity]) -> Vec<(BindingClass, usize)> {
    BindingClass::ALL
        .into_iter()
        .map(|class| {
            (class, rows.iter().filter(|row| BindingClass::of_group(row) == class).count())
        })
        .filter(|&(_, groups)| groups > 0)
        .collect()
}

/// Geometry of a page of groups in a chart this wide, and the ticks of its axis.
pub(super) fn scale(page: &ResultPage<LvGroupHostingCapacity>, width: f64) -> (Scale, Vec<f64>) {
    let (left, right, top, bottom) = MARGIN;
    let greatest = page.rows.iter().map(|row| row.headroom_kw_per_customer).fold(0.0, f64::max);
    let ticks = ticks(greatest, 4);
    let scale = Scale {
        bars: page.rows.len(),
        left,
        width: (width - left - right).max(1.0),
        top,
        bottom: HEIGHT - bottom,
        most: ticks.last().copied().unwrap_or(1.0),
    };
    (scale, ticks)
}

/// An outline around a bar's whole column.
pub(super) fn cursor(
    ranked: RwSignal<Option<Ranked>>,
    width: f64,
    bar: Option<usize>,
    class: &'static str,
) -> Option<impl IntoView> {
    let bar = bar?;
    let (scale, _) = ranked.with(|page| page.as_ref().map(|page| scale(page, width)))?;
    Some(view! {
        <rect
            class=class
            x=scale.x(bar) - 1.0
            y=scale.top
            width=scale.slot().max(2.0) + 1.0
            height=scale.bottom - scale.top
        />
    })
}

/// The picture: axis and bars, one path for each class, so that a thousand bars cost as much as ten.
pub(super) fn plot(page: &ResultPage<LvGroupHostingCapacity>, width: f64) -> impl IntoView + use<> {
    let (scale, ticks) = scale(page, width);
    let mut paths = BindingClass::ALL.map(|class| (class, String::new()));
    for (bar, row) in page.rows.iter().enumerate() {
        let class = BindingClass::of_group(row);
        if let Some((_, path)) = paths.iter_mut().find(|(other, _)| *other == class) {
            path.push_str(&scale.bar_path(bar, row.headroom_kw_per_customer));
        }
    }
    let bars = paths
        .into_iter()
        .map(|(class, path)| view! { <path class="bar" d=path fill=pattern_url(class) /> })
        .collect_view();
    let lines = ticks
        .into_iter()
        .map(|tick| {
            let y = scale.y(tick);
            view! {
                <line
                    class=if tick == 0.0 { "axis" } else { "grid" }
                    x1=scale.left
                    x2=scale.left + scale.width
                    y1=y
                    y2=y
                />
                <text class="tick" x=scale.left - 8.0 y=y dy="0.35em" text-anchor="end">
                    {number(tick, 3)}
                </text>
            }
        })
        .collect_view();
    view! {
        <svg
            class="chart-plot"
            role="img"
            aria-label=text_summary(&page.rows)
            width=width
            height=HEIGHT
        >
            {lines}
            {bars}
            <text class="tick" x=scale.left y=HEIGHT - 6.0>
                "Transformers, least headroom first"
            </text>
        </svg>
    }
}

/// The chart in a sentence.
fn text_summary(rows: &[LvGroupHostingCapacity]) -> String {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return "Headroom: no groups".to_owned();
    };
    let classes: Vec<String> = classes(rows)
        .into_iter()
        .map(|(class, groups)| format!("{} {}", count(groups), class.label()))
        .collect();
    format!(
        "Headroom of {}, from {} to {} kW per customer. {}",
        count_of(rows.len(), "group", "groups"),
        words::headroom(first),
        words::headroom(last),
        classes.join(", ")
    )
}
