//! What a workbench needs of the place it runs in. The web worker implements these with browser interfaces.
//!
//! Everything is `Send`, so that a native server can implement the same traits over a database and a thread pool.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

use crate::results::ResultStore;
use crate::solver::{Report, Task};

/// Why something could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No space left.
    #[error("the storage that this browser allows is full")]
    Full,
    /// Anything else, in the store's own words.
    #[error("storage answered: {0}")]
    Other(String),
}

/// A map of keys to bytes that outlives the workbench where it can.
///
/// Keys are paths with a kind first (`packages/<id>`); there is no order among them.
#[async_trait]
pub trait Store: Send + Sync {
    /// The value of a key, `None` when there is none.
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError>;
    /// Sets the value of a key.
    async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), StoreError>;
    /// Removes a key, if it is there.
    async fn delete(&self, key: &str) -> Result<(), StoreError>;
    /// All keys that start with a prefix.
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

/// What time it is.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970, UTC: what is written down.
    fn unix_ms(&self) -> i64;
    /// Milliseconds since some instant, never going back: what durations are taken from.
    fn elapsed_ms(&self) -> f64;
}

/// Why a sample's file could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SampleError {
    /// There is no such file.
    #[error("there is no file {0}")]
    Missing(String),
    /// It could not be fetched.
    #[error("{path} could not be fetched: {reason}")]
    Unreachable {
        /// Path below the samples.
        path: String,
        /// In the transport's own words.
        reason: String,
    },
}

/// The files of the networks that ship with the product.
#[async_trait]
pub trait SampleFiles: Send + Sync {
    /// Content of a file, by its path below the samples (`index.json`, `suburb/Master.dss`).
    async fn read(&self, path: &str) -> Result<Vec<u8>, SampleError>;
}

/// Runs jobs beside the requests.
pub trait Executor: Send + Sync {
    /// Starts a task.
    fn spawn(&self, task: BoxFuture<'static, ()>);
    /// Lets everything else that is waiting go first: messages, requests, other tasks.
    fn yield_now(&self) -> BoxFuture<'static, ()>;
}

/// Carries out what takes long, beside the requests. [`crate::solver`] has implementations.
pub trait Solvers: Send + Sync {
    /// How many searches may run side by side, at least one.
    fn count(&self) -> usize;
    /// Carries a task out and tells of it until its last report ([`Report::is_last`]). A stream that ends without one
    /// tells that whoever carried it out is gone. Dropping the stream ends the work; its rest is of no use.
    ///
    /// Searches are asked for up to [`Self::count`] at a time; a model to be read comes beside them, and does not wait.
    fn run(&self, task: Task) -> BoxStream<'static, Report>;
}

/// Other workbenches on the same store, such as those of other tabs.
#[async_trait]
pub trait Peers: Send + Sync {
    /// Name of this workbench, unlike any other's.
    fn own_name(&self) -> &str;
    /// True while the workbench of that name is running.
    async fn is_alive(&self, name: &str) -> bool;
}

/// The place a workbench runs in.
pub struct Host {
    /// Name of this workbench, as it is shown.
    pub name: &'static str,
    /// What is kept.
    pub store: Box<dyn Store>,
    /// Where result rows are, when they are not to be among what is kept.
    pub results: Option<Box<dyn ResultStore>>,
    /// False when the store ends with the workbench.
    pub persistent: bool,
    /// What a person should know about the store, in plain words.
    pub notice: Option<String>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Networks that ship with the product.
    pub samples: Box<dyn SampleFiles>,
    /// Jobs beside the requests.
    pub executor: Arc<dyn Executor>,
    /// What takes long.
    pub solvers: Box<dyn Solvers>,
    /// Other workbenches on the same store.
    pub peers: Box<dyn Peers>,
    /// Result files may be opened, which then take memory: for a workbench of one person.
    pub opens_results: bool,
}
