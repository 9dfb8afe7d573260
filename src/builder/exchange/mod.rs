//! Where a form can start from and go to: texts, templates, runs and links.

mod import;
mod link;
mod origin;
mod packed;
mod saved;
mod starters;
mod templates;
mod use_as_start;

pub(super) use link::OpenLink;
pub(super) use origin::{provide_origin, start_from_run, use_origin};
pub(super) use starters::Starters;
pub(crate) use use_as_start::UseAsStart;
