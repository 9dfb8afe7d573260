//! The chart's numbers as a table.

use leptos::prelude::*;

use super::chart::Ranked;
use crate::ui::format::count;
use crate::words;

/// The twin of the chart.
#[component]
pub(super) fn ChartTable(ranked: RwSignal<Option<Ranked>>) -> impl IntoView {
    let rows = move || {
        ranked.get().map(|page| {
            page.rows
                .iter()
                .enumerate()
                .map(|(rank, row)| {
                    view! {
                        <tr>
                            <td class="numeric">{count(rank + 1)}</td>
                            <th scope="row">{row.capacity_group_head_id.clone()}</th>
                            <td class="numeric">{words::headroom(row)}</td>
                            <td>{words::bound_by(row)}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <div class="table-frame chart-data" role="region" aria-label="Data of the chart" tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="numeric">
                            "Rank"
                        </th>
                        <th scope="col">"Transformer"</th>
                        <th scope="col" class="numeric">
                            "Headroom (kW per customer)"
                        </th>
                        <th scope="col">"Bound by"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
