//! One solver, as its workbench sees it. The messages are told at [`crate::solver`].

use futures_channel::mpsc::{self, UnboundedReceiver, UnboundedSender};
use futures_util::{FutureExt as _, StreamExt as _};
use headroom_workbench::solver::Report;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::super::peers::when_gone;
use crate::js::{self, get};
use crate::solver;

/// News of a solver.
pub(super) enum Heard {
    /// It listens.
    Ready,
    /// It has something to tell of its task.
    Report(Report),
    /// It is no more, or no more to be trusted.
    Gone,
}

/// A solver in a worker; ends when dropped.
pub(super) struct SolverWorker {
    worker: Worker,
    heard: UnboundedReceiver<Heard>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl SolverWorker {
    /// Starts this worker's own script in a solver's role; `None` where workers cannot have workers.
    pub(super) fn start() -> Option<Self> {
        let name = solver::new_name();
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(&name);
        let script = js::scope().location().href();
        let worker = Worker::new_with_options(&script, &options).ok()?;

        let (sender, heard) = mpsc::unbounded();
        let on_gone = sender.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            received(&sender, &name, &event.data());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let on_error = Closure::new(move |event: Event| {
            // Else the page would take it for an error of this worker.
            event.prevent_default();
            on_gone.unbounded_send(Heard::Gone).ok();
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, heard, _on_message: on_message, _on_error: on_error })
    }

    /// Gives it a task; false when it cannot be written to.
    pub(super) fn give(&self, task: &[u8]) -> bool {
        let task = Uint8Array::from(task);
        let handed_over = Array::of1(&task.buffer());
        let message = js::object(&[("task", task.into())]);
        self.worker.post_message_with_transfer(&message, &handed_over).is_ok()
    }

    /// The next news.
    pub(super) async fn heard(&mut self) -> Heard {
        self.heard.next().await.unwrap_or(Heard::Gone)
    }

    /// True for one without a task that has not gone in the meantime.
    pub(super) fn is_alive(&mut self) -> bool {
        self.heard.next().now_or_never().is_none()
    }
}

impl Drop for SolverWorker {
    fn drop(&mut self) {
        // Its messages that are on their way would find nobody.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn received(sender: &UnboundedSender<Heard>, name: &str, message: &JsValue) {
    let heard = if let Ok(report) = get(message, "report").dyn_into::<Uint8Array>() {
        Report::from_bytes(&report.to_vec()).map_or(Heard::Gone, Heard::Report)
    } else if get(message, "ready").is_truthy() {
        let sender = sender.clone();
        when_gone(name, move || {
            sender.unbounded_send(Heard::Gone).ok();
        });
        Heard::Ready
    } else {
        Heard::Gone
    };
    // Nobody may wait any more.
    sender.unbounded_send(heard).ok();
}
