//! Networks: those that ship with the product, and those that people open.
//!
//! `network-files/<mRID>` holds an opened network's files as a ZIP, `network-info/<mRID>` what was read from them,
//! `sample-info/<mRID>` the same of a sample. Samples are fetched and read only when they are asked for.

mod archive;
mod info;
mod open;
mod sample;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use headroom_contract::output::NetworkInfo;
use headroom_engine::network::Network;
use headroom_opendss::Files;

use crate::error::RequestError;
use crate::host::{SampleError, StoreError};
use crate::order::positions;
use crate::sync::lock;
use crate::workbench::Workbench;

pub(crate) use open::OpenedFile;
use sample::Sample;

const FILES: &str = "network-files/";
const INFO: &str = "network-info/";

/// Networks that were run last are held as they were read.
const HELD_NETWORKS: usize = 2;

/// What is known of networks without reading them again.
#[derive(Default)]
pub(crate) struct Catalogue {
    samples: Mutex<Option<Arc<[Sample]>>>,
    /// Networks that were run last, the latest last.
    held: Mutex<VecDeque<(String, Arc<Network>)>>,
}

/// Why a network cannot be run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NetworkError {
    #[error("There is no network {0} here any more. Open its files again.")]
    Unknown(String),
    #[error("The network {mrid} cannot be read: {reason}")]
    Unreadable { mrid: String, reason: String },
    #[error(
        "The network {mrid} could not be fetched: {source}. Check the connection and run it again."
    )]
    Sample { mrid: String, source: SampleError },
    #[error("The network could not be taken from the store: {0}")]
    Store(#[from] StoreError),
}

impl Workbench {
    /// All networks: samples in their own order, then opened ones by name.
    pub(crate) async fn network_infos(&self) -> Result<Vec<NetworkInfo>, RequestError> {
        let mut infos = Vec::new();
        for sample in self.samples().await?.iter() {
            infos.push(self.sample_info(sample).await?);
        }
        let mut opened: Vec<NetworkInfo> = Vec::new();
        for key in self.store.keys(INFO).await? {
            let kept = self.store.get(&key).await?;
            opened.extend(kept.and_then(|value| serde_json::from_slice(&value).ok()));
        }
        let names: Vec<String> = opened.iter().map(|info| info.name.to_lowercase()).collect();
        let order = positions(opened.len(), &|a, b| names[a].cmp(&names[b]));
        infos.extend(order.into_iter().map(|at| opened[at].clone()));
        Ok(infos)
    }

    /// True when there is a network with this mRID.
    pub(crate) async fn has_network(&self, mrid: &str) -> Result<bool, RequestError> {
        Ok(self.sample(mrid).await?.is_some()
            || self.store.get(&format!("{INFO}{mrid}")).await?.is_some())
    }

    /// The network of this mRID, ready to run.
    pub(crate) async fn network(&self, mrid: &str) -> Result<Arc<Network>, NetworkError> {
        let held = lock(&self.networks.held).iter().find(|(held, _)| held == mrid).cloned();
        if let Some((_, network)) = held {
            return Ok(network);
        }
        let network = match self.sample(mrid).await {
            Ok(Some(sample)) => self
                .read_sample(&sample)
                .await
                .map_err(|source| NetworkError::Sample { mrid: mrid.to_owned(), source })?,
            // Without its list no sample can be run, but an opened network can.
            Ok(None) | Err(_) => self.read_opened(mrid).await?,
        };
        let network =
            network.map_err(|reason| NetworkError::Unreadable { mrid: mrid.to_owned(), reason })?;
        let mut held = lock(&self.networks.held);
        held.push_back((mrid.to_owned(), Arc::clone(&network)));
        while held.len() > HELD_NETWORKS {
            held.pop_front();
        }
        Ok(network)
    }

    async fn read_opened(&self, mrid: &str) -> Result<Result<Arc<Network>, String>, NetworkError> {
        let Some(archive) = self.store.get(&format!("{FILES}{mrid}")).await? else {
            return Err(NetworkError::Unknown(mrid.to_owned()));
        };
        Ok(archive::unpack(&archive)
            .map_err(|error| error.to_string())
            .and_then(|files| read(&files)))
    }

    /// Forgets an opened network; answers its mRID.
    pub(crate) async fn remove_network(&self, mrid: String) -> Result<String, RequestError> {
        if self.sample(&mrid).await.is_ok_and(|sample| sample.is_some()) {
            let message = format!("{mrid} ships with Headroom and cannot be removed");
            return Err(RequestError::NotNow(message));
        }
        self.store.delete(&format!("{INFO}{mrid}")).await?;
        self.store.delete(&format!("{FILES}{mrid}")).await?;
        lock(&self.networks.held).retain(|(held, _)| *held != mrid);
        Ok(mrid)
    }
}

/// The network of a model's files, or its first error.
fn read(files: &Files) -> Result<Arc<Network>, String> {
    let model = headroom_opendss::read_model(files);
    let reason = || {
        let first = model.diagnostics.first().map(ToString::to_string);
        first.unwrap_or_else(|| "it has no circuit".to_owned())
    };
    model.network.map(Arc::new).ok_or_else(reason)
}
