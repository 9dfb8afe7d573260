//! The engine's part of `cargo xtask bench`, run by a native program and inside a web worker alike. Never shipped.
//!
//! - [`report`]: what the programs of a benchmark tell each other
//! - `study`: the one search that all of them do
//! - `measure`: the engine doing it, timed
//! - `replay`: the search's power flows alone
//! - `plan`: the same search, written down for OpenDSS
//! - `wasm`: the entry for JavaScript

pub mod report;

#[cfg(feature = "engine")]
mod measure;
#[cfg(feature = "engine")]
mod plan;
#[cfg(feature = "engine")]
mod replay;
#[cfg(feature = "engine")]
mod study;
#[cfg(all(feature = "engine", target_arch = "wasm32"))]
pub mod wasm;

#[cfg(feature = "engine")]
pub use measure::{Host, MeasureError, measure};
#[cfg(feature = "engine")]
pub use plan::plan;
