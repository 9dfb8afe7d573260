//! The networks that can be run, and opening more.

mod details;
mod diagnostics;
mod feeders;
mod known;
mod open_dialog;
mod page;

pub(crate) use feeders::{KnownFeeder, use_known_feeders};
pub(crate) use known::{provide_networks, use_networks};
pub(crate) use open_dialog::OpenNetworkDialog;
pub(crate) use page::NetworksPage;
