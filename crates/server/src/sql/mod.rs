//! Work packages and their rows in SQLite or Postgres.
//!
//! The rooms, in reading order:
//!
//! - `dialect`: what the two databases say differently
//! - `tables`: the result tables, column by column
//! - `statement`: a statement and the values bound to it
//! - `connect`: from a URL to a pool with its migrations applied
//! - `kept`: the workbench's store of keys and values
//! - `rows`: rows in, and out again
//! - `prepare`, `orders`: sort orders of ended work packages, as ranks, and what passes filters by them
//! - `filters`: what restricts the rows of a statement
//! - `ranked`: which rows a page shows, by ranks
//! - `page`: a page by order and filter
//! - `aggregate`: histograms and groups
//! - `summary`: figures over all groups
//! - `elsewhere`: results that a Hosting Capacity Module wrote
//! - `copies`: where rows are read, and copies of such results that are large
//! - `results`: all of this as the workbench's result store
//!
//! Architecture invariant: names in statements come from `tables` and `dialect` only; whatever a request says is bound.

mod aggregate;
mod connect;
mod copies;
mod dialect;
mod elsewhere;
mod filters;
mod kept;
mod orders;
mod page;
mod prepare;
mod ranked;
mod results;
mod rows;
mod statement;
mod summary;
mod tables;
#[cfg(test)]
mod tests;

pub use connect::{Database, OpenError};

use headroom_workbench::host::StoreError;

/// A failure of the database, as the workbench tells of it.
fn failed(error: sqlx::Error) -> StoreError {
    StoreError::Other(error.to_string())
}
