//! How models are made and what is made of the results.

use serde::{Deserialize, Serialize};

use crate::input::{HcModelConfigInput, HcSolveConfigInput, HcVariantConfigInput, HcWriterType};

/// Which nodes' results are collected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcNodeLevelResultsConfigInput {
    /// Of every conductor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_all_conductors: Option<bool>,
    /// Of every energy consumer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_all_energy_consumers: Option<bool>,
    /// Of every switch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_all_switches: Option<bool>,
    /// Of every transformer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_all_transformers: Option<bool>,
    /// Currents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_current: Option<bool>,
    /// Powers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_power: Option<bool>,
    /// Voltages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collect_voltage: Option<bool>,
    /// mRIDs of single assets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mrids_to_collect: Option<Vec<String>>,
}

/// Which raw results are collected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcRawResultsConfigInput {
    /// Voltages at meters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_meter_voltages_raw: Option<bool>,
    /// Energy at meters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_meters_raw: Option<bool>,
    /// Overloads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overloads_raw: Option<bool>,
    /// A file for each meter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results_per_meter: Option<bool>,
    /// Voltages out of bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voltage_exceptions_raw: Option<bool>,
}

/// How models are made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcGeneratorConfigInput {
    /// Model options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<HcModelConfigInput>,
    /// Which nodes' results are collected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_level_results: Option<HcNodeLevelResultsConfigInput>,
    /// Which raw results are collected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw_results: Option<HcRawResultsConfigInput>,
    /// Power-flow options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solve: Option<HcSolveConfigInput>,
    /// Network variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<HcVariantConfigInput>,
}

/// Summaries by asset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcAssetLevelSummariesConfigInput {
    /// Voltages of conductors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conductor_voltage: Option<bool>,
    /// Thermal loading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thermal_loading: Option<bool>,
}

/// Metrics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcMetricsResultsConfigInput {
    /// Network performance metrics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculate_performance_metrics: Option<bool>,
}

/// Raw results that are stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcStoredResultsConfigInput {
    /// Voltages at meters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_meter_voltages_raw: Option<bool>,
    /// Energy at meters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_meters_raw: Option<bool>,
    /// Overloads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overloads_raw: Option<bool>,
    /// Voltages out of bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voltage_exceptions_raw: Option<bool>,
}

/// Enhanced metrics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcEnhancedMetricsConfigInput {
    /// Emissions.
    #[serde(rename = "calculateCO2", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "graphql", graphql(name = "calculateCO2"))]
    pub calculate_co2: Option<bool>,
    /// Emergency ratings, for generation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculate_emerg_for_gen_thermal: Option<bool>,
    /// Emergency ratings, for load.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculate_emerg_for_load_thermal: Option<bool>,
    /// Normal ratings, for generation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculate_normal_for_gen_thermal: Option<bool>,
    /// Normal ratings, for load.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculate_normal_for_load_thermal: Option<bool>,
    /// Constraints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub populate_constraints: Option<bool>,
    /// Duration curves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub populate_duration_curves: Option<bool>,
    /// Enhanced metrics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub populate_enhanced_metrics: Option<bool>,
    /// Profiles of enhanced metrics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub populate_enhanced_metrics_profile: Option<bool>,
    /// Weekly reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub populate_weekly_reports: Option<bool>,
}

/// What is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcWriterOutputConfigInput {
    /// Enhanced metrics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enhanced_metrics_config: Option<HcEnhancedMetricsConfigInput>,
}

/// Where results are written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcWriterConfigInput {
    /// What is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_writer_config: Option<HcWriterOutputConfigInput>,
    /// Kind of store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writer_type: Option<HcWriterType>,
}

/// What is made of the results.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcResultProcessorConfigInput {
    /// Summaries by asset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset_level_summaries: Option<HcAssetLevelSummariesConfigInput>,
    /// Metrics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics: Option<HcMetricsResultsConfigInput>,
    /// Raw results that are stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored_results: Option<HcStoredResultsConfigInput>,
    /// Where results are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writer_config: Option<HcWriterConfigInput>,
}
