//! The networks that can be run, and opening more.

mod details;
mod diagnostics;
mod dropped;
mod known;
mod open_dialog;
mod page;
mod picked;

pub(crate) use details::network_size;
pub(crate) use known::{provide_networks, use_networks};
pub(crate) use open_dialog::OpenNetworkDialog;
pub(crate) use page::NetworksPage;
