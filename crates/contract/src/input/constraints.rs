//! What stops the search: `constraints`. A block that is present is enabled.

use serde::{Deserialize, Serialize};

/// How an LV voltage is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LvConstraintMeasurementType {
    /// The magnitude of the solved state.
    #[default]
    Magnitude,
    /// A percentile over time; has no meaning for one state.
    Percentile,
}

/// Which rating counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicRatingBasis {
    /// Normal rating.
    #[default]
    Normal,
    /// Emergency rating.
    Emergency,
}

/// Limits of HV voltages in pu of nominal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicHvVoltageConstraintInput {
    /// Least voltage in pu; default 0.90.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_pu: Option<f64>,
    /// Greatest voltage in pu; default 1.054.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_pu: Option<f64>,
}

/// Limits of LV voltages in volts, phase to neutral.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicLvVoltageConstraintInput {
    /// Least voltage in V; default 216.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Greatest voltage in V; default 253.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Default magnitude.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measurement_type: Option<LvConstraintMeasurementType>,
}

/// Limit of loading in percent of a rating.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicThermalConstraintInput {
    /// Greatest loading in percent; default 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent_of_rating: Option<f64>,
    /// Default normal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating_basis: Option<IntrinsicRatingBasis>,
}

/// Voltage limits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicVoltageConstraintsInput {
    /// At HV nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hv: Option<IntrinsicHvVoltageConstraintInput>,
    /// At LV nodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lv: Option<IntrinsicLvVoltageConstraintInput>,
}

/// Thermal limits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicThermalConstraintsInput {
    /// Of HV lines and transformers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hv: Option<IntrinsicThermalConstraintInput>,
    /// Of distribution transformers and LV lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lv: Option<IntrinsicThermalConstraintInput>,
}

/// All limits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicConstraintsConfigInput {
    /// Voltage limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voltage: Option<IntrinsicVoltageConstraintsInput>,
    /// Thermal limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thermal: Option<IntrinsicThermalConstraintsInput>,
}
