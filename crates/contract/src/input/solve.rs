//! Power-flow options: `solve`.

use serde::{Deserialize, Serialize};

/// Which profiles a time refers to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HcSolveMode {
    /// Profiles of a year.
    #[default]
    Yearly,
    /// Profiles of a day.
    Daily,
}

/// Power-flow options, rarely changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcSolveConfigInput {
    /// Normal least voltage in pu; default 0.9.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub norm_v_min_pu: Option<f64>,
    /// Normal greatest voltage in pu; default 1.054.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub norm_v_max_pu: Option<f64>,
    /// Emergency least voltage in pu; default 0.8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emerg_v_min_pu: Option<f64>,
    /// Emergency greatest voltage in pu; default 1.1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emerg_v_max_pu: Option<f64>,
    /// Frequency in Hz; default 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_frequency: Option<i32>,
    /// Nominal voltages phase to phase in kV.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voltage_bases: Option<Vec<f64>>,
    /// Most iterations; default 25.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_iter: Option<i32>,
    /// Most rounds of controls; default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_control_iter: Option<i32>,
    /// Default yearly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<HcSolveMode>,
    /// Interval of profiles in minutes; default 30.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_size_minutes: Option<i32>,
}
