//! The feeders that a work package can choose from: the networks of a workbench of this product, or those in the
//! hierarchy of an Energy Workbench's network. Others can always be typed.

use std::sync::Arc;

use headroom_contract::output::{HierarchyFeeder, NetworkInfo};
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped_with_cancellation;

use super::details::network_size;
use crate::backend::{BackendError, Query, use_answering, use_backend};

/// A feeder to choose.
#[derive(Clone, PartialEq)]
pub(crate) struct KnownFeeder {
    pub(crate) mrid: String,
    pub(crate) name: String,
    /// How large it is, where that is known.
    pub(crate) size: Option<String>,
    /// The substation that feeds it, where that is known.
    pub(crate) substation: Option<String>,
}

/// What an Energy Workbench answered; `Ok(None)` where it has no hierarchy.
type Hierarchy = Result<Option<Vec<HierarchyFeeder>>, BackendError>;

/// The feeders to choose from.
#[derive(Clone, Copy)]
pub(crate) struct KnownFeeders {
    networks: Query<Vec<NetworkInfo>>,
    hierarchy: RwSignal<Option<Arc<Hierarchy>>>,
    known: Memo<Option<Arc<Vec<KnownFeeder>>>>,
}

/// Makes the feeders available to the whole page.
pub(super) fn provide_known_feeders(networks: Query<Vec<NetworkInfo>>) {
    let hierarchy = RwSignal::new(None::<Arc<Hierarchy>>);
    let known = Memo::new(move |_| {
        let of_networks = || {
            networks.value.with(|known| known.as_ref().map(|k| k.iter().map(of_network).collect()))
        };
        let of_hierarchy = || match hierarchy.get().as_deref() {
            Some(Ok(Some(feeders))) => Some(feeders.iter().map(of_hierarchy).collect()),
            _ => None,
        };
        of_networks().or_else(of_hierarchy).map(Arc::new)
    });
    provide_context(KnownFeeders { networks, hierarchy, known });
}

/// The feeders to choose from. The first who wants to know has an Energy Workbench asked.
pub(crate) fn use_known_feeders() -> KnownFeeders {
    expect_context::<KnownFeeders>()
}

impl KnownFeeders {
    /// All of them; nothing while they are not known.
    pub(crate) fn get(self) -> Option<Arc<Vec<KnownFeeder>>> {
        self.known.get()
    }

    /// As [`Self::get`], for an action.
    pub(crate) fn get_untracked(self) -> Option<Arc<Vec<KnownFeeder>>> {
        self.known.get_untracked()
    }

    /// Asks an Energy Workbench for its hierarchy, unless it has answered. That of a utility may be megabytes, so only
    /// who shows it asks.
    pub(crate) fn ask(self) {
        let backend = use_backend();
        let answering = use_answering();
        let answered = move || {
            self.hierarchy.with_untracked(|known| known.as_deref().is_some_and(Result::is_ok))
        };
        Effect::new(move || {
            if answering.is_plain() && !answered() {
                spawn_local_scoped_with_cancellation(async move {
                    let hierarchy = backend.hierarchy().await;
                    self.hierarchy.set(Some(Arc::new(hierarchy)));
                });
            }
        });
    }

    /// Why there are none to choose from.
    pub(crate) fn problem(self) -> Option<String> {
        if let Some(error) = self.networks.error.get() {
            return Some(error.to_string());
        }
        match self.hierarchy.get().as_deref()? {
            Ok(Some(_)) => None,
            Ok(None) => Some("This server lists no feeders: type or paste mRIDs".to_owned()),
            Err(error) => Some(format!("{error}. Meanwhile type or paste mRIDs of feeders")),
        }
    }
}

fn of_network(network: &NetworkInfo) -> KnownFeeder {
    KnownFeeder {
        mrid: network.mrid.clone(),
        name: network.name.clone(),
        size: Some(network_size(network)),
        substation: None,
    }
}

fn of_hierarchy(feeder: &HierarchyFeeder) -> KnownFeeder {
    KnownFeeder {
        mrid: feeder.mrid.clone(),
        name: feeder.name.clone(),
        size: None,
        substation: feeder.substation.clone(),
    }
}
