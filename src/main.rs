//! The page: builds work packages, watches them run and shows their results. Everything it knows comes through
//! [`backend::Backend`]; it computes nothing about networks itself.
//!
//! - [`backend`]: the one GraphQL client and its transports
//! - [`connection`]: who answers, shown and changed in the page's frame
//! - [`builder`]: the work-package form
//! - [`packages`]: the list of work packages, and one of them with its progress
//! - [`results`]: chart, table and detail of a run's results
//! - [`compare`]: two runs side by side
//! - [`networks`]: the networks that can be run, and opening more
//! - [`opened`]: results from files
//! - [`sign_in`]: OpenID Connect
//! - [`share`]: links that show the same to somebody else
//! - [`embed`]: standing inside another page
//! - [`newer`]: a newer version of the page
//! - [`files`]: files and folders that a person chooses or drops
//! - [`json`]: reading JSON text
//! - [`keys`]: the list of keys
//! - [`go_to`]: to any place by a few letters of its name
//! - [`ui`]: parts that know nothing of hosting capacity
//! - [`words`]: the field's terms in words
//!
//! Values shared by context, and no others: the backend, the sign-in, who answers, the known networks, toasts, the announcer,
//! preferences, and inside the builder its form.

#![expect(unreachable_pub, reason = "the component macro writes `pub` items of its own")]

mod app;
mod backend;
mod builder;
mod compare;
mod connection;
#[cfg(test)]
mod damage;
mod embed;
mod files;
mod go_to;
mod json;
mod keys;
mod networks;
mod newer;
mod opened;
mod packages;
mod panic_notice;
mod results;
mod routes;
mod share;
mod sign_in;
mod ui;
mod words;

fn main() {
    panic_notice::install();
    routes::find_base();
    leptos::mount::mount_to_body(app::App);
}
