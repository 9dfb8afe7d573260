//! Networks as they were read.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use headroom_engine::network::Network;

use super::ModelFile;
use crate::networks::{gather, read_network};
use crate::sync::lock;

/// How many networks are held.
const HELD: usize = 2;

/// The networks that were read last, found by all of their files' bytes: reading takes longer than many a search.
#[derive(Debug, Default)]
pub struct HeldNetworks(Mutex<VecDeque<Held>>);

#[derive(Debug)]
struct Held {
    files: Arc<[ModelFile]>,
    network: Arc<Network>,
}

impl HeldNetworks {
    /// The network of a model's files, or why it cannot be read.
    pub(super) fn network(&self, files: &Arc<[ModelFile]>) -> Result<Arc<Network>, String> {
        let held = lock(&self.0)
            .iter()
            .find(|held| held.files == *files)
            .map(|held| Arc::clone(&held.network));
        if let Some(network) = held {
            return Ok(network);
        }
        let files_by_path = gather(files).map_err(|error| error.to_string())?;
        let network = Arc::new(read_network(&files_by_path)?);
        self.hold(Arc::clone(files), Arc::clone(&network));
        Ok(network)
    }

    /// Holds a network that was read from these files.
    pub(super) fn hold(&self, files: Arc<[ModelFile]>, network: Arc<Network>) {
        let mut held = lock(&self.0);
        held.push_back(Held { files, network });
        while held.len() > HELD {
            held.pop_front();
        }
    }
}
