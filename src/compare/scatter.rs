//! Headroom in one run against the other, a point for each place.

use headroom_contract::output::ComparedResult;
use leptos::prelude::*;

use super::change_words;
use crate::ui::power;

const SIZE: f64 = 320.0;
const LEFT: f64 = 52.0;
const BOTTOM: f64 = 40.0;
const MARGIN: f64 = 12.0;

/// The picture; its numbers are those of the table.
#[component]
pub(super) fn Scatter(rows: Vec<ComparedResult>) -> impl IntoView {
    let both: Vec<(ComparedResult, f64, f64)> = rows
        .into_iter()
        .filter_map(|row| {
            let (first, second) = (row.first_kw?, row.second_kw?);
            Some((row, first, second))
        })
        .collect();
    let most = both.iter().fold(0.0_f64, |most, (_, first, second)| most.max(*first).max(*second));
    let most = if most > 0.0 { most * 1.05 } else { 1.0 };
    let x = move |kw: f64| LEFT + kw / most * (SIZE - LEFT - MARGIN);
    let y = move |kw: f64| SIZE - BOTTOM - kw / most * (SIZE - BOTTOM - MARGIN);
    let count = both.len();
    let points = both
        .into_iter()
        .map(|(row, first, second)| {
            let title = format!(
                "{}: {} in A, {} in B. {}",
                row.place,
                power::with_unit(first, 3),
                power::with_unit(second, 3),
                change_words(row.change)
            );
            let class = if second < first { "compare-point compare-less" } else { "compare-point" };
            view! {
                <circle class=class cx=x(first) cy=y(second) r="4">
                    <title>{title}</title>
                </circle>
            }
        })
        .collect_view();
    let ticks = [0.0, 0.25, 0.5, 0.75, 1.0]
        .map(|part| {
            let kw = part * most / 1.05;
            let words = power::text(kw, if most < 10.0 { 2 } else { 1 });
            view! {
                <text class="compare-tick" x=x(kw) y=SIZE - BOTTOM + 16.0 text-anchor="middle">
                    {words.clone()}
                </text>
                <text class="compare-tick" x=LEFT - 6.0 y=y(kw) + 4.0 text-anchor="end">
                    {words}
                </text>
            }
        })
        .into_iter()
        .collect_view();
    let label = format!(
        "Headroom in B against A in {}, {count} places; below the line B has less",
        power::unit().symbol()
    );
    view! {
        <figure class="chart compare-scatter">
            <figcaption>
                <h3>"Headroom in B against A"</h3>
                <p class="hint">"Below the line B has less headroom than A"</p>
            </figcaption>
            <svg role="img" aria-label=label viewBox=format!("0 0 {SIZE} {SIZE}")>
                <path
                    class="compare-axis"
                    d=format!("M{LEFT},{MARGIN}V{}H{}", SIZE - BOTTOM, SIZE - MARGIN)
                />
                <path
                    class="compare-same"
                    d=format!("M{},{}L{},{}", x(0.0), y(0.0), x(most), y(most))
                />
                {points}
                {ticks}
                <text class="compare-tick" x=SIZE / 2.0 + LEFT / 2.0 y=SIZE - 6.0 text-anchor="middle">
                    {power::heading("A")}
                </text>
                <text class="compare-tick" x="4" y=MARGIN text-anchor="start">
                    {power::heading("B")}
                </text>
            </svg>
        </figure>
    }
}
