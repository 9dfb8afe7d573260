//! What is done about constraints.

use serde::{Deserialize, Serialize};

/// How candidates are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CandidateGenerationType {
    /// By criteria.
    Criteria,
    /// By optimal taps.
    TapOptimization,
    /// Lines that are overloaded.
    ThermalLineUpgrade,
    /// Lines that drop too much voltage.
    VoltageLineUpgrade,
    /// Transformers that are overloaded.
    ThermalTransformerUpgrade,
}

/// Class of intervention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CandidateInterventionClass {
    /// Community batteries.
    CommunityBess,
    /// On-load tap changers at distribution transformers.
    DistributionTxOltc,
    /// LV STATCOMs.
    LvStatcoms,
    /// Better fixed taps.
    DistributionTapOptimization,
    /// Stronger lines, for loading.
    ThermalLineUpgrade,
    /// Stronger lines, for voltage.
    VoltageLineUpgrade,
    /// Stronger transformers.
    ThermalTransformerUpgrade,
}

/// How candidates are found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CandidateGenerationConfigInput {
    /// Threshold of the average spread of voltages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_voltage_spread_threshold: Option<i32>,
    /// Reduction by an upgrade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_upgrade_reduction_factor: Option<f64>,
    /// Value of export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub export_value: Option<f64>,
    /// Value of import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub import_value: Option<f64>,
    /// Effectiveness inside the measurement zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub internal_mz_effectiveness_factor: Option<f64>,
    /// Name of the criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intervention_criteria_name: Option<String>,
    /// Least average deviation in pu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_avg_abs_delta_pu: Option<f64>,
    /// Least length of a line in m.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_line_length_m: Option<f64>,
    /// Years looked ahead in sizing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sizing_lookahead_years: Option<i32>,
    /// Lower threshold of the tap's weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tap_weighting_factor_lower_threshold: Option<f64>,
    /// Upper threshold of the tap's weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tap_weighting_factor_upper_threshold: Option<f64>,
    /// Headroom aimed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_headroom_factor: Option<f64>,
    /// Loading aimed at in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_loading_pct: Option<f64>,
    /// Swing of voltage aimed at in pu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_voltage_swing_pu: Option<f64>,
    /// How.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "graphql", graphql(name = "type"))]
    pub candidate_type: CandidateGenerationType,
    /// Effectiveness upstream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_effectiveness_factor: Option<f64>,
    /// Threshold of the deviation in pu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voltage_delta_threshold_pu: Option<f64>,
    /// Hours above the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voltage_over_limit_hours_threshold: Option<i32>,
    /// Hours below the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voltage_under_limit_hours_threshold: Option<i32>,
}

/// A range of years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct YearRangeInput {
    /// Last year.
    pub max_year: i32,
    /// First year.
    pub min_year: i32,
}

/// Interventions to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CandidateInterventionConfigInput {
    /// Instances chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocation_instance_selection: Option<Vec<String>>,
    /// Most a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocation_limit_per_year: Option<f64>,
    /// Criteria of the allocation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate_allocation_criteria: Option<String>,
    /// How candidates are found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate_generation: Option<CandidateGenerationConfigInput>,
    /// Class of intervention.
    pub intervention_type: CandidateInterventionClass,
    /// Years it may be made in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year_range: Option<YearRangeInput>,
}

/// The regulator of dynamic voltage management.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DvmsRegulatorConfigInput {
    /// May go to the limit.
    pub allow_push_to_limit: bool,
    /// Most taps a step.
    pub max_tap_change_per_step: i32,
    /// Dead band in percent.
    pub pu_deadband_percent: f64,
    /// Set point in pu.
    pub pu_target: f64,
}

/// Dynamic voltage management.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DvmsConfigInput {
    /// Least voltage.
    pub lower_limit: f64,
    /// Percentile held against the least voltage.
    pub lower_percentile: f64,
    /// Most iterations.
    pub max_iterations: i32,
    /// The regulator.
    pub regulator_config: DvmsRegulatorConfigInput,
    /// Greatest voltage.
    pub upper_limit: f64,
    /// Percentile held against the greatest voltage.
    pub upper_percentile: f64,
}

/// Loads are reshaped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoadReshapingConfigInput {
    /// By which criteria.
    pub load_shape_criteria: String,
}

/// Shares of the phases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PhaseRebalanceProportionsInput {
    /// Of phase A.
    pub a: f64,
    /// Of phase B.
    pub b: f64,
    /// Of phase C.
    pub c: f64,
}

/// What is done about constraints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterventionConfigInput {
    /// Interventions to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate_intervention: Option<CandidateInterventionConfigInput>,
    /// Dynamic voltage management.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dvms: Option<DvmsConfigInput>,
    /// Loads are reshaped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_reshaping: Option<LoadReshapingConfigInput>,
    /// Work package whose constraints are looked at.
    pub parent_work_package_id: String,
    /// Shares of the phases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase_rebalance_proportions: Option<PhaseRebalanceProportionsInput>,
}
