//! All results of a run.

use headroom_contract::operation::{LvGroupHostingCapacities, LvGroupHostingCapacitySummaries};
use headroom_contract::scalar::Long;
use leptos::prelude::*;

use super::chart::HeadroomChart;
use super::detail::GroupDetail;
use super::figures::Figures;
use super::order::Order;
use super::table::GroupTable;
use super::view_state::use_view_state;
use crate::backend::query;
use crate::ui::{EmptyState, Notice, Tone};

/// Bars that a chart can show; more are not told apart, and the table has them all.
const MOST_BARS: i32 = 1000;

/// Changes when there are other rows to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ResultsVersion {
    /// Groups whose headroom is known.
    pub(crate) groups_bound: i32,
    /// No more will come.
    pub(crate) ended: bool,
}

/// The results panel.
#[component]
pub(crate) fn Results(
    /// Work package.
    id: Signal<String>,
    /// When to ask again.
    version: Memo<ResultsVersion>,
) -> impl IntoView {
    let view_state = use_view_state(id);
    let summary = query(move || {
        version.track();
        Some(LvGroupHostingCapacitySummaries { work_package_id: id.get() })
    });
    let ranked = query(move || {
        version.track();
        Some(LvGroupHostingCapacities {
            work_package_id: id.get(),
            limit: Some(MOST_BARS),
            offset: Some(Long(0)),
            sort: Some(Order::default().keys()),
            filter: None,
        })
    });
    let has_rows = Memo::new(move |_| {
        summary.value.with(|summary| summary.as_ref().map(|summary| summary.group_count > 0))
    });
    let detail = move || {
        let group = view_state.group.get()?;
        Some(view! { <GroupDetail id group view_state /> })
    };
    view! {
        <section
            class="results"
            class:results-with-detail=move || view_state.group.get().is_some()
            aria-labelledby="results-title"
        >
            <div class="results-main">
                <h2 id="results-title">"Headroom"</h2>
                {move || {
                    summary.error.get().map(|error| {
                        view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }
                    })
                }}
                {move || match has_rows.get() {
                    Some(true) => view! {
                        <Figures summary=summary.value />
                        <p class="caveat">
                            "Headroom is what every customer of the group can add at the same time. One customer alone can often add more, and other groups' additions count against HV limits. It does not replace a connection study."
                        </p>
                        <HeadroomChart ranked=ranked.value view_state />
                        <GroupTable id version view_state />
                    }
                    .into_any(),
                    Some(false) => view! { <NoRows version /> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
            {detail}
        </section>
    }
}

#[component]
fn NoRows(version: Memo<ResultsVersion>) -> impl IntoView {
    move || {
        if version.get().ended {
            view! {
                <EmptyState title="No results">
                    <p>"The run ended before any group's headroom was known: see progress above"</p>
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <p class="hint">"Rows appear here as soon as the first group reaches a limit"</p>
            }
            .into_any()
        }
    }
}
