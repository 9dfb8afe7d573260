//! What is in a network.

use headroom_contract::output::NetworkInfo;
use leptos::prelude::*;

use super::diagnostics::{Diagnostics, tally};
use crate::ui::format::{count, count_of};

/// `79 groups, 1,234 customers`
pub(super) fn network_size(network: &NetworkInfo) -> String {
    format!(
        "{}, {}",
        count_of(network.capacity_group_count, "group", "groups"),
        count_of(network.customer_count, "customer", "customers")
    )
}

/// Counts of a network and what its reader found.
#[component]
pub(super) fn NetworkDetails(network: NetworkInfo) -> impl IntoView {
    let figures = [
        ("Groups", network.capacity_group_count),
        ("Customers", network.customer_count),
        ("Transformers", network.transformer_count),
        ("Lines", network.line_count),
        ("Buses", network.bus_count),
        ("Profiles", network.profile_count),
    ]
    .map(|(words, value)| {
        view! {
            <div>
                <dt>{words}</dt>
                <dd>{count(value)}</dd>
            </div>
        }
    })
    .into_iter()
    .collect_view();
    let ungrouped = network.ungrouped_customer_count;
    let diagnostics = network.diagnostics;
    view! {
        <dl class="figures-list figures-wide">{figures}</dl>
        {(ungrouped > 0)
            .then(|| {
                let customers = count_of(ungrouped, "customer", "customers");
                view! {
                    <p class="hint">
                        {format!("{customers} below no distribution transformer: they keep their initial state")}
                    </p>
                }
            })}
        {(!diagnostics.is_empty())
            .then(|| {
                view! {
                    <details class="network-diagnostics">
                        <summary>{format!("What the reader found: {}", tally(&diagnostics))}</summary>
                        <Diagnostics diagnostics />
                    </details>
                }
            })}
    }
}
