//! The work packages in memory.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use futures_util::future::{AbortHandle, AbortRegistration};
use futures_util::lock::Mutex as Turn;
use headroom_contract::output::{IntrinsicJob, JobStage, WorkPackageState};
use uuid::Uuid;

use super::record::Record;
use crate::results::JobTables;
use crate::sync::lock;

/// All work packages that this workbench knows, and those it runs.
#[derive(Default)]
pub(crate) struct Registry {
    state: Mutex<State>,
    /// Held from looking at a work package until it is kept or discarded as it was then, so that the last word stays.
    pub(super) keeping: Turn<()>,
}

/// See [`Registry`].
#[derive(Default)]
pub(super) struct State {
    pub(super) packages: HashMap<Uuid, Package>,
    /// Waiting, the next one first.
    pub(super) queue: VecDeque<JobId>,
    /// Tasks that work the queue off, each one job at a time.
    pub(super) runners: usize,
    /// Rows of ended work packages that could not be kept.
    unkept: HashMap<Uuid, JobTables>,
    /// Kept work packages that could not be read.
    pub(super) unreadable: HashSet<Uuid>,
}

/// A work package and, while this workbench runs it, its run.
pub(super) struct Package {
    pub(super) record: Record,
    pub(super) run: Option<Run>,
}

/// A job of a work package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct JobId {
    pub(super) package: Uuid,
    /// Position among the package's jobs.
    pub(super) index: usize,
}

/// A job that was taken off the queue.
pub(super) struct Started {
    pub(super) job: JobId,
    /// Its work package.
    pub(super) record: Record,
    /// It is the first of its work package.
    pub(super) is_first: bool,
    /// Hears when a person stops it.
    pub(super) registration: AbortRegistration,
}

/// What is known of a work package only while this workbench runs it.
pub(super) struct Run {
    /// Instant of submission, see [`crate::host::Clock::elapsed_ms`].
    pub(super) submitted_ms: f64,
    /// Rows so far, by job.
    pub(super) tables: JobTables,
    /// Rows could not be kept: they stay in memory for good.
    pub(super) is_unkept: bool,
    /// Jobs under way, by their position, each with what stops it.
    pub(super) under_way: HashMap<usize, AbortHandle>,
}

impl Run {
    pub(super) fn new(jobs: usize, submitted_ms: f64) -> Self {
        let tables = vec![Arc::default(); jobs];
        Self { submitted_ms, tables, is_unkept: false, under_way: HashMap::new() }
    }
}

impl Registry {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Kept work packages that could not be read.
    pub(crate) fn unreadable(&self) -> usize {
        self.state().unreadable.len()
    }
}

impl State {
    /// A work package, by the text of its id.
    pub(super) fn find(&self, id: &str) -> Option<&Package> {
        self.packages.get(&id.parse().ok()?)
    }

    /// A job of a work package that this workbench is running; `None` when it was cancelled or deleted.
    pub(super) fn running_job(&mut self, id: Uuid, job: usize) -> Option<&mut IntrinsicJob> {
        let record = &mut self.packages.get_mut(&id)?.record;
        if record.state.is_active() { record.jobs.get_mut(job) } else { None }
    }

    /// Starts the next job of the queue at a time, and with it its work package.
    pub(super) fn start_next(&mut self, now: String) -> Option<Started> {
        while let Some(job) = self.queue.pop_front() {
            let package = self.packages.get_mut(&job.package);
            let Some(Package { record, run: Some(run) }) = package else { continue };
            let Some(shown) = record.jobs.get_mut(job.index) else { continue };
            shown.stage = JobStage::Generation;
            let is_first = record.state == WorkPackageState::Pending;
            if is_first {
                record.enter(WorkPackageState::Running, now);
            }
            let (handle, registration) = AbortHandle::new_pair();
            run.under_way.insert(job.index, handle);
            return Some(Started { job, record: record.clone(), is_first, registration });
        }
        None
    }

    /// From now on rows of a work package come from the result store, unless it refused them. Answers the rows that it
    /// has.
    pub(super) fn end_run(&mut self, id: Uuid) -> Option<JobTables> {
        let Run { tables, is_unkept, .. } = self.packages.get_mut(&id)?.run.take()?;
        if is_unkept {
            self.unkept.insert(id, tables);
            return None;
        }
        Some(tables)
    }

    /// Rows that are in memory, by job.
    pub(super) fn tables(&self, id: Uuid) -> Option<JobTables> {
        if let Some(run) = self.packages.get(&id).and_then(|package| package.run.as_ref()) {
            return Some(run.tables.clone());
        }
        self.unkept.get(&id).cloned()
    }

    /// Holds the rows of a work package in memory beyond its run.
    pub(super) fn hold(&mut self, id: Uuid) {
        if let Some(run) = self.packages.get_mut(&id).and_then(|package| package.run.as_mut()) {
            run.is_unkept = true;
        }
    }

    /// Forgets a work package.
    pub(super) fn forget(&mut self, id: Uuid) {
        self.packages.remove(&id);
        self.queue.retain(|queued| queued.package != id);
        self.unkept.remove(&id);
    }
}
