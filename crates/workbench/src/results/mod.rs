//! Result tables: from the engine's results to rows, and pages of rows by order and filter.

mod columns;
mod page;
mod rows;
mod summary;
mod tables;

pub(crate) use page::{Page, PageRequest, page};
pub(crate) use rows::{RowContext, selector_text, tables};
pub(crate) use summary::summary;
pub(crate) use tables::Tables;
