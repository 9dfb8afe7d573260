//! What a solver is asked for.

use std::sync::Arc;

use headroom_contract::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::packet::{self, PacketError};
use crate::networks::Title;

/// A file of a network model, or of result tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ModelFile {
    /// Path inside the folder that it came in.
    pub(crate) path: String,
    pub(crate) content: Vec<u8>,
}

/// Something that takes long, with all that it takes.
#[derive(Clone, Debug)]
pub struct Task {
    pub(crate) order: Order,
    /// The model's files, or a single ZIP of them; or result files.
    pub(crate) files: Arc<[ModelFile]>,
}

/// What is to be done with files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Order {
    /// To see what is in it.
    Read(ReadOrder),
    /// To see where everything of the network of this mRID is.
    Locate(String),
    /// To read result tables.
    ReadResults,
    /// To search the headroom of its LV groups.
    SearchLv(Box<LvOrder>),
    /// To search the headroom of its HV nodes.
    SearchHv(Box<HvOrder>),
    /// To repeat a search for the sake of one of its results.
    Explain(Box<ExplainOrder>),
}

/// See [`Order::Read`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ReadOrder {
    pub(crate) title: Title,
    /// Whether the files come back as a ZIP, if the model can be run.
    pub(crate) packs: bool,
}

/// See [`Order::SearchLv`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LvOrder {
    pub(crate) work_package_id: Uuid,
    pub(crate) feeder: String,
    pub(crate) input: IntrinsicWorkPackageInput,
}

/// See [`Order::SearchHv`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct HvOrder {
    pub(crate) work_package_id: Uuid,
    pub(crate) feeder: String,
    pub(crate) input: HvNodeHeadroomWorkPackageInput,
}

/// See [`Order::Explain`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum ExplainOrder {
    /// An LV group.
    Group {
        feeder: String,
        input: IntrinsicWorkPackageInput,
        head_mrid: String,
        /// Where two groups hang on one transformer.
        terminal_sequence_number: Option<u32>,
    },
    /// An HV node.
    Node {
        feeder: String,
        input: HvNodeHeadroomWorkPackageInput,
        equipment_mrid: String,
        terminal_sequence_number: u32,
    },
}

/// A task without the content of its files.
#[derive(Serialize, Deserialize)]
struct Header<O> {
    order: O,
    /// Path and length of each file.
    files: Vec<(String, usize)>,
}

impl Task {
    /// As bytes, for a solver elsewhere.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PacketError> {
        let Self { order, files } = self;
        let lengths = files.iter().map(|file| (file.path.clone(), file.content.len())).collect();
        let contents: Vec<&[u8]> = files.iter().map(|file| file.content.as_slice()).collect();
        packet::pack(&Header { order, files: lengths }, &contents)
    }

    /// The task that was written as these bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PacketError> {
        let (Header { order, files: lengths }, mut rest) = packet::unpack(bytes)?;
        let mut files = Vec::with_capacity(lengths.len());
        for (path, length) in lengths {
            let (content, after) = rest.split_at_checked(length).ok_or(PacketError::Length)?;
            files.push(ModelFile { path, content: content.to_vec() });
            rest = after;
        }
        if !rest.is_empty() {
            return Err(PacketError::Length);
        }
        Ok(Self { order, files: files.into() })
    }
}
