//! What stands around a workbench on a bench.

use std::collections::{HashMap, HashSet};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use async_trait::async_trait;
use futures_executor::block_on;
use futures_util::future::BoxFuture;
use headroom_workbench::MemoryStore;
use headroom_workbench::host::{
    Clock, Executor, Peers, SampleError, SampleFiles, Store, StoreError,
};

/// Each look at it is a millisecond later.
#[derive(Default)]
pub(super) struct TickingClock(AtomicU64);

impl Clock for TickingClock {
    fn unix_ms(&self) -> i64 {
        let ms = self.0.fetch_add(1, Ordering::Relaxed);
        1_704_974_400_000 + i64::try_from(ms).expect("a short test")
    }

    fn elapsed_ms(&self) -> f64 {
        self.0.fetch_add(1, Ordering::Relaxed) as f64
    }
}

/// The clock of threads that solve, through which tests hold them up.
pub(super) struct ThreadClock {
    pub(super) faulty: Arc<AtomicBool>,
    pub(super) clock: Arc<TickingClock>,
    pub(super) pause: Duration,
}

impl Clock for ThreadClock {
    fn unix_ms(&self) -> i64 {
        self.clock.unix_ms()
    }

    fn elapsed_ms(&self) -> f64 {
        assert!(!self.faulty.swap(false, Ordering::Relaxed), "a fault that a test asked for");
        std::thread::sleep(self.pause);
        self.clock.elapsed_ms()
    }
}

/// An event loop that turns when it is told to.
#[derive(Clone, Default)]
pub(super) struct Tasks(Arc<Mutex<Vec<BoxFuture<'static, ()>>>>);

impl Tasks {
    pub(super) fn tick(&self) -> bool {
        let mut tasks = std::mem::take(&mut *self.0.lock().unwrap());
        let mut context = Context::from_waker(Waker::noop());
        tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
        let mut all = self.0.lock().unwrap();
        all.extend(tasks);
        // Where threads solve, they need the processor more than this loop does.
        std::thread::yield_now();
        !all.is_empty()
    }
}

impl Executor for Tasks {
    fn spawn(&self, task: BoxFuture<'static, ()>) {
        self.0.lock().unwrap().push(task);
    }

    fn yield_now(&self) -> BoxFuture<'static, ()> {
        Box::pin(Yield { yielded: false })
    }
}

struct Yield {
    yielded: bool,
}

impl Future for Yield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.yielded, true) {
            return Poll::Ready(());
        }
        // A request that waits is not among the tasks.
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

pub(super) struct Samples(pub(super) HashMap<String, String>);

#[async_trait]
impl SampleFiles for Samples {
    async fn read(&self, path: &str) -> Result<Vec<u8>, SampleError> {
        let content = self.0.get(path).ok_or_else(|| SampleError::Missing(path.to_owned()))?;
        Ok(content.clone().into_bytes())
    }
}

pub(super) struct Neighbours {
    pub(super) own_name: String,
    pub(super) alive: Arc<Mutex<HashSet<String>>>,
}

#[async_trait]
impl Peers for Neighbours {
    fn own_name(&self) -> &str {
        &self.own_name
    }

    async fn is_alive(&self, name: &str) -> bool {
        self.alive.lock().unwrap().contains(name)
    }
}

/// A store that outlives workbenches, and can be full.
#[derive(Clone, Default)]
pub(crate) struct SharedStore {
    values: Arc<MemoryStore>,
    /// Keys that start so are refused.
    pub(crate) full_for: Arc<Mutex<Option<&'static str>>>,
}

#[async_trait]
impl Store for SharedStore {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.values.get(key).await
    }

    async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
        let full = self.full_for.lock().unwrap().is_some_and(|prefix| key.starts_with(prefix));
        if full { Err(StoreError::Full) } else { self.values.put(key, value).await }
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        self.values.delete(key).await
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.values.keys(prefix).await
    }
}

impl SharedStore {
    /// Keys that start with a prefix.
    pub(crate) fn held(&self, prefix: &str) -> Vec<String> {
        block_on(self.values.keys(prefix)).expect("keys")
    }

    pub(crate) fn set(&self, key: &str, value: &str) {
        block_on(self.values.put(key, value.as_bytes().to_vec())).expect("kept");
    }
}
