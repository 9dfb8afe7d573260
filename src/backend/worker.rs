//! The workbench in a web worker of this browser.
//!
//! Page to worker: `{hello: lockName}` first, then `{id, request, files: [{variable, path, file}]}` or `{id, export}`. Worker
//! to page: `{ready: true}`, `{id, response}` or `{id, file}`, `{panic: message}`. Requests and responses are GraphQL as JSON
//! text; an export is answered with a file, or with a response of errors only.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use std::time::Duration;

use futures_channel::oneshot;
use js_sys::{Array, Math, Object, Reflect};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::{set_interval_with_handle, set_timeout};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{BackendError, Upload, liveness};
use crate::routes;

/// Where the build puts the worker, below the page's folder.
const WORKER: &str = "/headroom-worker_loader.js";
/// The worker's program is listening only once it has loaded, and a message sent before that may be lost.
const HELLO_EVERY: Duration = Duration::from_millis(50);
/// A worker that has not started by then will not.
const START_WITHIN: Duration = Duration::from_secs(60);

/// A response, or a file.
type Answer = Result<JsValue, BackendError>;

/// The engine; started with the first request, and anew with the first one after it died.
#[derive(Clone)]
pub(super) struct EmbeddedEngine(Rc<RefCell<Engine>>);

struct Engine {
    running: Option<Running>,
    /// Workers started so far: tells events of an earlier worker from those of this one.
    started: u32,
    /// Requests sent so far.
    sent: u32,
    stopped: Rc<dyn Fn()>,
}

