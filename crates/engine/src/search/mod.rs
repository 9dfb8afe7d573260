//! The capacity search: what the largest addition is that every group can take, and what stops it.
//!
//! The rules are those of `docs/search.md`.

mod customers;
mod initial_state;
mod limits;
mod loading;
mod lv;
mod lv_results;
mod result;

pub use initial_state::InitialStateError;
pub use lv::{LvSearch, StudyError};
pub use result::*;
