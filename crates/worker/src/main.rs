//! The workbench in a web worker.
//!
//! Page to worker: `{hello: lockName}` first, then `{id, request, files: [{variable, path, file}]}`. Worker to page:
//! `{ready: true}`, `{id, response}`, `{panic: message}`. Requests and responses are GraphQL as JSON text. Messages of
//! any other form are passed over. Requests are answered side by side, also while a search is under way.
//!
//! - [`messages`]: the two directions of that protocol
//! - [`host`]: what the workbench needs, from the browser: store, clock, samples, tasks, other tabs
//! - [`js`]: values and promises

mod host;
mod js;
mod messages;

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt as _;
use futures_util::future::{LocalBoxFuture, Shared};
use headroom_workbench::Api;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageEvent;

use messages::FromPage;

/// The workbench, once it has started.
type Starting = Shared<LocalBoxFuture<'static, Api>>;

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        messages::post(&[("panic", JsValue::from(panic.to_string()))]);
    }));
    let workbench: Rc<RefCell<Option<Starting>>> = Rc::default();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        received(&workbench, &event.data());
    });
    // The worker listens for as long as it lives.
    let listener: JsValue = listener.into_js_value();
    js::scope().set_onmessage(Some(listener.unchecked_ref::<Function>()));
}

fn received(workbench: &RefCell<Option<Starting>>, message: &JsValue) {
    match messages::read(message) {
        Some(FromPage::Hello { lock_name }) => {
            // The page says hello again and again until it is answered.
            workbench.borrow_mut().get_or_insert_with(|| start(lock_name));
        }
        Some(FromPage::Request { id, request, files }) => {
            let Some(starting) = workbench.borrow().clone() else { return };
            spawn_local(async move {
                let api = starting.await;
                let response = match messages::contents(files).await {
                    Ok(files) => api.answer(&request, files).await,
                    Err(message) => messages::refusal(&message),
                };
                messages::post(&[("id", id), ("response", JsValue::from(response))]);
            });
        }
        None => {}
    }
}

/// Starts the workbench and tells the page when it is ready.
fn start(lock_name: String) -> Starting {
    let starting = async move {
        host::hold_lock(&lock_name).await;
        let api = host::open(lock_name).await;
        messages::post(&[("ready", JsValue::TRUE)]);
        api
    };
    let starting = starting.boxed_local().shared();
    spawn_local(starting.clone().map(drop));
    starting
}
