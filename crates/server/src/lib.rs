//! The workbench behind HTTP, for teams: the page, its GraphQL API, and the data beside it.
//!
//! The rooms, in reading order:
//!
//! - [`Options`]: what the command line says
//! - `place`: the workbench's host: networks in folders, threads, time
//! - [`sql`]: work packages and result rows in SQLite or Postgres
//! - `auth`: who asks, and what they may do
//! - `api`: GraphQL, feeders and places of assets over HTTP
//! - `export`: result tables as CSV and Parquet
//! - [`Server`]: all of it on a port, until it is told to stop
//!
//! Architecture invariants: what a request names reaches the file system only if the scan of the networks found it; a
//! bearer token is in no message; without a token or an issuer only this machine is served.
//!
//! Absent: TLS, which a reverse proxy in front brings.

mod api;
mod auth;
mod export;
mod options;
mod place;
mod server;
pub mod sql;

pub use options::{Issuer, Options, OptionsError, USAGE};
pub use server::{Server, ServerError};
