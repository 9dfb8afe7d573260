//! The form of an LV intrinsic work package.
//!
//! [`form`] holds the draft and what the contract's rules say of it; [`sections`] lay the fields out; [`fields`] are
//! the controls that know how a field's label, hint and issues go together.

mod aside;
mod choices;
mod draft_store;
mod error_summary;
mod feeders;
mod fields;
mod form;
mod limit_blocks;
mod name;
mod page;
mod radio_cards;
mod section_nav;
mod sections;
mod start;
mod submit;

pub(crate) use page::NewIntrinsicPage;
