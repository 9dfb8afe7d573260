//! Networks that ship with the product: static files, listed in `index.json`.

use std::sync::Arc;

use futures_util::future::try_join_all;
use headroom_contract::output::{NetworkInfo, NetworkOrigin};
use serde::{Deserialize, Serialize};

use super::HELD_SAMPLES;
use super::info::Title;
use super::reading::Reading;
use crate::error::RequestError;
use crate::host::SampleError;
use crate::solver::{ModelFile, ReadOrder};
use crate::sync::lock;
use crate::workbench::Workbench;

const INDEX: &str = "index.json";
const SAMPLE_INFO: &str = "sample-info/";

/// A network in `index.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Sample {
    #[serde(rename = "mRID")]
    mrid: String,
    name: String,
    description: Option<String>,
    folder: String,
    /// Paths below the folder.
    files: Vec<String>,
    /// Changes when the files do, so that what is kept about them is read again.
    #[serde(default)]
    digest: Option<String>,
}

/// What was read from a sample, and from which.
#[derive(Serialize, Deserialize)]
struct KeptInfo {
    version: String,
    sample: Sample,
    info: NetworkInfo,
}

impl Workbench {
    /// The samples in their own order; none where the product is served without any.
    pub(super) async fn samples(&self) -> Result<Arc<[Sample]>, SampleError> {
        let known = lock(&self.networks.samples).clone();
        if let Some(samples) = known {
            return Ok(samples);
        }
        let samples: Arc<[Sample]> = match self.host.samples.read(INDEX).await {
            Ok(index) => serde_json::from_slice::<Vec<Sample>>(&index)
                .map_err(|error| SampleError::Unreachable {
                    path: INDEX.to_owned(),
                    reason: error.to_string(),
                })?
                .into(),
            Err(SampleError::Missing(_)) => Arc::default(),
            Err(error) => return Err(error),
        };
        *lock(&self.networks.samples) = Some(Arc::clone(&samples));
        Ok(samples)
    }

    /// The sample of this mRID.
    pub(super) async fn sample(&self, mrid: &str) -> Result<Option<Sample>, SampleError> {
        Ok(self.samples().await?.iter().find(|sample| sample.mrid == mrid).cloned())
    }

    /// What is shown of a sample, read only when this version has not read the same files before.
    pub(super) async fn sample_info(&self, sample: &Sample) -> Result<NetworkInfo, RequestError> {
        let key = format!("{SAMPLE_INFO}{}", sample.mrid);
        let version = env!("CARGO_PKG_VERSION");
        let kept = self.store.get(&key).await?;
        let kept = kept.and_then(|value| serde_json::from_slice::<KeptInfo>(&value).ok());
        if let Some(kept) = kept.filter(|kept| kept.version == version && kept.sample == *sample) {
            return Ok(kept.info);
        }
        let files = self.sample_files(sample).await?;
        let title = Title {
            mrid: sample.mrid.clone(),
            name: sample.name.clone(),
            description: sample.description.clone(),
            origin: NetworkOrigin::Sample,
        };
        let info = match self.read_model(ReadOrder { title, packs: false }, files).await? {
            Reading::Read { info, .. } => info,
            Reading::Unreadable(reason) => {
                return Err(SampleError::Unreachable { path: sample.folder.clone(), reason }.into());
            }
        };
        let kept = KeptInfo { version: version.to_owned(), sample: sample.clone(), info };
        if let Ok(value) = serde_json::to_vec(&kept) {
            // Unsaved it is held in memory, which is all this is for.
            self.store.put(&key, value).await.ok();
        }
        Ok(kept.info)
    }

    /// The files of a sample.
    pub(super) async fn sample_files(
        &self,
        sample: &Sample,
    ) -> Result<Arc<[ModelFile]>, SampleError> {
        let held = lock(&self.networks.held).iter().find(|(held, _)| held == sample).cloned();
        if let Some((_, files)) = held {
            return Ok(files);
        }
        let read = async |file: &String| {
            let path = format!("{}/{file}", sample.folder);
            Ok(ModelFile { path: file.clone(), content: self.host.samples.read(&path).await? })
        };
        let files: Arc<[ModelFile]> = try_join_all(sample.files.iter().map(read)).await?.into();
        let mut held = lock(&self.networks.held);
        held.push_back((sample.clone(), Arc::clone(&files)));
        while held.len() > HELD_SAMPLES {
            held.pop_front();
        }
        Ok(files)
    }
}
