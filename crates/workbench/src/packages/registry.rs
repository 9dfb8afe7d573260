//! The work packages in memory.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use headroom_contract::output::IntrinsicJob;
use uuid::Uuid;

use super::record::Record;
use crate::results::Tables;
use crate::sync::lock;

/// Finished work packages whose rows are held for the next request.
const HELD_RESULTS: usize = 2;

/// All work packages that this workbench knows, and those it runs.
#[derive(Default)]
pub(crate) struct Registry(Mutex<State>);

/// See [`Registry`].
#[derive(Default)]
pub(super) struct State {
    pub(super) packages: HashMap<Uuid, Package>,
    /// Waiting, the next one first.
    pub(super) queue: VecDeque<Uuid>,
    /// The queue is being worked off.
    pub(super) is_running: bool,
    /// Rows of finished work packages that were asked for last, the latest last.
    held: VecDeque<(Uuid, Vec<Arc<Tables>>)>,
    /// Kept work packages that could not be read.
    pub(super) unreadable: HashSet<Uuid>,
}

/// A work package and, while this workbench runs it, its run.
pub(super) struct Package {
    pub(super) record: Record,
    pub(super) run: Option<Run>,
}

/// What is known of a work package only while this workbench runs it.
pub(super) struct Run {
    /// Instant of submission, see [`crate::host::Clock::elapsed_ms`].
    pub(super) submitted_ms: f64,
    /// Rows so far, by job.
    pub(super) tables: Vec<Arc<Tables>>,
}

impl Run {
    pub(super) fn new(jobs: usize, submitted_ms: f64) -> Self {
        Self { submitted_ms, tables: vec![Arc::default(); jobs] }
    }
}

impl Registry {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
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

    /// Rows that are in memory, by job.
    pub(super) fn tables(&self, id: Uuid) -> Option<Vec<Arc<Tables>>> {
        if let Some(run) = self.packages.get(&id).and_then(|package| package.run.as_ref()) {
            return Some(run.tables.clone());
        }
        self.held.iter().find(|(held, _)| *held == id).map(|(_, tables)| tables.clone())
    }

    /// Holds rows for the next request.
    pub(super) fn hold(&mut self, id: Uuid, tables: Vec<Arc<Tables>>) {
        self.held.retain(|(held, _)| *held != id);
        self.held.push_back((id, tables));
        while self.held.len() > HELD_RESULTS {
            self.held.pop_front();
        }
    }

    /// Forgets a work package.
    pub(super) fn forget(&mut self, id: Uuid) {
        self.packages.remove(&id);
        self.queue.retain(|queued| *queued != id);
        self.held.retain(|(held, _)| *held != id);
    }
}
