//! Networks: those that ship with the product, and those that people open.
//!
//! `network-files/<mRID>` holds an opened network's files as a ZIP, `network-info/<mRID>` what was read from them,
//! `sample-info/<mRID>` the same of a sample. Samples are fetched and read only when they are asked for.

mod archive;
mod assets;
mod files;
mod geometry;
mod info;
mod open;
mod reading;
mod sample;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use futures_util::lock::Mutex as Turn;
use headroom_contract::output::NetworkInfo;

use crate::error::RequestError;
use crate::host::{SampleError, StoreError};
use crate::order::positions;
use crate::solver::{ModelFile, archive_of};
use crate::workbench::Workbench;

pub(crate) use archive::pack;
pub use assets::{Asset, ModelFiles, Place};
pub(crate) use files::{gather, read_network};
use geometry::Located;
pub(crate) use geometry::locate;
pub(crate) use info::{Title, info, is_error};
use sample::Sample;

const FILES: &str = "network-files/";
const INFO: &str = "network-info/";

/// Samples whose files are held.
const HELD_SAMPLES: usize = 2;

/// What is known of networks without asking for them again.
#[derive(Default)]
pub(crate) struct Catalogue {
    samples: Mutex<Option<Arc<[Sample]>>>,
    /// Files of the samples that were used last, the latest last.
    held: Mutex<VecDeque<(Sample, Arc<[ModelFile]>)>>,
    /// Where everything of the networks is that were asked for last, the latest last.
    located: Mutex<VecDeque<Located>>,
    /// Held from looking for a free mRID until it is taken.
    naming: Turn<()>,
}

/// Why a network cannot be run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NetworkError {
    #[error("There is no network {0} here any more. Open its files again.")]
    Unknown(String),
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

    /// The files of the network of this mRID.
    pub(crate) async fn model_files(&self, mrid: &str) -> Result<Arc<[ModelFile]>, NetworkError> {
        // Without its list no sample can be run, but an opened network can.
        if let Ok(Some(sample)) = self.sample(mrid).await {
            let files = self.sample_files(&sample).await;
            return files.map_err(|source| NetworkError::Sample { mrid: mrid.to_owned(), source });
        }
        Ok([archive_of(self.network_archive(mrid).await?)].into())
    }

    /// The files of an opened network, as a ZIP with the same bytes for the same files.
    pub(crate) async fn network_archive(&self, mrid: &str) -> Result<Vec<u8>, NetworkError> {
        let archive = self.store.get(&format!("{FILES}{mrid}")).await?;
        archive.ok_or_else(|| NetworkError::Unknown(mrid.to_owned()))
    }

    /// Forgets an opened network; answers its mRID.
    pub(crate) async fn remove_network(&self, mrid: String) -> Result<String, RequestError> {
        if self.sample(&mrid).await.is_ok_and(|sample| sample.is_some()) {
            let message = format!("{mrid} ships with Headroom and cannot be removed");
            return Err(RequestError::NotNow(message));
        }
        self.store.delete(&format!("{INFO}{mrid}")).await?;
        self.store.delete(&format!("{FILES}{mrid}")).await?;
        Ok(mrid)
    }
}
