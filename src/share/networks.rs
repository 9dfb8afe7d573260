//! Networks of the sender's own, which travel in a run's file: a link could not hold them.

use headroom_contract::operation::{Networks, OpenNetwork};
use headroom_contract::output::NetworkOrigin;
use js_sys::Array;
use web_sys::{Blob, File};

use super::payload::SharedRun;
use super::run_file::{BroughtNetwork, same_bytes};
use crate::backend::{Backend, BackendError, Upload};

/// Why networks did not come with a run.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(super) enum NotBroughtIn {
    /// The workbench gave no answer.
    #[error(transparent)]
    Backend(#[from] BackendError),
    /// Its bytes were changed, or it is no model.
    #[error(
        "The network {0} in this file cannot be read: the file was changed on its way. Ask for it again"
    )]
    Unreadable(String),
}

/// The files of networks that only this browser has.
pub(super) async fn pack(
    backend: Backend,
    mrids: &[String],
) -> Result<Vec<BroughtNetwork>, BackendError> {
    let mut packed = Vec::with_capacity(mrids.len());
    for mrid in mrids {
        let zip = backend.network_zip(mrid).await?;
        packed.push(BroughtNetwork { mrid: mrid.clone(), zip });
    }
    Ok(packed)
}

/// Opens those networks of a run's file that are not here yet, and points the run at them; answers how many were opened.
/// A server is sent none: nobody has asked for that.
pub(super) async fn bring_in(
    backend: Backend,
    networks: &[BroughtNetwork],
    run: &mut SharedRun,
) -> Result<usize, NotBroughtIn> {
    let mut opened = 0;
    if networks.is_empty() || !backend.is_embedded() {
        return Ok(opened);
    }
    for BroughtNetwork { mrid: name, zip } in networks {
        let mrid = if let Some(mrid) = same_here(backend, name, zip).await? {
            mrid
        } else {
            opened += 1;
            let mrid = open(backend, name, zip).await?;
            mrid.ok_or_else(|| NotBroughtIn::Unreadable(name.clone()))?
        };
        run.rename_feeder(name, &mrid);
    }
    Ok(opened)
}

/// The mRID here of a network with the same files, which may have been opened before under a number of its own.
async fn same_here(
    backend: Backend,
    name: &str,
    zip: &Blob,
) -> Result<Option<String>, BackendError> {
    for own in backend.run(&Networks {}).await? {
        let is_alike =
            own.origin == NetworkOrigin::Opened && (own.mrid == name || own.name == name);
        if !is_alike {
            continue;
        }
        // One that cannot be had is not the same.
        let Ok(here) = backend.network_zip(&own.mrid).await else { continue };
        if same_bytes(&here, zip).await.map_err(|_| BackendError::Unreadable)? {
            return Ok(Some(own.mrid));
        }
    }
    Ok(None)
}

/// Opens a network under a name, or under the name with a number where it is taken; answers its mRID.
async fn open(backend: Backend, name: &str, zip: &Blob) -> Result<Option<String>, BackendError> {
    let path = format!("{name}.zip");
    let file = File::new_with_blob_sequence(&Array::of1(zip), &path);
    let file = file.map_err(|_| BackendError::Unreadable)?;
    let operation = OpenNetwork { name: name.to_owned(), files: vec![None] };
    let opened = backend.run_with_files(&operation, vec![Upload { path, file }]).await?;
    Ok(opened.network.map(|network| network.mrid))
}
