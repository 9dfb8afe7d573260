//! Works off the queue: package by package, feeder by feeder, slice by slice.

use std::sync::Arc;

use headroom_contract::input::IntrinsicWorkPackageInput;
use headroom_contract::output::{IntrinsicJob, JobStage, WorkPackageState};
use headroom_engine::search::LvSearch;
use uuid::Uuid;

use super::record::Record;
use crate::host::StoreError;
use crate::results::{RowContext, tables};
use crate::study;
use crate::workbench::Workbench;

/// Longest time in ms that a search runs before requests are let in.
const SLICE_MS: f64 = 25.0;
/// Shortest time in ms between two updates of the rows of a running search.
const ROWS_EVERY_MS: f64 = 200.0;

/// How a job ended.
enum Ending {
    Succeeded,
    Failed(String),
    /// By a person, who has set its stage already.
    Cancelled,
}

/// A job of a work package.
#[derive(Clone, Copy)]
struct JobId {
    package: Uuid,
    index: usize,
}

impl Workbench {
    /// Runs what is queued until nothing is.
    pub(super) async fn run_queue(self: Arc<Self>) {
        while let Some(id) = self.next_in_queue() {
            self.run_package(id).await;
        }
    }

    fn next_in_queue(&self) -> Option<Uuid> {
        let mut state = self.registry.state();
        let next = state.queue.pop_front();
        state.is_running = next.is_some();
        next
    }

    async fn run_package(&self, id: Uuid) {
        let Some(record) = self.enter(id, WorkPackageState::Running) else { return };
        self.keep_or_warn(&record).await;
        let mut any_failed = false;
        for index in 0..record.jobs.len() {
            let job = JobId { package: id, index };
            match self.run_job(job, &record).await {
                Ending::Succeeded => {}
                Ending::Failed(_) => any_failed = true,
                Ending::Cancelled => break,
            }
        }
        let end = if any_failed { WorkPackageState::Failed } else { WorkPackageState::Completed };
        // None when it was cancelled or deleted, which kept the record already.
        if let Some(record) = self.enter(id, end) {
            self.keep_or_warn(&record).await;
        }
        self.end_run(id);
    }

    /// Sets the state of a work package unless it was cancelled or deleted; answers it as it is then.
    fn enter(&self, id: Uuid, to: WorkPackageState) -> Option<Record> {
        let now = self.now();
        let mut state = self.registry.state();
        let record = &mut state.packages.get_mut(&id)?.record;
        if !record.state.is_active() {
            return None;
        }
        record.enter(to, now);
        Some(record.clone())
    }

    /// From now on rows come from the store, the last ones from memory.
    fn end_run(&self, id: Uuid) {
        let mut state = self.registry.state();
        let run = state.packages.get_mut(&id).and_then(|package| package.run.take());
        if let Some(run) = run {
            state.hold(id, run.tables);
        }
    }

    async fn run_job(&self, job: JobId, record: &Record) -> Ending {
        let ending = match self.start_search(job, record).await {
            Ok(search) => self.search(job, &record.input, search).await,
            Err(ending) => ending,
        };
        let has_rows = self.keep_rows(job).await;
        let (stage, message) = match &ending {
            Ending::Succeeded => (JobStage::Succeeded, None),
            Ending::Failed(message) => (JobStage::Failed, Some(message.clone())),
            Ending::Cancelled => return ending,
        };
        self.update(job, |shown| {
            shown.stage = stage;
            shown.message = message;
        });
        if let Err(error) = has_rows {
            self.warn_unsaved(job, &error);
        }
        let record =
            self.registry.state().packages.get(&job.package).map(|package| package.record.clone());
        if let Some(record) = record {
            self.keep_or_warn(&record).await;
        }
        ending
    }

    /// Reads the network and builds its model.
    async fn start_search(&self, job: JobId, record: &Record) -> Result<LvSearch, Ending> {
        self.enter_stage(job, JobStage::Generation)?;
        self.host.executor.yield_now().await;
        let feeder = &record.input.syf.feeders[job.index];
        let network =
            self.network(feeder).await.map_err(|error| Ending::Failed(error.to_string()))?;
        let search = LvSearch::new(&network, study::lv_study(&record.input))
            .map_err(|error| Ending::Failed(error.to_string()))?;
        self.enter_stage(job, JobStage::Execution)?;
        Ok(search)
    }

