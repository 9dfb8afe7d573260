//! Solvers in workers of this worker: as many side by side as the machine has cores. The first starts soon after the page,
//! others when they are needed; all but one end when they were not needed for a while.

mod worker;

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;

use futures_util::future::{self, Either, FutureExt as _};
use futures_util::stream::{self, BoxStream, Stream, StreamExt as _};
use headroom_workbench::host::{Clock, Executor, Solvers};
use headroom_workbench::solver::{Report, Slices, Task};
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::spawn_local;

use crate::js;
use worker::{Heard, SolverWorker};

/// More than these would share the machine's memory bandwidth rather than add to it.
const MOST: usize = 8;
/// A solver that has not started by then will not.
const START_WITHIN_MS: i32 = 30_000;
/// A solver but the last ends when it had no task for so long; until then it is there at once, with the networks that it
/// read.
const IDLE_MS: i32 = 30_000;
/// When the first solver is started, should none have been needed by then: the page comes first.
const FIRST_AFTER_MS: i32 = 1_000;

pub(super) struct WorkerSolvers {
    pool: SendWrapper<Rc<RefCell<Pool>>>,
    /// Where this browser has no workers of workers.
    slices: Arc<Slices>,
}

struct Pool {
    count: usize,
    start: Start,
    /// Solvers without a task, each with the number of its return; the last to return is the first to go again, as it
    /// holds the networks that were read last.
    idle: Vec<(u64, SolverWorker)>,
    returns: u64,
}

/// What is known of starting solvers.
#[derive(Clone, Copy, PartialEq)]
enum Start {
    Untried,
    Works,
    Fails,
}

impl WorkerSolvers {
    pub(super) fn new(executor: Arc<dyn Executor>, clock: Arc<dyn Clock>) -> Self {
        let cores = js::scope().navigator().hardware_concurrency() as usize;
        let pool = Pool {
            count: cores.clamp(1, MOST),
            start: Start::Untried,
            idle: Vec::new(),
            returns: 0,
        };
        let pool = Rc::new(RefCell::new(pool));
        spawn_local(start_first(Rc::clone(&pool)));
        Self { pool: SendWrapper::new(pool), slices: Arc::new(Slices::new(executor, clock)) }
    }
}

impl Solvers for WorkerSolvers {
    fn count(&self) -> usize {
        let pool = self.pool.borrow();
        if pool.start == Start::Fails { self.slices.count() } else { pool.count }
    }

    fn run(&self, task: Task) -> BoxStream<'static, Report> {
        let pool = Rc::clone(&self.pool);
        let slices = Arc::clone(&self.slices);
        let reports = async move {
            match begin(&pool, &task).await {
                Some(solver) => reports(pool, solver).left_stream(),
                None => slices.run(task).right_stream(),
            }
        };
        SendWrapper::new(reports.flatten_stream()).boxed()
    }
}

/// Starts a solver before there is a task for it, so that the first task need not wait.
async fn start_first(pool: Rc<RefCell<Pool>>) {
    js::sleep(FIRST_AFTER_MS).await;
    if pool.borrow().start == Start::Untried
        && let Some(solver) = started(&pool).await
    {
        give_back(&pool, solver);
    }
}

/// Gives a task to an idle solver or a new one; `None` where there can be none.
async fn begin(pool: &RefCell<Pool>, task: &Task) -> Option<SolverWorker> {
    let task = task.to_bytes().ok()?;
    let solver = match next_idle(pool) {
        Some(solver) => solver,
        None => started(pool).await?,
    };
    solver.give(&task).then_some(solver)
}

fn next_idle(pool: &RefCell<Pool>) -> Option<SolverWorker> {
    loop {
        let (_, mut solver) = pool.borrow_mut().idle.pop()?;
        if solver.is_alive() {
            return Some(solver);
        }
    }
}

async fn started(pool: &RefCell<Pool>) -> Option<SolverWorker> {
    if pool.borrow().start == Start::Fails {
        return None;
    }
    let solver = match SolverWorker::start() {
        Some(mut solver) => is_ready(&mut solver).await.then_some(solver),
        None => None,
    };
    let mut pool = pool.borrow_mut();
    match (&solver, pool.start) {
        (Some(_), _) => pool.start = Start::Works,
        (None, Start::Untried) => pool.start = Start::Fails,
        // What worked before may work again.
        (None, _) => {}
    }
    solver
}

async fn is_ready(solver: &mut SolverWorker) -> bool {
    let (heard, late) = (pin!(solver.heard()), pin!(js::sleep(START_WITHIN_MS)));
    matches!(future::select(heard, late).await, Either::Left((Heard::Ready, _)))
}

/// What a solver reports of its task. Dropped before the last report, the solver ends with it.
fn reports(pool: Rc<RefCell<Pool>>, solver: SolverWorker) -> impl Stream<Item = Report> {
    stream::unfold(Some((pool, solver)), async |state| {
        let (pool, mut solver) = state?;
        let Heard::Report(report) = solver.heard().await else { return None };
        if report.is_last() {
            give_back(&pool, solver);
            return Some((report, None));
        }
        Some((report, Some((pool, solver))))
    })
}

fn give_back(pool: &Rc<RefCell<Pool>>, solver: SolverWorker) {
    let number = {
        let mut pool = pool.borrow_mut();
        pool.returns += 1;
        let number = pool.returns;
        pool.idle.push((number, solver));
        number
    };
    let pool = Rc::downgrade(pool);
    spawn_local(async move {
        js::sleep(IDLE_MS).await;
        if let Some(pool) = pool.upgrade() {
            let idle = &mut pool.borrow_mut().idle;
            if idle.len() > 1 {
                idle.retain(|(returned, _)| *returned != number);
            }
        }
    });
}
