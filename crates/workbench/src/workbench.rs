//! The workbench itself: what it holds, and how it starts.

use std::sync::Arc;

use headroom_contract::output::WorkbenchInfo;

use crate::host::{Clock, Executor, Host, Peers, SampleFiles, Solvers};
use crate::networks::Catalogue;
use crate::opened::Opened;
use crate::packages::Registry;
use crate::preview::Previews;
use crate::results::{KeptRows, ResultStore};
use crate::store::SpillStore;
use crate::time::iso_utc;

/// Work packages, networks and results, over a [`Host`].
pub(crate) struct Workbench {
    pub(crate) store: Arc<SpillStore>,
    pub(crate) results: Box<dyn ResultStore>,
    pub(crate) host: Place,
    pub(crate) registry: Registry,
    pub(crate) networks: Catalogue,
    pub(crate) previews: Previews,
    pub(crate) opened: Opened,
}

/// The [`Host`] without its stores.
pub(crate) struct Place {
    name: &'static str,
    persistent: bool,
    notices: Vec<String>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) samples: Box<dyn SampleFiles>,
    pub(crate) executor: Arc<dyn Executor>,
    pub(crate) solvers: Box<dyn Solvers>,
    pub(crate) peers: Box<dyn Peers>,
    pub(crate) opens_results: bool,
}

impl Workbench {
    /// Starts with what is kept; work packages that were running in a life before are failed.
    pub(crate) async fn open(host: Host) -> Arc<Self> {
        let Host {
            name,
            store,
            results,
            persistent,
            notice,
            clock,
            samples,
            executor,
            solvers,
            peers,
            opens_results,
        } = host;
        let store = Arc::new(SpillStore::new(store));
        let results = results.unwrap_or_else(|| Box::new(KeptRows::new(Arc::clone(&store))));
        let mut workbench = Self {
            store,
            results,
            host: Place {
                name,
                persistent,
                notices: notice.into_iter().collect(),
                clock,
                samples,
                executor,
                solvers,
                peers,
                opens_results,
            },
            registry: Registry::default(),
            networks: Catalogue::default(),
            previews: Previews::default(),
            opened: Opened::default(),
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
            name: self.host.name.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            persistent: self.host.persistent,
            notice: (!notices.is_empty()).then(|| notices.join(" ")),
        }
    }
}
