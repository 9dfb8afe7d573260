//! The entry for JavaScript.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use crate::{Host, measure};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now_ms() -> f64;
}

struct Worker;

impl Host for Worker {
    fn now_ms(&self) -> f64 {
        performance_now_ms()
    }

    /// The module's memory, which never shrinks.
    fn peak_bytes(&self) -> Option<u64> {
        const PAGE_BYTES: u64 = 65_536;
        Some(core::arch::wasm32::memory_size(0) as u64 * PAGE_BYTES)
    }
}

/// Measures a model; `paths` and `contents` are its files. Answers a report as JSON.
#[wasm_bindgen(js_name = measure)]
pub fn measure_files(
    paths: Vec<String>,
    contents: Vec<Uint8Array>,
    max_steps: u32,
    repeats: u32,
) -> Result<String, JsError> {
    let contents = contents.iter().map(Uint8Array::to_vec);
    let files = paths.into_iter().zip(contents).collect();
    let report = measure(&files, max_steps, repeats, &Worker)?;
    Ok(serde_json::to_string(&report)?)
}
