//! Tasks beside the requests, a few milliseconds at a time.

use std::sync::Arc;

use futures_util::StreamExt as _;
use futures_util::stream::{self, BoxStream};

use super::{HeldNetworks, Report, Solving, Task};
use crate::host::{Clock, Executor, Solvers};

/// Longest time in ms that a search runs before requests are let in.
const SLICE_MS: f64 = 25.0;

/// Carries tasks out in the thread that answers requests. A search lets requests in all the time; reading a model does not.
pub struct Slices {
    executor: Arc<dyn Executor>,
    clock: Arc<dyn Clock>,
    held: Arc<HeldNetworks>,
}

impl Slices {
    /// Takes turns with what else the executor runs.
    pub fn new(executor: Arc<dyn Executor>, clock: Arc<dyn Clock>) -> Self {
        Self { executor, clock, held: Arc::default() }
    }
}

impl Solvers for Slices {
    fn count(&self) -> usize {
        1
    }

    fn run(&self, task: Task) -> BoxStream<'static, Report> {
        let clock = Arc::clone(&self.clock);
        let solving = Solving::new(task, clock, Arc::clone(&self.held), SLICE_MS);
        let executor = Arc::clone(&self.executor);
        let reports = stream::unfold((solving, executor), async |(mut solving, executor)| {
            executor.yield_now().await;
            solving.next().map(|report| (report, (solving, executor)))
        });
        reports.boxed()
    }
}
