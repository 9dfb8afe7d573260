//! Work packages: the list, and one of them with its progress and results.

mod actions;
mod config_summary;
mod list;
mod progress;
mod run_page;
mod status;

pub(crate) use list::WorkPackagesPage;
pub(crate) use run_page::RunPage;
