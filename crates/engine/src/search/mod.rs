//! The capacity search: what the largest addition is that every group can take, and what stops it.
//!
//! The rules are those of `docs/search.md`.

mod customers;
mod explain;
mod feeder;
mod hv;
mod hv_nodes;
mod initial_state;
mod limits;
mod loading;
mod lv;
mod lv_results;
mod result;

pub use explain::*;
pub use feeder::StudyError;
pub use hv::HvSearch;
pub use initial_state::InitialStateError;
pub use lv::LvSearch;
pub use result::*;
