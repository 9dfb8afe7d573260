//! Works off the queue: as many jobs side by side as there are solvers, whichever work packages they are of.

use std::sync::Arc;

use futures_util::StreamExt as _;
use futures_util::future::Abortable;
use headroom_contract::output::{IntrinsicJob, JobStage, UNTIL_CLOSED, WorkPackageState};
use uuid::Uuid;

use super::record::{Record, has_ended};
use super::registry::{JobId, Started};
use crate::host::StoreError;
use crate::solver::{FoundRows, HvOrder, LvOrder, News, Order, Progress, Task};
use crate::submitted::Submitted;
use crate::workbench::Workbench;

/// Why a job failed whose solver is gone.
const SOLVER_STOPPED: &str = "The engine stopped while it solved this feeder. Run it again; if it stops again, the \
     model may take more memory than there is";

/// How a job ended.
enum Ending {
    Succeeded,
    Failed(String),
    /// By a person, who has set its stage already.
    Cancelled,
}

impl Workbench {
    /// Runs what is queued, job by job, until nothing is.
    pub(super) async fn run_queue(self: Arc<Self>) {
        while let Some(started) = self.start_next() {
            self.run_job(started).await;
        }
    }

    fn start_next(&self) -> Option<Started> {
        let now = self.now();
        let mut state = self.registry.state();
        let next = state.start_next(now);
        if next.is_none() {
            state.runners -= 1;
        }
        next
    }

    async fn run_job(&self, started: Started) {
        let Started { job, record, is_first, registration } = started;
        if is_first {
            self.keep_or_warn(job.package).await;
        }
        let solving = Abortable::new(self.solve(job, &record), registration);
        let ending = solving.await.unwrap_or(Ending::Cancelled);
        let kept = self.keep_rows(job).await;
        let (stage, message) = match ending {
            Ending::Succeeded => (JobStage::Succeeded, None),
            Ending::Failed(message) => (JobStage::Failed, Some(message)),
            Ending::Cancelled => (JobStage::Cancelled, None),
        };
        self.update(job, |shown| {
            shown.stage = stage;
            shown.message = message;
        });
        if let Err(error) = kept {
            self.warn_unsaved(job, &error);
        }
        let is_over = self.end_job(job);
        self.keep_or_warn(job.package).await;
        if is_over {
            self.end_run(job.package).await;
        }
    }

    /// Takes a job off those under way, and ends its work package if it was the last; true when nothing more comes of it.
    fn end_job(&self, job: JobId) -> bool {
        let now = self.now();
        let mut state = self.registry.state();
        let Some(package) = state.packages.get_mut(&job.package) else { return false };
        let Some(run) = &mut package.run else { return false };
        run.under_way.remove(&job.index);
        let record = &mut package.record;
        let is_over =
            run.under_way.is_empty() && record.jobs.iter().all(|job| has_ended(job.stage));
        if is_over && record.state.is_active() {
            let any_failed = record.jobs.iter().any(|job| job.stage == JobStage::Failed);
            let end =
                if any_failed { WorkPackageState::Failed } else { WorkPackageState::Completed };
            record.enter(end, now);
        }
        is_over
    }

    /// Has a solver search the feeder. Rows and progress are up to date with each of its reports.
    async fn solve(&self, job: JobId, record: &Record) -> Ending {
        let Some(feeder) = record.input.common().syf.feeders.get(job.index) else {
            return Ending::Failed("This job has no feeder".to_owned());
        };
        let files = match self.model_files(feeder).await {
            Ok(files) => files,
            Err(error) => return Ending::Failed(error.to_string()),
        };
        let (work_package_id, feeder) = (job.package, feeder.clone());
        let order = match record.input.clone() {
            Submitted::IntrinsicLv(input) => {
                Order::SearchLv(Box::new(LvOrder { work_package_id, feeder, input }))
            }
            Submitted::HvNodeHeadroom(input) => {
                Order::SearchHv(Box::new(HvOrder { work_package_id, feeder, input }))
            }
        };
        let task = Task { order, files };
        let mut reports = self.host.solvers.run(task);
        while let Some(report) = reports.next().await {
            let update = match report.news {
                News::Searching => self.update(job, |shown| shown.stage = JobStage::Execution),
                News::Progress(progress) => self.update(job, |shown| show(progress, shown)),
                News::Rows(rows) => self.take_rows(job, rows),
                News::Searched => {
                    self.update(job, |shown| shown.stage = JobStage::ResultProcessing);
                    return Ending::Succeeded;
                }
                News::Failed(reason) => return Ending::Failed(reason),
                News::Network { .. }
                | News::Located(_)
                | News::Explained(_)
                | News::ReadingFile(_)
                | News::ResultFiles(_) => Update::Made,
            };
            if update == Update::Stopped {
                return Ending::Cancelled;
            }
        }
        Ending::Failed(SOLVER_STOPPED.to_owned())
    }

    /// Adds rows to those that a job has.
    fn take_rows(&self, job: JobId, rows: FoundRows) -> Update {
        let FoundRows { tables, warnings } = rows;
        let now_ms = self.host.clock.elapsed_ms();
        let mut state = self.registry.state();
        let package = state.packages.get_mut(&job.package);
        let Some(package) = package.filter(|package| package.record.state.is_active()) else {
            return Update::Stopped;
        };
        let (Some(run), Some(shown)) = (&mut package.run, package.record.jobs.get_mut(job.index))
        else {
            return Update::Stopped;
        };
        if !tables.is_empty() {
            let since_submission_ms = now_ms - run.submitted_ms;
            shown.first_row_ms.get_or_insert(since_submission_ms);
            shown.last_row_ms = Some(since_submission_ms);
        }
        let new = warnings.into_iter().filter(|warning| !shown.warnings.contains(warning));
        let new: Vec<String> = new.collect();
        shown.warnings.extend(new);
        Arc::make_mut(&mut run.tables[job.index]).add(tables);
        Update::Made
    }

    /// Changes what is shown of a job unless a person has stopped it.
    fn update(&self, job: JobId, change: impl FnOnce(&mut IntrinsicJob)) -> Update {
        match self.registry.state().running_job(job.package, job.index) {
            Some(shown) => {
                change(shown);
                Update::Made
            }
            None => Update::Stopped,
        }
    }

    fn warn_unsaved(&self, job: JobId, error: &StoreError) {
        self.update(job, |shown| {
            shown.warnings.push(format!(
                "The results could not be saved ({error}): they are here {UNTIL_CLOSED}"
            ));
        });
    }

    /// Keeps a work package as it is. One that is held in memory only says so itself, in the warnings of its first job.
    pub(super) async fn keep_or_warn(&self, id: Uuid) {
        let Err(error) = self.keep_current(id).await else { return };
        let warning =
            format!("This work package could not be saved ({error}): it is here {UNTIL_CLOSED}");
        let mut state = self.registry.state();
        let package = state.packages.get_mut(&id);
        let first = package.and_then(|package| package.record.jobs.first_mut());
        if let Some(job) = first.filter(|job| !job.warnings.contains(&warning)) {
            job.warnings.push(warning);
        }
    }
}

/// Whether a job may go on.
#[derive(PartialEq)]
enum Update {
    Made,
    Stopped,
}

fn show(progress: Progress, shown: &mut IntrinsicJob) {
    shown.step = count(progress.step);
    shown.max_steps = count(progress.max_steps);
    shown.groups_bound = count(progress.groups_bound);
    shown.groups_total = count(progress.groups_total);
    shown.solves = count(progress.solves);
}

/// Counts of the engine as the 32-bit integers of the wire.
fn count(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}
