//! The work-package manager: the list, one work package with its progress, and its configuration.

mod allowed;
mod config;
mod deletion;
mod freshness;
mod list;
mod run;
mod status;

pub(crate) use allowed::refusal;
pub(crate) use list::WorkPackagesPage;
pub(crate) use run::{RunPage, RunPanelPage, RunReportPage};
