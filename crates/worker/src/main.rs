//! The workbench in a web worker, and its solvers in workers of that one: the same program in two roles, told apart by the
//! worker's name.
//!
//! Page to worker: `{hello: lockName}` first, then `{id, request, files: [{variable, path, file}]}` or `{id, export}`. Worker
//! to page: `{ready: true}`, `{id, response}` or `{id, file}`, `{panic: message}`. Requests and responses are GraphQL as JSON
//! text; an export is answered with a file, or with a response of errors only. Messages of any other form are passed over. Requests are answered side by side, also while a search is under way.
//!
//! - [`messages`]: the two directions of that protocol
//! - [`host`]: what the workbench needs, from the browser: store, clock, samples, tasks, solvers, other tabs
//! - [`solver`]: the other role, and its messages
//! - [`js`]: values and promises
//! - [`trusted`]: which scripts it may start

mod host;
mod js;
mod messages;
mod solver;
mod trusted;

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt as _;
use futures_util::future::{LocalBoxFuture, Shared};
use headroom_workbench::Api;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use messages::FromPage;

/// The workbench, once it has started.
type Starting = Shared<LocalBoxFuture<'static, Api>>;

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        messages::post(&[("panic", JsValue::from(panic.to_string()))]);
    }));
    trusted::allow_own_script();
    let name = js::scope().name();
    if solver::is_solver(&name) {
        solver::start(name);
        return;
    }
    let workbench: Rc<RefCell<Option<Starting>>> = Rc::default();
    js::listen(move |message| received(&workbench, &message));
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
        Some(FromPage::Export { id, wanted }) => {
            let Some(starting) = workbench.borrow().clone() else { return };
            spawn_local(async move {
                let file = match serde_json::from_str(&wanted) {
                    Ok(wanted) => starting.await.file(wanted).await,
                    Err(error) => Err(error.to_string()),
                };
                let file = file.map(|bytes| messages::blob(&bytes));
                let answer = match file {
                    Ok(Some(blob)) => ("file", blob),
                    Ok(None) => {
                        ("response", messages::refusal("The file could not be held").into())
                    }
                    Err(message) => ("response", messages::refusal(&message).into()),
                };
                messages::post(&[("id", id), answer]);
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
