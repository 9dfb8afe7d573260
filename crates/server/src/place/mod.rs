//! The place that the workbench runs in.

mod clock;
mod folders;
mod jobs;

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use headroom_workbench::host::Host;
use headroom_workbench::solver::Threads;

use clock::SystemClock;
pub(crate) use folders::{Folders, FoldersError};
use jobs::{OnlyOne, TokioTasks};

use crate::sql::Database;

/// The host of the workbench, and how many feeders it has.
pub(crate) fn host(
    networks: &Path,
    database: &Database,
    workers: Option<usize>,
) -> Result<(Host, usize), FoldersError> {
    let folders = Folders::scan(networks)?;
    let count = folders.count();
    let clock = Arc::new(SystemClock::new());
    let threads = match workers.and_then(NonZeroUsize::new) {
        Some(workers) => Threads::new(workers, clock.clone()),
        None => Threads::of_this_machine(clock.clone()),
    };
    let host = Host {
        name: "Headroom server",
        store: database.store(),
        results: Some(database.results()),
        persistent: true,
        notice: None,
        clock,
        samples: Box::new(folders),
        executor: Arc::new(TokioTasks),
        solvers: Box::new(threads),
        peers: Box::new(OnlyOne::new()),
        opens_results: false,
    };
    Ok((host, count))
}
