//! Places of two runs with their difference.

use headroom_contract::output::{ComparedResult, NOT_CONVERGED};
use leptos::prelude::*;

use super::change_words;
use super::view::CompareView;
use crate::ui::power;
use crate::words;

/// Heads of the columns: the name that the API sorts by, words, and whether it holds power.
const COLUMNS: [(Option<&str>, &str, bool); 8] = [
    (Some("place"), "Place", false),
    (Some("feeder"), "Feeder", false),
    (Some("firstKw"), "A", true),
    (Some("secondKw"), "B", true),
    (Some("differenceKw"), "B \u{2212} A", true),
    (None, "Change", false),
    (Some("firstMetric"), "Bound by in A", false),
    (Some("secondMetric"), "Bound by in B", false),
];

/// The table of a page of places.
#[component]
pub(super) fn DifferenceTable(
    rows: Vec<ComparedResult>,
    shown: Memo<CompareView>,
    go: Callback<CompareView>,
) -> impl IntoView {
    let heads = COLUMNS.map(|(column, words, is_power)| {
        let words = if is_power { power::heading(words) } else { words.to_owned() };
        head(column, words, is_power, shown, go)
    });
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="table-frame" role="region" aria-label="Differences by place" tabindex="0">
            <table class="table">
                <thead>
                    <tr>{heads.into_iter().collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn head(
    column: Option<&'static str>,
    words: String,
    numeric: bool,
    shown: Memo<CompareView>,
    go: Callback<CompareView>,
) -> AnyView {
    let Some(column) = column else {
        return view! {
            <th scope="col" class:numeric=numeric>
                <span class="unsorted">{words}</span>
            </th>
        }
        .into_any();
    };
    let descending = move || {
        let sort = shown.with(|shown| shown.sort)?;
        (sort.column == column).then_some(sort.descending)
    };
    let sort = move || descending().map(|down| if down { "descending" } else { "ascending" });
    let mark = move || descending().map(|down| if down { "▼" } else { "▲" });
    view! {
        <th scope="col" class:numeric=numeric aria-sort=sort>
            <button
                type="button"
                class="sort"
                on:click=move |_| go.run(shown.get_untracked().sorted_by(column))
            >
                {words}
                <span class="sort-mark" aria-hidden="true">
                    {mark}
                </span>
            </button>
        </th>
    }
    .into_any()
}

fn row(row: ComparedResult) -> impl IntoView {
    let (first_metric, second_metric) = (row.first_metric.as_deref(), row.second_metric.as_deref());
    let difference = difference_words(&row);
    let (first, second) =
        (kw_words(row.first_kw, first_metric), kw_words(row.second_kw, second_metric));
    let bound = [bound_by(row.first_kw, first_metric), bound_by(row.second_kw, second_metric)];
    view! {
        <tr>
            <th scope="row">{row.place}</th>
            <td>{row.feeder}</td>
            <td class="numeric">{first}</td>
            <td class="numeric">{second}</td>
            <td class="numeric">{difference}</td>
            <td>{change_words(row.change)}</td>
            {bound.map(|words| view! { <td>{words}</td> }).into_iter().collect_view()}
        </tr>
    }
}

/// A headroom, marked where nothing bound it.
pub(super) fn kw_words(kw: Option<f64>, metric: Option<&str>) -> String {
    kw.map_or_else(|| "no result".to_owned(), |kw| words::headroom_kw(kw, metric.is_none()))
}

/// What bound a place in a run that has a result for it.
pub(super) fn bound_by(result: Option<f64>, metric: Option<&str>) -> String {
    match (result, metric) {
        (None, _) => String::new(),
        (_, None) => "Not bound".to_owned(),
        (_, Some(NOT_CONVERGED)) => "Power flow did not converge".to_owned(),
        (_, Some(metric)) => words::metric(metric).to_owned(),
    }
}

/// A difference; a headroom that nothing bound is a lower bound, and so the difference is a bound as well. Empty where only
/// one of the runs has a result.
pub(super) fn difference_words(row: &ComparedResult) -> String {
    let bound = match (&row.first_metric, &row.second_metric) {
        (Some(_), None) => "\u{2265} ",
        (None, Some(_)) => "\u{2264} ",
        _ => "",
    };
    row.difference_kw.map_or_else(String::new, |kw| format!("{bound}{}", power::signed(kw, 3)))
}
