//! Networks of the sender's own, which travel in a run's file: a link could not hold them.

use headroom_contract::operation::{Networks, OpenNetwork};
use headroom_contract::output::NetworkOrigin;
use js_sys::{Array, Uint8Array};
use web_sys::File;

use super::bundle::PackedNetwork;
use super::payload::SharedRun;
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
) -> Result<Vec<PackedNetwork>, BackendError> {
    let mut packed = Vec::with_capacity(mrids.len());
    for mrid in mrids {
        packed.push(PackedNetwork::new(mrid.clone(), &backend.network_zip(mrid).await?));
    }
    Ok(packed)
}

/// Opens those networks of a run's file that are not here yet, and points the run at them; answers how many were opened.
/// A server is sent none: nobody has asked for that.
pub(super) async fn bring_in(
    backend: Backend,
    networks: &[PackedNetwork],
    run: &mut SharedRun,
) -> Result<usize, NotBroughtIn> {
    let mut opened = 0;
    if networks.is_empty() || !backend.is_embedded() {
        return Ok(opened);
    }
    for network in networks {
        let unreadable = || NotBroughtIn::Unreadable(network.mrid.clone());
        let zip = network.zip().ok_or_else(unreadable)?;
        let mrid = if let Some(mrid) = same_here(backend, &network.mrid, &zip).await? {
            mrid
        } else {
            opened += 1;
            open(backend, &network.mrid, &zip).await?.ok_or_else(unreadable)?
        };
        run.rename_feeder(&network.mrid, &mrid);
    }
    Ok(opened)
}

/// The mRID here of a network with the same files, which may have been opened before under a number of its own.
async fn same_here(
    backend: Backend,
    name: &str,
    zip: &[u8],
) -> Result<Option<String>, BackendError> {
    for own in backend.run(&Networks {}).await? {
        let is_alike =
            own.origin == NetworkOrigin::Opened && (own.mrid == name || own.name == name);
        // One that cannot be had is not the same.
        if is_alike && backend.network_zip(&own.mrid).await.is_ok_and(|own| own == zip) {
            return Ok(Some(own.mrid));
        }
    }
    Ok(None)
}

/// Opens a network under a name, or under the name with a number where it is taken; answers its mRID.
async fn open(backend: Backend, name: &str, zip: &[u8]) -> Result<Option<String>, BackendError> {
    let path = format!("{name}.zip");
    let parts = Array::of1(&Uint8Array::from(zip));
    let file = File::new_with_u8_array_sequence(&parts, &path);
    let file = file.map_err(|_| BackendError::Unreadable)?;
    let operation = OpenNetwork { name: name.to_owned(), files: vec![None] };
    let opened = backend.run_with_files(&operation, vec![Upload { path, file }]).await?;
    Ok(opened.network.map(|network| network.mrid))
}
