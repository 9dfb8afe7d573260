//! What the workbench needs, from the browser.

mod clock;
mod executor;
mod peers;
mod samples;
mod solvers;
mod store;

use std::sync::Arc;

use headroom_workbench::host::{Host, Store};
use headroom_workbench::{Api, MemoryStore};

pub(crate) use clock::BrowserClock;
pub(crate) use peers::hold_lock;

/// Shown when work is not kept.
const BLOCKED: &str = "Work packages and results are not kept after this page is closed: this browser blocks storage here.";

/// Starts the workbench on this browser's storage, and in memory where that cannot be used.
pub(crate) async fn open(own_name: String) -> Api {
    let (store, notice): (Box<dyn Store>, _) = match store::BrowserStore::open().await {
        Ok(store) => (Box::new(store), None),
        Err(_) => (Box::new(MemoryStore::default()), Some(BLOCKED.to_owned())),
    };
    let clock = Arc::new(BrowserClock::new());
    let executor = Arc::new(executor::WorkerExecutor);
    let host = Host {
        name: "Embedded engine",
        store,
        results: None,
        persistent: notice.is_none(),
        notice,
        clock: clock.clone(),
        samples: Box::new(samples::ServedSamples),
        executor: executor.clone(),
        solvers: Box::new(solvers::WorkerSolvers::new(executor, clock)),
        peers: Box::new(peers::Tabs::new(own_name)),
        opens_results: true,
    };
    Api::open(host).await
}
