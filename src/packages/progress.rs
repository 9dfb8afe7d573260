//! How far each feeder's job is.

use std::sync::Arc;

use headroom_contract::output::{IntrinsicJob, JobStage};
use leptos::prelude::*;

use crate::ui::format::{count, duration_ms};
use crate::ui::{Notice, Tone, use_announcer};
use crate::words;

/// Progress is told at most this often, in percent.
const TOLD_EVERY_PERCENT: u32 = 10;

/// The jobs' table.
#[component]
pub(super) fn Progress(jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>) -> impl IntoView {
    announce(jobs);
    let rows = move || jobs.get().map(|jobs| jobs.iter().map(job_row).collect_view());
    view! {
        <div class="table-frame" role="region" aria-label="Progress by feeder" tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Feeder"</th>
                        <th scope="col">"Stage"</th>
                        <th scope="col" class="progress-column">
                            "Progress"
                        </th>
                        <th scope="col" class="numeric">
                            "Step"
                        </th>
                        <th scope="col" class="numeric">
                            "Groups bound"
                        </th>
                        <th scope="col" class="numeric">
                            "Power flows"
                        </th>
                        <th scope="col" class="numeric">
                            "Last row after"
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn job_row(job: &IntrinsicJob) -> impl IntoView + use<> {
    let percent = percent(job);
    let label = format!("{}: {percent} %", job.feeder);
    view! {
        <tr>
            <th scope="row">{job.feeder.clone()}</th>
            <td>{words::stage(job.stage)}</td>
            <td>
                <progress max="100" value=percent aria-label=label></progress>
            </td>
            <td class="numeric">
                {format!("{} of at most {}", count(job.step), count(job.max_steps))}
            </td>
            <td class="numeric">
                {format!("{} of {}", count(job.groups_bound), count(job.groups_total))}
            </td>
            <td class="numeric">{count(job.solves)}</td>
            <td class="numeric">{job.last_row_ms.map_or_else(|| "-".to_owned(), duration_ms)}</td>
        </tr>
    }
}

/// How much of a job is done. A search ends when every group is bound or at the last step, whichever comes first.
fn percent(job: &IntrinsicJob) -> u32 {
    let share = |part: i32, whole: i32| {
        if whole > 0 { f64::from(part) / f64::from(whole) } else { 0.0 }
    };
    match job.stage {
        JobStage::Pending | JobStage::Generation => 0,
        JobStage::Succeeded => 100,
        // What failed or was cancelled stays where it was.
        JobStage::Execution
        | JobStage::ResultProcessing
        | JobStage::Failed
        | JobStage::Cancelled => {
            let done =
                share(job.groups_bound, job.groups_total).max(share(job.step, job.max_steps));
            (done * 100.0).clamp(0.0, 99.0) as u32
        }
    }
}

/// Percent over all jobs.
pub(super) fn overall_percent(jobs: &[IntrinsicJob]) -> u32 {
    let total: u32 = jobs.iter().map(percent).sum();
    total.checked_div(jobs.len() as u32).unwrap_or(0)
}

/// Tells screen readers how far it is: at every tenth, and never twice the same.
fn announce(jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>) {
    let announcer = use_announcer();
    let tenths = Memo::new(move |_| {
        jobs.with(|jobs| jobs.as_ref().map(|jobs| overall_percent(jobs) / TOLD_EVERY_PERCENT))
    });
    Effect::watch(
        move || tenths.get(),
        move |tenths, before, _| {
            if let (Some(tenths), Some(Some(_))) = (tenths, before) {
                announcer.say(format!("{} percent done", tenths * TOLD_EVERY_PERCENT));
            }
        },
        false,
    );
}

/// Why feeders failed, and what to do.
#[component]
pub(super) fn FailedJobs(jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>) -> impl IntoView {
    move || {
        let jobs = jobs.get()?;
        let failed: Vec<_> = jobs
            .iter()
            .filter(|job| job.stage == JobStage::Failed)
            .map(|job| {
                let message =
                    job.message.clone().unwrap_or_else(|| "No reason was given".to_owned());
                view! {
                    <li>
                        <strong>{job.feeder.clone()}</strong>
                        " "
                        {message}
                    </li>
                }
            })
            .collect();
        let others = jobs.len() > failed.len();
        (!failed.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Error>
                    <p>"These feeders have no complete result:"</p>
                    <ul>{failed}</ul>
                    <p>"Put right what is named and run them again"</p>
                    {others
                        .then(|| view! { <p>"The other feeders' results are not affected"</p> })}
                </Notice>
            }
        })
    }
}

/// What the engine assumed or left out.
#[component]
pub(super) fn JobWarnings(jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>) -> impl IntoView {
    move || {
        let jobs = jobs.get()?;
        let several = jobs.len() > 1;
        let warnings: Vec<_> = jobs
            .iter()
            .flat_map(|job| {
                job.warnings.iter().map(|warning| (job.feeder.clone(), warning.clone()))
            })
            .map(|(feeder, warning)| {
                view! {
                    <li>
                        {several.then(|| view! { <strong>{feeder}</strong> " " })} {warning}
                    </li>
                }
            })
            .collect();
        (!warnings.is_empty()).then(|| {
            view! {
                <details class="job-warnings">
                    <summary>
                        {format!("What the engine assumed or left out ({})", count(warnings.len()))}
                    </summary>
                    <ul>{warnings}</ul>
                </details>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(stage: JobStage, step: i32, groups_bound: i32) -> IntrinsicJob {
        IntrinsicJob {
            feeder: "F".to_owned(),
            scenario: "base".to_owned(),
            year: 2025,
            stage,
            step,
            max_steps: 100,
            groups_bound,
            groups_total: 10,
            solves: step,
            first_row_ms: None,
            last_row_ms: None,
            message: None,
            warnings: Vec::new(),
        }
    }

    #[test]
    fn progress_is_whichever_end_is_nearer() {
        assert_eq!(percent(&job(JobStage::Execution, 20, 5)), 50);
        assert_eq!(percent(&job(JobStage::Execution, 70, 5)), 70);
        assert_eq!(percent(&job(JobStage::Execution, 100, 10)), 99);
        assert_eq!(percent(&job(JobStage::Succeeded, 3, 10)), 100);
        assert_eq!(percent(&job(JobStage::Cancelled, 20, 3)), 30);
    }

    #[test]
    fn the_whole_is_the_mean_of_its_jobs() {
        let jobs = [job(JobStage::Succeeded, 1, 10), job(JobStage::Pending, 0, 0)];
        assert_eq!(overall_percent(&jobs), 50);
        assert_eq!(overall_percent(&[]), 0);
    }
}
