//! What is studied: `syf`, the feeders, the year and the scenario.

use serde::{Deserialize, Serialize};

/// Feeders, year and scenario. Each feeder is one job.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicSyfConfigInput {
    /// mRIDs of the feeders, each solved on its own.
    pub feeders: Vec<String>,
    /// Forecast year.
    pub year: i32,
    /// Scenario; `base` when in doubt.
    pub scenario: String,
}