struct Running {
    worker: Worker,
    lock_name: String,
    ready: bool,
    hello: Option<IntervalHandle>,
    /// Messages that wait for the worker to be ready.
    queued: Vec<JsValue>,
    waiting: HashMap<u32, oneshot::Sender<Answer>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl EmbeddedEngine {
    /// `stopped` is called when the engine dies in the middle of its work.
    pub(super) fn new(stopped: impl Fn() + 'static) -> Self {
        let engine = Engine { running: None, started: 0, sent: 0, stopped: Rc::new(stopped) };
        Self(Rc::new(RefCell::new(engine)))
    }

    /// Sends a GraphQL request and waits for its response.
    pub(super) async fn ask(
        &self,
        request: &str,
        files: &[Upload],
    ) -> Result<String, BackendError> {
        let message = request_message(request, files).map_err(|_| BackendError::NotStarted)?;
        self.answer(&message).await?.as_string().ok_or(BackendError::Unreadable)
    }

    /// Asks for rows as a file; the inner error is a GraphQL response of errors only.
    pub(super) async fn file(&self, wanted: &str) -> Result<Result<Blob, String>, BackendError> {
        let message = object(&[("export", &JsValue::from_str(wanted))]);
        let answer = self.answer(&message.map_err(|_| BackendError::NotStarted)?).await?;
        match answer.dyn_into::<Blob>() {
            Ok(file) => Ok(Ok(file)),
            Err(response) => response.as_string().map(Err).ok_or(BackendError::Unreadable),
        }
    }

    async fn answer(&self, message: &JsValue) -> Answer {
        let answer = self.send(message).map_err(|_| BackendError::NotStarted)?;
        answer.await.unwrap_or(Err(BackendError::EngineStopped))
    }

    /// Sends a message, which gets an id.
    fn send(&self, message: &JsValue) -> Result<oneshot::Receiver<Answer>, JsValue> {
        let mut engine = self.0.borrow_mut();
        if engine.running.is_none() {
            engine.started += 1;
            let number = engine.started;
            engine.running = Some(start(number, &Rc::downgrade(&self.0))?);
        }
        engine.sent += 1;
        let id = engine.sent;
        Reflect::set(message, &JsValue::from_str("id"), &JsValue::from(id))?;
        let (sender, receiver) = oneshot::channel();
        if let Some(running) = &mut engine.running {
            running.waiting.insert(id, sender);
            if running.ready {
                running.worker.post_message(message)?;
            } else {
                running.queued.push(message.clone());
            }
        }
        Ok(receiver)
    }
}

/// Starts a worker and listens to it.
fn start(number: u32, engine: &Weak<RefCell<Engine>>) -> Result<Running, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&routes::at(WORKER), &options)?;

    let listener = engine.clone();
    let on_message = Closure::new(move |event: MessageEvent| {
        received(&listener, number, &event.data());
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    let listener = engine.clone();
    let on_error = Closure::new(move |_: Event| died(&listener, number));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

    let lock_name = format!("headroom-engine-{:x}", (Math::random() * 2f64.powi(53)) as u64);
    let greeting = object(&[("hello", &JsValue::from_str(&lock_name))])?;
    let greeted = worker.clone();
    let hello = set_interval_with_handle(
        move || {
            // A worker that cannot be written to is dead, which its error event tells.
            greeted.post_message(&greeting).ok();
        },
        HELLO_EVERY,
    )?;
    let listener = engine.clone();
    set_timeout(move || not_started(&listener, number), START_WITHIN);
    Ok(Running {
        worker,
        lock_name,
        ready: false,
        hello: Some(hello),
        queued: Vec::new(),
        waiting: HashMap::new(),
        _on_message: on_message,
        _on_error: on_error,
    })
}

fn received(engine: &Weak<RefCell<Engine>>, number: u32, message: &JsValue) {
    if let Some(id) = get(message, "id").as_f64() {
        let response = ["response", "file"].map(|key| get(message, key));
        let response = response.into_iter().find(|value| !value.is_undefined());
        with_running(engine, number, |running| {
            if let Some(waiting) = running.waiting.remove(&(id as u32)) {
                // The view that asked may be gone.
                waiting.send(response.ok_or(BackendError::Unreadable)).ok();
            }
        });
    } else if get(message, "ready").is_truthy() {
        let watched = with_running(engine, number, |running| {
            let first = !running.ready;
            running.ready = true;
            if let Some(hello) = running.hello.take() {
                hello.clear();
            }
            for message in running.queued.drain(..) {
                running.worker.post_message(&message).ok();
            }
            first.then(|| running.lock_name.clone())
        });
        if let Some(lock_name) = watched.flatten() {
            let engine = engine.clone();
            liveness::watch(&lock_name, move || died(&engine, number));
        }
    } else if !get(message, "panic").is_undefined() {
        died(engine, number);
    }
}

fn with_running<T>(
    engine: &Weak<RefCell<Engine>>,
    number: u32,
    act: impl FnOnce(&mut Running) -> T,
) -> Option<T> {
    let engine = engine.upgrade()?;
    let mut engine = engine.borrow_mut();
    if engine.started != number {
        return None;
    }
    engine.running.as_mut().map(act)
}

fn not_started(engine: &Weak<RefCell<Engine>>, number: u32) {
    if with_running(engine, number, |running| !running.ready) == Some(true) {
        died(engine, number);
    }
}

/// Lets go of a dead worker and tells everyone who waits for it.
fn died(engine: &Weak<RefCell<Engine>>, number: u32) {
    let Some(engine) = engine.upgrade() else { return };
    let (running, stopped) = {
        let mut engine = engine.borrow_mut();
        if engine.started != number {
            return;
        }
        let Some(running) = engine.running.take() else { return };
        (running, Rc::clone(&engine.stopped))
    };
    let Running { worker, ready, hello, waiting, .. } = running;
    if let Some(hello) = hello {
        hello.clear();
    }
    worker.terminate();
    let error = if ready { BackendError::EngineStopped } else { BackendError::NotStarted };
    for (_, sender) in waiting {
        sender.send(Err(error.clone())).ok();
    }
    if ready {
        stopped();
    }
}

fn request_message(request: &str, files: &[Upload]) -> Result<JsValue, JsValue> {
    let list = Array::new();
    for (index, Upload { path, file }) in files.iter().enumerate() {
        list.push(&object(&[
            ("variable", &JsValue::from_str(&format!("variables.files.{index}"))),
            ("path", &JsValue::from_str(path)),
            ("file", file.as_ref()),
        ])?);
    }
    object(&[("request", &JsValue::from_str(request)), ("files", &list)])
}

fn object(entries: &[(&str, &JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &JsValue::from_str(key), value)?;
    }
    Ok(object.into())
}

/// A property, `undefined` when there is none.
fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}
