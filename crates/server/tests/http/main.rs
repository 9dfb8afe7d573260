//! The server as those who ask it see it: a port, HTTP, a database in a file.

#![expect(clippy::unwrap_used, reason = "what a test cannot set up fails it")]

mod downloads;
mod guarding;
mod networks;
mod page;
mod requests;
mod site;
