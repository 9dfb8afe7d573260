//! Head figures of a run.

use std::sync::Arc;

use headroom_contract::output::LvGroupHostingCapacitySummary;
use leptos::prelude::*;

use super::legend::class_counts;
use crate::ui::format::{count, number};

/// Groups, median, P10, total, and what binds most.
#[component]
pub(super) fn Figures(
    summary: RwSignal<Option<Arc<LvGroupHostingCapacitySummary>>>,
) -> impl IntoView {
    move || {
        let summary = summary.get()?;
        let kw = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |kw| number(kw, 2));
        let bound = class_counts(&summary.bound_by)
            .into_iter()
            .map(|(class, groups)| {
                let words = match class.label() {
                    "Not bound" => "not bound".to_owned(),
                    "Not converged" => "not converged".to_owned(),
                    label => format!("bound by {label}"),
                };
                figure(count(groups), "", words)
            })
            .collect_view();
        Some(view! {
            <dl class="head-figures">
                {figure(count(summary.group_count), "", "groups".to_owned())}
                {figure(count(summary.customer_count), "", "customers".to_owned())}
                {figure(kw(summary.median_kw_per_customer), "kW", "median for each customer".to_owned())}
                {figure(kw(summary.p10_kw_per_customer), "kW", "P10 for each customer".to_owned())}
                {bound}
            </dl>
        })
    }
}

fn figure(value: String, unit: &'static str, words: String) -> impl IntoView {
    view! {
        <div class="head-figure">
            <dt>{words}</dt>
            <dd>
                {value}
                {(!unit.is_empty()).then(|| view! { <span class="unit">{format!(" {unit}")}</span> })}
            </dd>
        </div>
    }
}
