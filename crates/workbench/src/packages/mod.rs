//! Work packages: submission, the queue of jobs, and what is kept of them.
//!
//! A work package has one job for each feeder. Jobs of all work packages start in the order of submission as solvers
//! become free, so feeders run side by side, and a work package starts before the one ahead of it has ended if there is
//! room.

mod cancel;
mod edit;
mod found;
mod keeping;
mod lineage;
mod listing;
mod record;
mod registry;
mod runner;
mod submit;

pub(crate) use listing::ListRequest;
pub(crate) use record::Record;
pub(crate) use registry::Registry;
