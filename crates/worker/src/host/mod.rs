//! What the workbench needs, from the browser.

mod clock;
mod executor;
mod peers;
mod samples;
mod store;

use headroom_workbench::host::{Host, Store};
use headroom_workbench::{Api, MemoryStore};

pub(crate) use peers::hold_lock;

/// Shown when work is not kept.
const BLOCKED: &str = "Work packages and results are not kept after this page is closed: this browser blocks storage here.";

/// Starts the workbench on this browser's storage, and in memory where that cannot be used.
pub(crate) async fn open(own_name: String) -> Api {
    let (store, notice): (Box<dyn Store>, _) = match store::BrowserStore::open().await {
        Ok(store) => (Box::new(store), None),
        Err(_) => (Box::new(MemoryStore::default()), Some(BLOCKED.to_owned())),
    };
    let host = Host {
        store,
        persistent: notice.is_none(),
        notice,
        clock: Box::new(clock::BrowserClock::new()),
        samples: Box::new(samples::ServedSamples),
        executor: Box::new(executor::WorkerExecutor),
        peers: Box::new(peers::Tabs::new(own_name)),
    };
    Api::open(host).await
}
