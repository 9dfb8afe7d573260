//! Tasks in the worker's event loop.

use futures_util::future::BoxFuture;
use headroom_workbench::host::Executor;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageChannel;

use crate::js;

pub(super) struct WorkerExecutor;

impl Executor for WorkerExecutor {
    fn spawn(&self, task: BoxFuture<'static, ()>) {
        spawn_local(task);
    }

    /// A message to oneself queues behind the page's messages. `setTimeout` would do the same, but is held back by 4 ms
    /// once it is nested.
    fn yield_now(&self) -> BoxFuture<'static, ()> {
        let Ok(channel) = MessageChannel::new() else { return Box::pin(async {}) };
        let arrived = Promise::new(&mut |resolve, _| {
            channel.port1().set_onmessage(Some(&resolve));
            channel.port2().post_message(&JsValue::NULL).ok();
        });
        let arrived = js::settled(arrived);
        let port = send_wrapper::SendWrapper::new(channel.port1());
        Box::pin(async move {
            // The promise is never rejected.
            arrived.await.ok();
            port.close();
        })
    }
}
