//! The form of a work package, of either kind.
//!
//! [`form`] holds the draft, what the contract's rules say of it, and its past; [`sections`] lay the fields out;
//! [`fields`] are the controls that know how a field's label, help and issues go together.

mod aside;
mod draft_store;
mod error_summary;
mod exchange;
mod feeders;
mod field_search;
mod fields;
mod form;
mod leave_guard;
mod limit_block;
mod name;
mod page;
mod refusal;
mod review;
mod section_nav;
mod sections;
mod start;
mod submit;
mod tabs;
mod time;
mod toolbar;

pub(crate) use exchange::UseAsStart;
pub(crate) use page::{NewHvPage, NewIntrinsicPage};
