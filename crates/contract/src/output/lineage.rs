//! How long a work package took, and what it was made from.

use serde::{Deserialize, Serialize};

use super::HcWorkPackage;

/// Times of a work package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct WorkPackageStats {
    /// When it was submitted, UTC, ISO 8601.
    pub created_at: Option<String>,
    /// When it ended.
    pub completed_at: Option<String>,
    /// Seconds from submission to the end, or to now before the end.
    pub duration: Option<f64>,
}

/// The family of a work package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct WorkPackageTree {
    /// What it was made from, the nearest first.
    pub ancestors: Vec<HcWorkPackage>,
    /// What was made from it, the latest first.
    pub children: Vec<HcWorkPackage>,
}
