//! Reading a model to see what is in it.

use std::sync::Arc;

use headroom_opendss::read_model;

use super::{HeldNetworks, ModelFile, News, ReadOrder, Report};
use crate::networks::{gather, info, is_error, pack};

/// The file name of a ZIP that was made here; nothing reads it.
const ARCHIVE: &str = "model.zip";

/// Reads a model; the network is held for the search that may follow.
pub(super) fn read(order: ReadOrder, files: &Arc<[ModelFile]>, held: &HeldNetworks) -> Report {
    let gathered = match gather(files) {
        Ok(gathered) => gathered,
        Err(error) => return Report::new(News::Failed(error.to_string())),
    };
    let model = read_model(&gathered);
    let info = Box::new(info(order.title, &model));
    let mut archive = Vec::new();
    let mut not_packed = None;
    let mut held_files = Arc::clone(files);
    if order.packs && !info.diagnostics.iter().any(is_error) {
        match pack(&gathered) {
            Ok(packed) => {
                archive = packed;
                // A search will be given what was packed.
                held_files = [archive_of(archive.clone())].into();
            }
            Err(error) => not_packed = Some(error.to_string()),
        }
    }
    if let Some(network) = model.network {
        held.hold(held_files, Arc::new(network));
    }
    Report { news: News::Network { info, not_packed }, archive }
}

/// An opened network's files, as they are kept.
pub(crate) fn archive_of(content: Vec<u8>) -> ModelFile {
    ModelFile { path: ARCHIVE.to_owned(), content }
}
