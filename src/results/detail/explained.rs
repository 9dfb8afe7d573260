//! What the repetition of a search shows: the way to what bound, the trace, the voltages.

use std::sync::Arc;

use headroom_contract::output::Explanation;
use leptos::prelude::*;

use super::super::place::KindWords;
use super::super::run::Run;
use super::super::view_state::ViewState;
use super::charts::{profile_chart, trace_chart, worst_node};
use super::path::PathTo;
use super::seen::Seen;
use crate::backend::Query;
use crate::ui::chart::{Chart, ChartFrame};
use crate::ui::{Notice, Skeleton, Tone};
use crate::words;

/// Height of the detail's charts in px.
const HEIGHT: f64 = 220.0;

/// The explanation, or why there is none.
#[component]
pub(super) fn Explained(
    run: Run,
    explanation: Query<Explanation>,
    /// Step that the row names; the repetition has to come to the same.
    iteration: Option<i32>,
    view_state: ViewState,
    words: KindWords,
) -> impl IntoView {
    Effect::new(move || {
        let path = explanation.value.with(|found| {
            let path = found.iter().flat_map(|found| &found.path);
            path.map(|element| element.conducting_equipment_mrid.clone()).collect::<Vec<_>>()
        });
        view_state.path.set(path);
    });
    move || {
        match (explanation.value.get(), explanation.error.get()) {
        (Some(found), _) if found.binding_iteration == iteration => {
            view! { <Found run found words /> }.into_any()
        }
        (Some(_), _) => view! {
            <Notice tone=Tone::Caution>
                "The network of this name here is not the one that was searched, so the steps of the search cannot be shown"
            </Notice>
        }
        .into_any(),
        (None, Some(error)) => view! {
            <h4>"How the search got there"</h4>
            <p class="hint">{error.to_string()}</p>
        }
        .into_any(),
        (None, None) => view! { <Skeleton rows=4 /> }.into_any(),
    }
    }
}

#[component]
fn Found(run: Run, found: Arc<Explanation>, words: KindWords) -> impl IntoView {
    let file = move |what: &'static str| {
        Signal::derive(move || {
            let id = run.id.get();
            format!("headroom-{}-{what}", id.get(..8).unwrap_or(&id))
        })
    };
    let traces: Vec<Seen> = Seen::of(&found);
    let first = Seen::binding(&traces, found.binding_metric.as_deref());
    let chosen = RwSignal::new(first);
    let step_kw = found.step_kw;
    let has_trace = !traces.is_empty();
    let options = traces
        .iter()
        .enumerate()
        .map(|(at, seen)| {
            let metric = words::limit(&seen.metric).to_owned();
            view! {
                <option value=at.to_string() selected=at == first>
                    {metric}
                </option>
            }
        })
        .collect_view();
    let several = traces.len() > 1;
    let traces = StoredValue::new(traces);
    let trace = Memo::new(move |_| {
        let chart = traces.with_value(|traces| {
            let seen = traces.get(chosen.get());
            seen.map_or_else(Chart::default, |seen| trace_chart(seen, step_kw, words.unit))
        });
        Arc::new(chart)
    });
    let profile = Arc::new(profile_chart(&found.profile));
    let has_profile = !found.profile.nodes.is_empty();
    let worst = worst_node(&found.profile).map(|at| found.profile.nodes[at].clone());
    let unit = found.profile.unit;
    view! {
        <PathTo path=found.path.clone() />
        {has_trace
            .then(|| {
                view! {
                    <ChartFrame
                        chart=trace
                        height=HEIGHT
                        hint="Point at a step, or use the arrow keys, to read it"
                        file_name=file("search")
                        provenance=run.provenance
                    >
                        {several
                            .then(|| {
                                view! {
                                    <label class="chart-choice">
                                        "Limit "
                                        <select on:change=move |event| {
                                            chosen.set(event_target_value(&event).parse().unwrap_or(first));
                                        }>{options}</select>
                                    </label>
                                }
                            })}
                    </ChartFrame>
                }
            })}
        {has_profile
            .then(|| {
                view! {
                    <ChartFrame
                        chart=Signal::stored(profile)
                        height=HEIGHT
                        hint="Point at a place, or use the arrow keys, to read it"
                        file_name=file("voltages")
                        provenance=run.provenance
                    >
                        <PhaseLegend />
                    </ChartFrame>
                    {worst
                        .map(|node| {
                            let voltage = words::voltage(node.voltage, unit);
                            let who = if node.load_mrids.is_empty() {
                                String::new()
                            } else {
                                format!(" ({})", node.load_mrids.join(", "))
                            };
                            view! {
                                <p class="worst">
                                    <span class="worst-mark" aria-hidden="true">
                                        "◆"
                                    </span>
                                    {format!("Worst: bus {}, phase {}, {voltage}{who}", node.bus, node.phase)}
                                </p>
                            }
                        })}
                }
            })}
    }
}

/// Which line is which phase.
#[component]
fn PhaseLegend() -> impl IntoView {
    let entries = ["A", "B", "C"]
        .map(|phase| {
            view! {
                <li>
                    <svg class="line-swatch" width="24" height="12" aria-hidden="true">
                        <path class=format!("chart-line phase-{}", phase.to_lowercase()) d="M0,6H24" />
                    </svg>
                    {format!("Phase {phase}")}
                </li>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <ul class="legend" aria-label="Phases">
            {entries}
        </ul>
    }
}
