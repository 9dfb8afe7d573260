//! What a solver tells of its task.

use headroom_contract::output::{Explanation, NetworkGeometry, NetworkInfo};
use headroom_engine::search::SearchProgress;
use serde::{Deserialize, Serialize};

use super::FileNews;
use super::packet::{self, PacketError};
use crate::results::Tables;

/// News of a task. The last report of a task ends it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub(crate) news: News,
    /// The ZIP of [`News::Network`], the tables of [`News::ResultFiles`], else empty.
    pub(crate) archive: Vec<u8>,
}

/// See [`Report`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum News {
    /// The model is built; its search is under way.
    Searching,
    /// How far the search is.
    Progress(Progress),
    /// Rows that were not told of before.
    Rows(FoundRows),
    /// The search has ended.
    Searched,
    /// The model is read, whatever its findings.
    Network {
        info: Box<NetworkInfo>,
        /// Why there is no ZIP though one was asked for.
        not_packed: Option<String>,
    },
    /// The result file that is read next.
    ReadingFile(String),
    /// What became of all result files, in their order.
    ResultFiles(Vec<FileNews>),
    /// Where everything of the network is.
    Located(Box<NetworkGeometry>),
    /// The repeated search has ended, and what was seen of it.
    Explained(Box<Explanation>),
    /// Why the task cannot be carried out, in plain words.
    Failed(String),
}

/// Where a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Progress {
    pub(crate) step: u32,
    pub(crate) max_steps: u32,
    /// Groups, or HV nodes, whose headroom is known.
    pub(crate) groups_bound: usize,
    /// Groups, or HV nodes.
    pub(crate) groups_total: usize,
    /// Power flows solved.
    pub(crate) solves: u32,
}

impl From<SearchProgress> for Progress {
    fn from(at: SearchProgress) -> Self {
        Self {
            step: at.step,
            max_steps: at.max_steps,
            groups_bound: at.groups_bound,
            groups_total: at.groups_total,
            solves: at.solves,
        }
    }
}

/// Rows of a feeder, and warnings in plain words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FoundRows {
    pub(crate) tables: Tables,
    pub(crate) warnings: Vec<String>,
}

impl Report {
    pub(super) fn new(news: News) -> Self {
        Self { news, archive: Vec::new() }
    }

    /// True when nothing comes after it.
    pub fn is_last(&self) -> bool {
        match self.news {
            News::Searching | News::Progress(_) | News::Rows(_) | News::ReadingFile(_) => false,
            News::Searched
            | News::Network { .. }
            | News::Explained(_)
            | News::Located(_)
            | News::ResultFiles(_)
            | News::Failed(_) => true,
        }
    }

    /// As bytes, for a workbench elsewhere.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PacketError> {
        packet::pack(&self.news, &[&self.archive])
    }

    /// The report that was written as these bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PacketError> {
        let (news, archive) = packet::unpack(bytes)?;
        Ok(Self { news, archive: archive.to_vec() })
    }
}
