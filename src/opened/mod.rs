//! `/open`: result files of a Hosting Capacity Module, read in this browser.

mod expected;
mod outcome;
mod page;

pub(crate) use page::OpenPage;
