//! The workbench itself: what it holds, and how it starts.

use std::sync::Arc;

use headroom_contract::output::WorkbenchInfo;

use crate::host::{Clock, Executor, Host, Peers, SampleFiles};
use crate::networks::Catalogue;
use crate::packages::Registry;
use crate::store::SpillStore;
use crate::time::iso_utc;

/// Name shown in the page's frame.
const NAME: &str = "Embedded engine";

/// Work packages, networks and results, over a [`Host`].
pub(crate) struct Workbench {
    pub(crate) store: SpillStore,
    pub(crate) host: Place,
    pub(crate) registry: Registry,
    pub(crate) networks: Catalogue,
}

/// The [`Host`] without its store.
pub(crate) struct Place {
    persistent: bool,
    notices: Vec<String>,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) samples: Box<dyn SampleFiles>,
    pub(crate) executor: Box<dyn Executor>,
    pub(crate) peers: Box<dyn Peers>,
}

impl Workbench {
    /// Starts with what is kept; work packages that were running in a life before are failed.
    pub(crate) async fn open(host: Host) -> Arc<Self> {
        let Host { store, persistent, notice, clock, samples, executor, peers } = host;
        let mut workbench = Self {
            store: SpillStore::new(store),
            host: Place {
                persistent,
                notices: notice.into_iter().collect(),
                clock,
                samples,
                executor,
                peers,
            },
            registry: Registry::default(),
            networks: Catalogue::default(),
        };
        if let Err(error) = workbench.load_packages().await {
            let unread = format!("Work packages kept here could not be read: {error}.");
            workbench.host.notices.push(unread);
        }
        Arc::new(workbench)
    }

    /// Now, as times are written.
    pub(crate) fn now(&self) -> String {
        iso_utc(self.host.clock.unix_ms())
    }

    /// Who answers.
    pub(crate) fn info(&self) -> WorkbenchInfo {
        let unreadable = self.registry.unreadable();
        let unread = (unreadable > 0).then(|| {
            let noun = if unreadable == 1 { "work package" } else { "work packages" };
            format!("{unreadable} {noun} kept by another version of this page could not be read.")
        });
        let notices: Vec<String> = self.host.notices.iter().cloned().chain(unread).collect();
        WorkbenchInfo {
            name: NAME.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            persistent: self.host.persistent,
            notice: (!notices.is_empty()).then(|| notices.join(" ")),
        }
    }
}
