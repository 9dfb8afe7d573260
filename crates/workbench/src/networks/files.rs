//! From files as they were chosen or kept to a model's files, and to its network.

use headroom_engine::network::Network;
use headroom_opendss::{Files, read_model};

use super::archive::{MAX_FILES, MAX_TOTAL_BYTES, UnpackError, is_archive, unpack};
use crate::order::positions;
use crate::solver::ModelFile;

/// The files as chosen, or those of a single ZIP.
pub(crate) fn gather(chosen: &[ModelFile]) -> Result<Files, UnpackError> {
    if let [single] = chosen
        && is_archive(&single.content)
    {
        return unpack(&single.content);
    }
    if chosen.len() > MAX_FILES {
        return Err(UnpackError::TooMany);
    }
    if chosen.iter().map(|file| file.content.len()).sum::<usize>() > MAX_TOTAL_BYTES {
        return Err(UnpackError::TooLarge);
    }
    // The order of a folder's files is the file system's: a fixed one makes the same model of the same folder.
    let order = positions(chosen.len(), &|a, b| chosen[a].path.cmp(&chosen[b].path));
    let file = |at: usize| (chosen[at].path.as_str(), chosen[at].content.as_slice());
    Ok(order.into_iter().map(file).collect())
}

/// The network of a model's files, or its first error.
pub(crate) fn read_network(files: &Files) -> Result<Network, String> {
    let model = read_model(files);
    let reason = || {
        let first = model.diagnostics.first().map(ToString::to_string);
        first.unwrap_or_else(|| "it has no circuit".to_owned())
    };
    model.network.ok_or_else(reason)
}
