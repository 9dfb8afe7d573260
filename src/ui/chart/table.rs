//! A chart's numbers as a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::data::Chart;

/// The twin of the chart.
#[component]
pub(super) fn ChartTable(chart: Arc<Chart>) -> impl IntoView {
    let numeric: Vec<bool> = chart.table.columns.iter().map(|column| column.1).collect();
    let heads = chart
        .table
        .columns
        .iter()
        .map(|(name, numeric)| {
            let numeric = *numeric;
            view! {
                <th scope="col" class:numeric=numeric>
                    {name.clone()}
                </th>
            }
        })
        .collect_view();
    let rows = chart
        .table
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .zip(&numeric)
                .map(|(cell, numeric)| {
                    let numeric = *numeric;
                    view! { <td class:numeric=numeric>{cell.clone()}</td> }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-frame chart-data" role="region" aria-label=format!("Data: {}", chart.title) tabindex="0">
            <table class="table">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
