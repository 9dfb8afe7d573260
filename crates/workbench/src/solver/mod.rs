//! What takes long: reading models and result files, and searching feeders.
//!
//! A [`Task`] is plain data and holds all that it takes; [`Solving`] carries it out and tells of it in [`Report`]s, of
//! which the last one ends it. Both cross threads and workers as bytes, so a task may be carried out anywhere, and its
//! reports are the same everywhere.
//!
//! - [`Slices`] carries tasks out beside the requests, a few milliseconds at a time: where there is one thread
//! - `Threads` carries each out in a thread of its own; only where there are threads
//! - hosts may bring others, see [`crate::host::Solvers`]

mod explain;
mod held;
mod hv;
mod lv;
mod packet;
mod read;
mod rehearsal;
mod report;
mod result_files;
mod slices;
mod solving;
mod task;
#[cfg(not(target_family = "wasm"))]
mod threads;

pub use held::HeldNetworks;
pub use packet::PacketError;
pub(crate) use read::archive_of;
pub use rehearsal::rehearse;
pub use report::Report;
pub(crate) use report::{FoundRows, News, Progress};
pub(crate) use result_files::FileNews;
pub use slices::Slices;
pub use solving::Solving;
pub use task::Task;
pub(crate) use task::{ExplainOrder, HvOrder, LvOrder, ModelFile, Order, ReadOrder};
#[cfg(not(target_family = "wasm"))]
pub use threads::Threads;

#[cfg(test)]
mod tests;
