//! The networks the workbench knows, asked for once and shared by the pages.

use headroom_contract::operation::Networks;
use headroom_contract::output::NetworkInfo;
use leptos::prelude::*;

use crate::backend::{Query, query};

/// The networks the workbench knows.
#[derive(Clone, Copy)]
struct KnownNetworks(Query<Vec<NetworkInfo>>);

/// Makes the networks available to the whole page. They are asked for at once: most pages need them.
pub(crate) fn provide_networks() {
    provide_context(KnownNetworks(query(|| Some(Networks {}))));
}

/// The networks the workbench knows.
pub(crate) fn use_networks() -> Query<Vec<NetworkInfo>> {
    expect_context::<KnownNetworks>().0
}
