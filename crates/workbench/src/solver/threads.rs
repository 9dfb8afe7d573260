//! Tasks in threads.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;

use futures_channel::mpsc;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;

use super::{HeldNetworks, Report, Solving, Task};
use crate::host::{Clock, Solvers};

/// Longest time in ms between two reports of a search.
const REPORT_EVERY_MS: f64 = 50.0;

/// Carries each task out in a thread of its own. A task that panics ends with its thread, without a last report.
pub struct Threads {
    count: NonZeroUsize,
    clock: Arc<dyn Clock>,
    held: Arc<HeldNetworks>,
}

impl Threads {
    /// So many searches side by side. Models are read beside them, without waiting for a search to end.
    pub fn new(count: NonZeroUsize, clock: Arc<dyn Clock>) -> Self {
        Self { count, clock, held: Arc::default() }
    }

    /// As many searches side by side as this machine has cores.
    pub fn of_this_machine(clock: Arc<dyn Clock>) -> Self {
        let count = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Self::new(count, clock)
    }
}

impl Solvers for Threads {
    fn count(&self) -> usize {
        self.count.get()
    }

    fn run(&self, task: Task) -> BoxStream<'static, Report> {
        let clock = Arc::clone(&self.clock);
        let solving = Solving::new(task, clock, Arc::clone(&self.held), REPORT_EVERY_MS);
        let (sender, reports) = mpsc::unbounded();
        let work = move || {
            for report in solving {
                // Nobody waits for the rest any more.
                if sender.unbounded_send(report).is_err() {
                    return;
                }
            }
        };
        // Without a thread the sender is gone, which the workbench takes for a solver that has stopped.
        thread::Builder::new().name("headroom-solver".to_owned()).spawn(work).ok();
        reports.boxed()
    }
}
