//! A worker that solves for the workbench, in a worker of its own.
//!
//! Solver to workbench: `{ready: true}` first, then for each task `{report: bytes}` until the last one, or
//! `{panic: message}`. Workbench to solver: `{task: bytes}`, one at a time. A solver hears nothing while it is at work:
//! whoever has changed their mind ends it. It holds a Web Lock under its own name for as long as it lives.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use headroom_workbench::host::Clock;
use headroom_workbench::solver::{HeldNetworks, PacketError, Solving, Task, rehearse};
use js_sys::Uint8Array;
use uuid::Uuid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::host::{BrowserClock, hold_lock};
use crate::{js, messages};

const NAME: &str = "headroom-solver-";
/// Longest time in ms between two reports of a search.
const REPORT_EVERY_MS: f64 = 50.0;
/// How often a new solver rehearses, unless a task comes before: by then browsers have compiled what is used most.
const REHEARSALS: usize = 40;
/// Between two rehearsals the solver listens for so long, in ms.
const LISTENS_MS: i32 = 5;

/// A name for a new solver, unlike any other's.
pub(crate) fn new_name() -> String {
    format!("{NAME}{}", Uuid::new_v4())
}

/// True for the name of a worker that is to solve.
pub(crate) fn is_solver(name: &str) -> bool {
    name.starts_with(NAME)
}

/// Listens for tasks.
pub(crate) fn start(name: String) {
    let clock: Arc<dyn Clock> = Arc::new(BrowserClock::new());
    let held = Arc::<HeldNetworks>::default();
    let has_worked = Rc::<Cell<bool>>::default();
    let rehearses = Rc::clone(&has_worked);
    js::listen(move |message| {
        let Ok(task) = js::get(&message, "task").dyn_into::<Uint8Array>() else { return };
        has_worked.set(true);
        if let Err(error) = solve(&task.to_vec(), &clock, &held) {
            messages::post(&[("panic", JsValue::from(error.to_string()))]);
        }
    });
    spawn_local(async move {
        hold_lock(&name).await;
        messages::post(&[("ready", JsValue::TRUE)]);
        for _ in 0..REHEARSALS {
            js::sleep(LISTENS_MS).await;
            if rehearses.get() {
                break;
            }
            rehearse();
        }
    });
}

fn solve(task: &[u8], clock: &Arc<dyn Clock>, held: &Arc<HeldNetworks>) -> Result<(), PacketError> {
    let task = Task::from_bytes(task)?;
    for report in Solving::new(task, Arc::clone(clock), Arc::clone(held), REPORT_EVERY_MS) {
        messages::post_bytes("report", &report.to_bytes()?);
    }
    Ok(())
}
