//! Two runs side by side.

use serde::{Deserialize, Serialize};

use crate::scalar::Long;

/// What became of a place from one run to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ResultChange {
    /// Its headroom is the same, and so is whether anything binds it.
    Same,
    /// It has more headroom, and is bound or free as before.
    More,
    /// It has less headroom, and is bound or free as before.
    Less,
    /// Nothing bound it in the first run; something does in the second.
    NewlyLimited,
    /// Something bound it in the first run; nothing does in the second.
    NewlyFree,
    /// Only the first run has a result for it.
    OnlyFirst,
    /// Only the second run has a result for it.
    OnlySecond,
}

/// What stands for a metric in [`ComparedResult`] where the power flow did not converge.
pub const NOT_CONVERGED: &str = "NOT_CONVERGED";

/// A capacity group or HV node in two runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ComparedResult {
    /// mRID of the group's transformer, or of the node's terminal.
    pub place: String,
    /// Feeder.
    pub feeder: String,
    /// What became of it.
    pub change: ResultChange,
    /// Headroom in the first run in kW: per customer of a group, or of a node.
    pub first_kw: Option<f64>,
    /// Headroom in the second run in kW.
    pub second_kw: Option<f64>,
    /// Second minus first in kW, where both have a result.
    pub difference_kw: Option<f64>,
    /// Metric of the limit that bound it in the first run, or [`NOT_CONVERGED`].
    pub first_metric: Option<String>,
    /// Metric of the limit that bound it in the second run, or [`NOT_CONVERGED`].
    pub second_metric: Option<String>,
}

impl ComparedResult {
    /// Names that a comparison can be sorted by.
    pub const SORTABLE: [&str; 7] =
        ["place", "feeder", "firstKw", "secondKw", "differenceKw", "firstMetric", "secondMetric"];
}

/// How many places changed in a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultChangeCount {
    /// The way.
    pub change: ResultChange,
    /// Places.
    pub count: i32,
}

/// A page of places in two runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultComparison {
    /// Places that match.
    pub total_count: Long,
    /// Position of the first of the page.
    pub offset: Long,
    /// The page.
    pub rows: Vec<ComparedResult>,
    /// Feeders of all places, in ascending order.
    pub feeders: Vec<String>,
    /// All places by what became of them, each way once that occurs.
    pub changes: Vec<ResultChangeCount>,
}
