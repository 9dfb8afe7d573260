//! Tasks beside the requests, and other workbenches on the same store.

use async_trait::async_trait;
use futures_util::future::{BoxFuture, FutureExt as _};
use headroom_workbench::host::{Executor, Peers};
use uuid::Uuid;

/// Tasks of the runtime that answers requests; what takes long is in threads of its own.
pub(super) struct TokioTasks;

impl Executor for TokioTasks {
    fn spawn(&self, task: BoxFuture<'static, ()>) {
        tokio::spawn(task);
    }

    fn yield_now(&self) -> BoxFuture<'static, ()> {
        tokio::task::yield_now().boxed()
    }
}

/// One server on a store: work packages of any other name were those of a server that has ended.
pub(super) struct OnlyOne {
    name: String,
}

impl OnlyOne {
    pub(super) fn new() -> Self {
        Self { name: Uuid::new_v4().to_string() }
    }
}

#[async_trait]
impl Peers for OnlyOne {
    fn own_name(&self) -> &str {
        &self.name
    }

    async fn is_alive(&self, name: &str) -> bool {
        name == self.name
    }
}
