//! The networks the workbench knows, asked for once and shared by the pages.

use headroom_contract::operation::Networks;
use headroom_contract::output::NetworkInfo;
use leptos::prelude::*;

use super::feeders::provide_known_feeders;
use crate::backend::{Query, query, use_answering};

/// The networks the workbench knows.
#[derive(Clone, Copy)]
struct KnownNetworks(Query<Vec<NetworkInfo>>);

/// Makes the networks available to the whole page. They are asked for as soon as it is known that who
/// answers has a list of them: most pages need them.
pub(crate) fn provide_networks() {
    let answering = use_answering();
    let networks = query(move || answering.is_headroom().then_some(Networks {}));
    provide_context(KnownNetworks(networks));
    provide_known_feeders(networks);
}

/// The networks the workbench knows.
pub(crate) fn use_networks() -> Query<Vec<NetworkInfo>> {
    expect_context::<KnownNetworks>().0
}
