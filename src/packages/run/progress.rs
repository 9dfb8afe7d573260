//! How far a work package is.

use std::sync::Arc;
use std::time::Duration;

use headroom_contract::output::{HcWorkPackage, IntrinsicJob, WorkPackageModelGroupings};
use leptos::prelude::*;

use super::bell::BellButton;
use super::jobs::JobTable;
use super::percent::{overall_percent, rest_words};
use crate::backend::use_answering;
use crate::packages::freshness::Freshness;
use crate::packages::status::jobs_done;
use crate::ui::format::{count, count_of};
use crate::ui::{instant_ms, now_ms, use_announcer, use_interval_while};

/// Progress is told at most this often, in percent.
const TOLD_EVERY_PERCENT: u32 = 10;

/// Stages, jobs, and how long the rest may take.
#[component]
pub(super) fn Progress(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
    active: Signal<bool>,
    /// When the answer on view came, in ms since 1970 UTC.
    answered_at_ms: RwSignal<f64>,
    /// Whether a notification at the end is wanted.
    bell: RwSignal<bool>,
) -> impl IntoView {
    let percent = Memo::new(move |_| percent_done(&package.get(), jobs.get().as_deref()));
    announce(percent);
    view! {
        <section class="panel" aria-labelledby="progress-title">
            <div class="panel-head">
                <h2 id="progress-title">"Progress"</h2>
                <Show when=move || active.get()>
                    <Rest package percent />
                    <BellButton wanted=bell />
                </Show>
            </div>
            <Stages package />
            <JobTable package jobs />
            <Show when=move || active.get()>
                <Freshness answered_at_ms />
            </Show>
        </section>
    }
}

/// Percent over all jobs: by their steps where those are known, else by how many have ended.
pub(super) fn percent_done(package: &HcWorkPackage, jobs: Option<&Vec<IntrinsicJob>>) -> u32 {
    match jobs {
        Some(jobs) if !jobs.is_empty() => overall_percent(jobs),
        _ => {
            let (done, all) = jobs_done(package);
            (done.unsigned_abs() * 100).checked_div(all.unsigned_abs()).unwrap_or(0)
        }
    }
}

/// How long the rest may take.
#[component]
fn Rest(package: Signal<HcWorkPackage>, percent: Memo<u32>) -> impl IntoView {
    let now = RwSignal::new(now_ms());
    use_interval_while(Duration::from_secs(1), Signal::stored(true), move || now.set(now_ms()));
    let words = move || {
        let created_ms = package.with(|package| package.created_at.as_deref().map(instant_ms))?;
        rest_words(percent.get(), now.get() - created_ms)
    };
    view! { <span class="hint">{words}</span> }
}

/// Jobs counted by stage: the numbers add up to all jobs.
#[component]
fn Stages(package: Signal<HcWorkPackage>) -> impl IntoView {
    let answering = use_answering();
    let counts = Memo::new(move |_| {
        package.with(|package| {
            let progress = package.progress_details.as_ref();
            progress.and_then(|progress| progress.model_groupings.as_ref()).map(stages)
        })
    });
    let totals = move || {
        let (done, jobs) = package.with(jobs_done);
        format!("{} of {} done", count(done), count_of(jobs, "feeder", "feeders"))
    };
    let figures = move || {
        counts.get().map(|counts| {
            let figure = |(label, jobs): (&'static str, usize)| {
                view! {
                    <div class:stage-empty=jobs == 0>
                        <dt>{label}</dt>
                        <dd>{count(jobs)}</dd>
                    </div>
                }
            };
            view! {
                <dl class="stages" aria-label="Feeders by stage">
                    {counts.into_iter().map(figure).collect_view()}
                </dl>
            }
        })
    };
    view! {
        <p class="visually-hidden" hidden=move || answering.is_silent()>
            {totals}
        </p>
        {figures}
    }
}

/// The stages that an Energy Workbench names, in their order, and the ends; an end that has no job is left out.
fn stages(groupings: &WorkPackageModelGroupings) -> Vec<(&'static str, usize)> {
    let stages = [
        ("Waiting", groupings.pending.len()),
        ("Generation", groupings.generation.len()),
        ("Execution", groupings.execution.len()),
        ("Result processing", groupings.result_processing.len()),
        ("Succeeded", groupings.succeeded.len()),
    ];
    let ends = [
        ("Failed", groupings.failed.len()),
        ("Timed out", groupings.timed_out.len()),
        ("Cancelled", groupings.cancelled.len()),
    ];
    stages.into_iter().chain(ends.into_iter().filter(|&(_, jobs)| jobs > 0)).collect()
}

/// Tells screen readers how far it is: at every tenth, and never twice the same.
fn announce(percent: Memo<u32>) {
    let announcer = use_announcer();
    let tenths = Memo::new(move |_| percent.get() / TOLD_EVERY_PERCENT);
    Effect::watch(
        move || tenths.get(),
        move |tenths, before, _| {
            if before.is_some() {
                announcer.say(format!("{} percent done", tenths * TOLD_EVERY_PERCENT));
            }
        },
        false,
    );
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::HcModel;

    use super::*;

    #[test]
    fn the_stages_add_up_to_all_jobs() {
        let models = |number| vec![HcModel::default(); number];
        let groupings = WorkPackageModelGroupings {
            pending: models(3),
            generation: models(1),
            execution: models(2),
            result_processing: models(1),
            succeeded: models(4),
            failed: models(2),
            cancelled: Vec::new(),
            timed_out: models(1),
        };
        let counts = stages(&groupings);
        assert_eq!(counts.iter().map(|(_, jobs)| jobs).sum::<usize>(), 14);
        assert!(counts.iter().all(|(label, _)| *label != "Cancelled"));
    }
}
