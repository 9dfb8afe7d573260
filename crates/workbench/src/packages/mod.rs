//! Work packages: submission, the queue of jobs, and what is kept of them.
//!
//! A work package has one job for each feeder. Jobs run one after the other, each in short slices, so that requests are
//! answered while a search is under way. Running several feeders side by side would change [`runner`] alone.

mod cancel;
mod keeping;
mod listing;
mod record;
mod registry;
mod runner;
mod submit;

pub(crate) use listing::ListRequest;
pub(crate) use registry::Registry;
