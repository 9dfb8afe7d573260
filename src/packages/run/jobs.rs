//! The jobs of a work package, each a feeder in a scenario and year: as far as any workbench tells, and with steps where
//! ours answers.

use std::sync::Arc;

use headroom_contract::output::{
    HcModel, HcWorkPackage, IntrinsicJob, JobStage, WorkPackageModelGroupings, WorkPackageState,
};
use leptos::prelude::*;

use super::percent::percent;
use crate::ui::Pager;
use crate::ui::format::{count, duration_ms};
use crate::words;

/// Jobs on a page.
const PAGE_SIZE: u32 = 50;

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    model: HcModel,
    stage: &'static str,
    job: Option<IntrinsicJob>,
}

/// The table of jobs, a page at a time.
#[component]
pub(super) fn JobTable(
    package: Signal<HcWorkPackage>,
    /// Jobs as our workbench tells of them.
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> impl IntoView {
    let lines = Memo::new(move |_| match jobs.get() {
        Some(jobs) if !jobs.is_empty() => jobs.iter().map(with_steps).collect(),
        _ => package.with(without_steps),
    });
    let page = RwSignal::new(0);
    let total = Signal::derive(move || lines.with(|lines| lines.len() as u32));
    let steps = Memo::new(move |_| lines.with(|lines| lines.iter().any(|line| line.job.is_some())));
    let rows = move || {
        lines.with(|lines| {
            let first = page.get() as usize * PAGE_SIZE as usize;
            lines.iter().skip(first).take(PAGE_SIZE as usize).map(row).collect_view()
        })
    };
    view! {
        <div class="table-frame" role="region" aria-label="Progress by feeder" tabindex="0">
            <table class="table jobs">
                <thead>
                    <tr>
                        <th scope="col">"Feeder"</th>
                        <th scope="col">"Scenario"</th>
                        <th scope="col">"Year"</th>
                        <th scope="col">"Stage"</th>
                        {move || steps.get().then(step_headings)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager
            label="Pages of the jobs"
            page=page.into()
            page_size=PAGE_SIZE
            total
            turn=move |turned| page.set(turned)
        />
    }
}

fn step_headings() -> impl IntoView {
    view! {
        <th scope="col" class="progress-column">
            "Progress"
        </th>
        <th scope="col" class="numeric">
            "Step"
        </th>
        <th scope="col" class="numeric">
            "Known"
        </th>
        <th scope="col" class="numeric">
            "Power flows"
        </th>
        <th scope="col" class="numeric">
            "Last row after"
        </th>
    }
}

fn row(line: &Line) -> impl IntoView + use<> {
    let Line { model: HcModel { feeder, scenario, year }, stage, job } = line.clone();
    view! {
        <tr>
            <th scope="row">{feeder}</th>
            <td>{scenario}</td>
            <td>{year}</td>
            <td class="instant">{stage}</td>
            {job.as_ref().map(step_cells)}
        </tr>
    }
}

fn step_cells(job: &IntrinsicJob) -> impl IntoView + use<> {
    let percent = percent(job);
    let label = format!("{}: {percent} %", job.feeder);
    view! {
        <td>
            <progress max="100" value=percent aria-label=label></progress>
        </td>
        <td class="numeric">
            {format!("{} of at most {}", count(job.step), count(job.max_steps))}
        </td>
        <td class="numeric">
            {format!("{} of {} {}", count(job.groups_bound), count(job.groups_total), words::searched(job.kind))}
        </td>
        <td class="numeric">{count(job.solves)}</td>
        <td class="numeric">{job.last_row_ms.map_or_else(|| "-".to_owned(), duration_ms)}</td>
    }
}

fn with_steps(job: &IntrinsicJob) -> Line {
    let IntrinsicJob { feeder, scenario, year, .. } = job.clone();
    let stage = words::stage(job.stage);
    Line { model: HcModel { feeder, scenario, year }, stage, job: Some(job.clone()) }
}

fn without_steps(package: &HcWorkPackage) -> Vec<Line> {
    let groupings =
        package.progress_details.as_ref().and_then(|progress| progress.model_groupings.as_ref());
    let stages = groupings.into_iter().flat_map(by_need);
    let lines = stages.flat_map(|(stage, models)| {
        models.iter().map(move |model| Line { model: model.clone(), stage, job: None })
    });
    lines.collect()
}

/// What needs attention first.
fn by_need(groupings: &WorkPackageModelGroupings) -> [(&'static str, &[HcModel]); 8] {
    [
        (words::stage(JobStage::Failed), &groupings.failed),
        (WorkPackageState::TimedOut.label(), &groupings.timed_out),
        (words::stage(JobStage::ResultProcessing), &groupings.result_processing),
        (words::stage(JobStage::Execution), &groupings.execution),
        (words::stage(JobStage::Generation), &groupings.generation),
        (words::stage(JobStage::Pending), &groupings.pending),
        (words::stage(JobStage::Cancelled), &groupings.cancelled),
        (words::stage(JobStage::Succeeded), &groupings.succeeded),
    ]
}
