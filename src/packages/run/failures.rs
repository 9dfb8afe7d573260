//! Jobs that failed, and why; and what the engine assumed.

use std::sync::Arc;

use headroom_contract::output::{HcWorkPackage, IntrinsicJob, JobStage, UNTIL_CLOSED};
use leptos::prelude::*;

use crate::ui::format::count;
use crate::ui::{Notice, Tone};

/// A feeder without a complete result, and the reason where one was given.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Failure {
    feeder: String,
    reason: String,
}

/// Why feeders failed, and what to do.
#[component]
pub(super) fn FailedJobs(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> impl IntoView {
    let failures = Memo::new(move |_| failures(&package.get(), jobs.get().as_deref()));
    let others = move || package.with(|package| package.feeders.len()) > failures.with(Vec::len);
    let list = move || {
        let item = |Failure { feeder, reason }: Failure| {
            view! {
                <li>
                    <strong>{feeder}</strong>
                    " "
                    {reason}
                </li>
            }
        };
        failures.get().into_iter().map(item).collect_view()
    };
    view! {
        <Show when=move || !failures.with(Vec::is_empty)>
            <Notice tone=Tone::Error>
                <p>"These feeders have no complete result:"</p>
                <ul>{list}</ul>
                <p>"Put right what is named and run them again"</p>
                <p hidden=move || !others()>"The other feeders' results are not affected"</p>
            </Notice>
        </Show>
    }
}

/// Our workbench gives reasons; an Energy Workbench names the feeders alone.
fn failures(package: &HcWorkPackage, jobs: Option<&Vec<IntrinsicJob>>) -> Vec<Failure> {
    if let Some(jobs) = jobs.filter(|jobs| !jobs.is_empty()) {
        let failed = jobs.iter().filter(|job| job.stage == JobStage::Failed);
        return failed
            .map(|job| Failure {
                feeder: job.feeder.clone(),
                reason: job.message.clone().unwrap_or_else(|| "No reason was given".to_owned()),
            })
            .collect();
    }
    let progress = package.progress_details.as_ref();
    let Some(groupings) = progress.and_then(|progress| progress.model_groupings.as_ref()) else {
        return Vec::new();
    };
    let failed = groupings.failed.iter().map(|model| (model, "Failed: the server gives no reason"));
    let late =
        groupings.timed_out.iter().map(|model| (model, "Took longer than the server allows"));
    let mut failures: Vec<Failure> = failed
        .chain(late)
        .map(|(model, reason)| Failure { feeder: model.feeder.clone(), reason: reason.to_owned() })
        .collect();
    // A feeder is one job for each scenario and year there.
    failures.dedup();
    failures
}

/// A warning of a job, with its feeder.
type Warning = (String, String);

/// What the engine assumed or left out; and, where nobody overlooks it, what is lost with the page.
#[component]
pub(super) fn JobWarnings(jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>) -> impl IntoView {
    let warnings = Memo::new(move |_| {
        jobs.with(|jobs| {
            let jobs = jobs.iter().flat_map(|jobs| jobs.iter());
            jobs.flat_map(|job| {
                job.warnings.iter().map(|warning| (job.feeder.clone(), warning.clone()))
            })
            .partition::<Vec<Warning>, _>(|(_, warning)| warning.ends_with(UNTIL_CLOSED))
        })
    });
    let several = move || jobs.with(|jobs| jobs.as_ref().is_some_and(|jobs| jobs.len() > 1));
    let list = move |warnings: Vec<Warning>| {
        let several = several();
        let item = |(feeder, warning): Warning| {
            view! {
                <li>
                    {several.then(|| view! { <strong>{feeder}</strong> " " })} {warning}
                </li>
            }
        };
        warnings.into_iter().map(item).collect_view()
    };
    view! {
        <Show when=move || warnings.with(|(lost, _)| !lost.is_empty())>
            <Notice tone=Tone::Caution>
                <ul class="job-losses">{move || list(warnings.get().0)}</ul>
            </Notice>
        </Show>
        <Show when=move || warnings.with(|(_, others)| !others.is_empty())>
            <details class="job-warnings">
                <summary>
                    {move || {
                        format!(
                            "What the engine assumed or left out ({})",
                            count(warnings.with(|(_, others)| others.len())),
                        )
                    }}
                </summary>
                <ul>{move || list(warnings.get().1)}</ul>
            </details>
        </Show>
    }
}
