//! The page: builds work packages, watches them run and shows their results. Everything it knows comes through
//! [`backend::Backend`]; it computes nothing about networks itself.
//!
//! - [`backend`]: the one GraphQL client and its transports
//! - [`builder`]: the work-package form
//! - [`packages`]: the list of work packages, and one of them with its progress
//! - [`results`]: chart, table and detail of a run's results
//! - [`networks`]: the networks that can be run, and opening more
//! - [`json`]: reading JSON text
//! - [`ui`]: parts that know nothing of hosting capacity
//! - [`words`]: the field's terms in words
//!
//! Values shared by context, and no others: the backend, the known networks, toasts, the announcer, and inside the
//! builder its form.

#![expect(unreachable_pub, reason = "the component macro writes `pub` items of its own")]

mod app;
mod backend;
mod builder;
mod json;
mod networks;
mod packages;
mod panic_notice;
mod results;
mod routes;
mod ui;
mod words;

fn main() {
    panic_notice::install();
    leptos::mount::mount_to_body(app::App);
}
