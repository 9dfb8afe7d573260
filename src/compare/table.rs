//! Places of two runs with their difference.

use headroom_contract::output::{ComparedResult, NOT_CONVERGED};
use leptos::prelude::*;

use super::change_words;
use crate::ui::format::number;
use crate::words;

/// The table of a page of places.
#[component]
pub(super) fn DifferenceTable(rows: Vec<ComparedResult>) -> impl IntoView {
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="table-frame" role="region" aria-label="Differences by place" tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Place"</th>
                        <th scope="col">"Feeder"</th>
                        <th scope="col" class="numeric">"A (kW)"</th>
                        <th scope="col" class="numeric">"B (kW)"</th>
                        <th scope="col" class="numeric">"B \u{2212} A (kW)"</th>
                        <th scope="col">"Change"</th>
                        <th scope="col">"Bound by in A"</th>
                        <th scope="col">"Bound by in B"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(row: ComparedResult) -> impl IntoView {
    let (first_is_least, second_is_least) =
        (row.first_metric.is_none(), row.second_metric.is_none());
    let kw = |kw: Option<f64>, is_least| {
        kw.map_or_else(|| "no result".to_owned(), |kw| words::headroom_kw(kw, is_least))
    };
    let bound = bound_of_difference(row.first_metric.as_deref(), row.second_metric.as_deref());
    let difference =
        row.difference_kw.map_or_else(String::new, |kw| format!("{}{}", bound, signed(kw)));
    let bound = |result: Option<f64>, metric: Option<String>| match (result, metric) {
        (None, _) => String::new(),
        (_, None) => "Not bound".to_owned(),
        (_, Some(metric)) if metric == NOT_CONVERGED => "Power flow did not converge".to_owned(),
        (_, Some(metric)) => words::metric(&metric).to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{row.place}</th>
            <td>{row.feeder}</td>
            <td class="numeric">{kw(row.first_kw, first_is_least)}</td>
            <td class="numeric">{kw(row.second_kw, second_is_least)}</td>
            <td class="numeric">{difference}</td>
            <td>{change_words(row.change)}</td>
            <td>{bound(row.first_kw, row.first_metric)}</td>
            <td>{bound(row.second_kw, row.second_metric)}</td>
        </tr>
    }
}

/// What stands before a difference where nothing bound a place in a run, whose headroom is then a lower bound.
fn bound_of_difference(first: Option<&str>, second: Option<&str>) -> &'static str {
    match (first, second) {
        (Some(_), None) => "\u{2265} ",
        (None, Some(_)) => "\u{2264} ",
        _ => "",
    }
}

/// A difference with its sign.
fn signed(kw: f64) -> String {
    let sign = if kw > 0.0 { "+" } else { "" };
    format!("{sign}{}", number(kw, 3))
}
