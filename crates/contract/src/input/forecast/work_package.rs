//! The whole input of a forecast or intervention work package, and the feeders, years and times it covers.

use serde::{Deserialize, Serialize};

use crate::input::{HcGeneratorConfigInput, HcResultProcessorConfigInput, InterventionConfigInput};
use crate::scalar::LocalDateTime;

/// A load that is not as the data has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FixedTimeLoadOverrideInput {
    /// Generation in var.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gen_var_override: Option<Vec<f64>>,
    /// Generation in W.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gen_watts_override: Option<Vec<f64>>,
    /// Load.
    pub load_id: String,
    /// Load in var.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_var_override: Option<Vec<f64>>,
    /// Load in W.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_watts_override: Option<Vec<f64>>,
}

/// One instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FixedTimeInput {
    /// The instant.
    pub load_time: LocalDateTime,
    /// Loads that are not as the data has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overrides: Option<Vec<FixedTimeLoadOverrideInput>>,
}

/// A load that is not as the data has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TimePeriodLoadOverrideInput {
    /// Generation in var, value by value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gen_var_override: Option<Vec<f64>>,
    /// Generation in W, value by value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gen_watts_override: Option<Vec<f64>>,
    /// Load.
    pub load_id: String,
    /// Load in var, value by value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_var_override: Option<Vec<f64>>,
    /// Load in W, value by value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_watts_override: Option<Vec<f64>>,
}

/// A period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TimePeriodInput {
    /// Its end.
    pub end_time: LocalDateTime,
    /// Loads that are not as the data has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overrides: Option<Vec<TimePeriodLoadOverrideInput>>,
    /// Its start.
    pub start_time: LocalDateTime,
}

/// Years, scenarios and times of one feeder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FeederConfigInput {
    /// mRID of the feeder.
    pub feeder: String,
    /// One instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_time: Option<FixedTimeInput>,
    /// Scenarios.
    pub scenarios: Vec<String>,
    /// A period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_period: Option<TimePeriodInput>,
    /// Forecast years.
    pub years: Vec<i32>,
}

/// Feeders, each with its own years, scenarios and times.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FeederConfigsInput {
    /// One for each feeder.
    pub configs: Vec<FeederConfigInput>,
}

/// Years, scenarios and times of all feeders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForecastConfigInput {
    /// mRIDs of the feeders.
    pub feeders: Vec<String>,
    /// One instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_time: Option<FixedTimeInput>,
    /// Scenarios.
    pub scenarios: Vec<String>,
    /// A period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_period: Option<TimePeriodInput>,
    /// Forecast years.
    pub years: Vec<i32>,
}

/// Options of the executor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcExecutorConfigInput {
    /// As the executor reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A forecast or intervention work package. This product checks and runs none; the types are here for whole clients.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkPackageInput {
    /// Options of the executor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub executor_config: Option<HcExecutorConfigInput>,
    /// Years, scenarios and times feeder by feeder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeder_configs: Option<FeederConfigsInput>,
    /// Years, scenarios and times, the same for all feeders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forecast_config: Option<ForecastConfigInput>,
    /// How models are made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator_config: Option<HcGeneratorConfigInput>,
    /// What is done about constraints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intervention: Option<InterventionConfigInput>,
    /// Check the results' quality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_assurance_processing: Option<bool>,
    /// What is made of the results.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_processor_config: Option<HcResultProcessorConfigInput>,
}