    /// Searches in slices until the end or until a person stops it. Rows and progress are up to date after each slice.
    async fn search(
        &self,
        job: JobId,
        input: &IntrinsicWorkPackageInput,
        mut search: LvSearch,
    ) -> Ending {
        let clock = &self.host.clock;
        let mut shown_bound = 0;
        let mut shown_at_ms = f64::NEG_INFINITY;
        loop {
            let slice_ends_ms = clock.elapsed_ms() + SLICE_MS;
            let mut goes_on = true;
            while goes_on && clock.elapsed_ms() < slice_ends_ms {
                goes_on = search.advance();
            }
            let progress = search.progress();
            let stopped = self.update(job, |shown| {
                shown.step = count(progress.step);
                shown.max_steps = count(progress.max_steps);
                shown.groups_bound = count(progress.groups_bound);
                shown.groups_total = count(progress.groups_total);
                shown.solves = count(progress.solves);
            }) == Update::Stopped;
            let now_ms = clock.elapsed_ms();
            let rows_due = progress.groups_bound != shown_bound
                && (shown_bound == 0 || now_ms - shown_at_ms >= ROWS_EVERY_MS);
            if rows_due || stopped || !goes_on {
                self.show_rows(job, input, &search);
                shown_bound = progress.groups_bound;
                shown_at_ms = now_ms;
            }
            if stopped {
                return Ending::Cancelled;
            }
            if !goes_on {
                let processing = self.enter_stage(job, JobStage::ResultProcessing);
                return processing.err().unwrap_or(Ending::Succeeded);
            }
            self.host.executor.yield_now().await;
        }
    }

    /// Makes rows of what is bound so far, and of everything when the search has ended.
    fn show_rows(&self, job: JobId, input: &IntrinsicWorkPackageInput, search: &LvSearch) {
        let results = search.results();
        let feeder = &input.syf.feeders[job.index];
        let context = RowContext { work_package_id: job.package, feeder, input };
        let rows = Arc::new(tables(&context, &results));
        let now_ms = self.host.clock.elapsed_ms();
        let mut state = self.registry.state();
        let Some(package) = state.packages.get_mut(&job.package) else { return };
        let (Some(run), Some(shown)) = (&mut package.run, package.record.jobs.get_mut(job.index))
        else {
            return;
        };
        if !rows.lv_groups.is_empty() {
            let since_submission_ms = now_ms - run.submitted_ms;
            shown.first_row_ms.get_or_insert(since_submission_ms);
            if rows.lv_groups.len() > run.tables[job.index].lv_groups.len() {
                shown.last_row_ms = Some(since_submission_ms);
            }
        }
        for warning in results.warnings {
            if !shown.warnings.contains(&warning) {
                shown.warnings.push(warning);
            }
        }
        run.tables[job.index] = rows;
    }

    /// Keeps the rows of a job that has any, unless its work package is gone.
    async fn keep_rows(&self, job: JobId) -> Result<(), StoreError> {
        let tables = self.registry.state().tables(job.package);
        match tables.as_deref().and_then(|tables| tables.get(job.index)) {
            Some(rows) if !rows.lv_groups.is_empty() => {
                self.keep_results(job.package, job.index, rows).await
            }
            _ => Ok(()),
        }
    }

    fn enter_stage(&self, job: JobId, stage: JobStage) -> Result<(), Ending> {
        match self.update(job, |shown| shown.stage = stage) {
            Update::Made => Ok(()),
            Update::Stopped => Err(Ending::Cancelled),
        }
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
                "The results could not be saved ({error}): they are here until this page is closed"
            ));
        });
    }

    /// Keeps a record. One that is held in memory only says so itself, in the warnings of its first job.
    pub(super) async fn keep_or_warn(&self, record: &Record) {
        let Err(error) = self.keep(record).await else { return };
        let warning = format!(
            "This work package could not be saved ({error}): it is here until this page is closed"
        );
        let mut state = self.registry.state();
        let package = state.packages.get_mut(&record.id);
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

/// Counts of the engine as the 32-bit integers of the wire.
fn count(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}
