//! Network variants: `variant`.

use serde::{Deserialize, Serialize};

/// How schedules of planned changes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VariantScheduleAssumption {
    /// As scheduled.
    Neutral,
    /// Later than scheduled.
    Conservative,
    /// Earlier than scheduled.
    Aggressive,
}

/// Which planned changes are included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcVariantConfigInput {
    /// Drivers to include.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_drivers: Option<Vec<String>>,
    /// Statuses to include.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_statuses: Option<Vec<String>>,
    /// Greatest conflict score accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_conflict_score: Option<i32>,
    /// How schedules are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule_assumption: Option<VariantScheduleAssumption>,
}
