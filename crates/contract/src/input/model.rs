//! Model options: `model`, all optional.

use serde::{Deserialize, Serialize};

use crate::scalar::LocalDateTime;

/// How a scenario's additions are given to customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HcFeederScenarioAllocationStrategy {
    /// At random, every year anew.
    Random,
    /// Each year adds to the one before.
    #[default]
    Additive,
}

/// What a load stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HcLoadPlacement {
    /// One for each energy consumer.
    PerEnergyConsumer,
    /// One for each usage point.
    #[default]
    PerUsagePoint,
}

/// Kinds of switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HcSwitchClass {
    /// Breaker.
    Breaker,
    /// Disconnector.
    Disconnector,
    /// Fuse.
    Fuse,
    /// Jumper.
    Jumper,
    /// Load-break switch.
    LoadBreakSwitch,
    /// Recloser.
    Recloser,
}

/// Control profiles of inverters by date of installation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcInverterControlConfigInput {
    /// Profile from the date on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_cut_off_profile: Option<String>,
    /// Profile before the date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_cut_off_profile: Option<String>,
    /// The date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_off_date: Option<LocalDateTime>,
}

/// Meters at switches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcSwitchMeterPlacementConfigInput {
    /// Kind of switch.
    pub meter_switch_class: HcSwitchClass,
    /// Regular expression on the switch's name.
    pub name_pattern: String,
}

/// Where meters are placed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcMeterPlacementConfigInput {
    /// At distribution transformers; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dist_transformers: Option<bool>,
    /// Group of customers' meters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy_consumer_meter_group: Option<String>,
    /// At the feeder's head; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeder_head: Option<bool>,
    /// At switches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub switch_meter_placement_configs: Option<Vec<HcSwitchMeterPlacementConfigInput>>,
}

/// How the network model is built. Left-out fields take the server's documented defaults.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HcModelConfigInput {
    /// The run serves a calibration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibration: Option<bool>,
    /// Delay of closed-loop control in s; default 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_loop_time_delay: Option<i32>,
    /// Band of closed-loop control in percent; default 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_loop_v_band: Option<f64>,
    /// Voltage limit of closed-loop control in pu; default 1.1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_loop_v_limit: Option<f64>,
    /// Closed-loop voltage control; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_loop_v_reg_enabled: Option<bool>,
    /// Replace existing regulators; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_loop_v_reg_replace_all: Option<bool>,
    /// Set point of closed-loop control, times nominal; default 0.985.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_loop_v_reg_set_point: Option<f64>,
    /// Collapse LV networks onto their transformers; default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collapse_lv_networks: Option<bool>,
    /// Join nodes of negligible impedance; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collapse_negligible_impedances: Option<bool>,
    /// Collapse SWER networks; default false.
    #[serde(rename = "collapseSWER", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "graphql", graphql(name = "collapseSWER"))]
    pub collapse_swer: Option<bool>,
    /// Join lines of one kind in series; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub combine_common_impedances: Option<bool>,
    /// Factor on current transformers' primary ratings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ct_prim_scaling_factor: Option<f64>,
    /// Default generation in var: a day or a year of values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_gen_var: Option<Vec<f64>>,
    /// Default generation in W: a day or a year of values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_gen_watts: Option<Vec<f64>>,
    /// Default load in var: a day or a year of values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_load_var: Option<Vec<f64>>,
    /// Default load in W: a day or a year of values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_load_watts: Option<Vec<f64>>,
    /// Default band of tap changers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_tap_changer_band: Option<f64>,
    /// Default set point of tap changers in pu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_tap_changer_set_point_pu: Option<f64>,
    /// Default delay of tap changers in s.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_tap_changer_time_delay: Option<i32>,
    /// Emergency rating over normal rating; default 1.5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emerg_amp_scaling: Option<f64>,
    /// How scenarios are allocated to customers; default additive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeder_scenario_allocation_strategy: Option<HcFeederScenarioAllocationStrategy>,
    /// Scale down customers that overload their transformer; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_overloading_consumers: Option<bool>,
    /// Make large single-phase loads three-phase; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_single_phase_loads: Option<bool>,
    /// Enlarge undersized LV lines; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_undersized_lv_lines: Option<bool>,
    /// Enlarge undersized service lines; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_undersized_service_lines: Option<bool>,
    /// Voltage in pu above which generation turns constant-impedance; default 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gen_v_max_pu: Option<f64>,
    /// Voltage in pu below which generation turns constant-impedance; default 0.7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gen_v_min_pu: Option<f64>,
    /// Control profiles of inverters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inverter_control_config: Option<HcInverterControlConfigInput>,
    /// Interval of load data in h; default 0.5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_interval_length_hours: Option<f64>,
    /// Load model 1 to 7; default 1, constant power.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_model: Option<i32>,
    /// What a load stands for; default each usage point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_placement: Option<HcLoadPlacement>,
    /// Voltage in pu above which load turns constant-impedance; default 1.15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_v_max_pu: Option<f64>,
    /// Voltage in pu below which load turns constant-impedance; default 0.8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_v_min_pu: Option<f64>,
    /// Greatest generation over transformer rating; default 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_gen_tx_ratio: Option<f64>,
    /// Greatest load over LV line rating; default 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_load_lv_line_ratio: Option<f64>,
    /// Greatest load over service line rating; default 1.5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_load_service_line_ratio: Option<f64>,
    /// Greatest load over transformer rating; default 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_load_tx_ratio: Option<f64>,
    /// Greatest single-phase load in W; default 30,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_single_phase_load: Option<f64>,
    /// Where meters are placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meter_placement_config: Option<HcMeterPlacementConfigInput>,
    /// Negligible HV impedance in ohm; default 0.001.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negligible_impedance_min_hv_threshold: Option<f64>,
    /// Negligible LV impedance in ohm; default 0.0001.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negligible_impedance_min_lv_threshold: Option<f64>,
    /// Power factor of base exports; default as the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_factor_base_exports: Option<f64>,
    /// Power factor of base imports; default as the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_factor_base_imports: Option<f64>,
    /// Power factor of forecast PV; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_factor_forecast_pv: Option<f64>,
    /// Ratings this many percent apart count as equal when lines are joined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating_threshold: Option<f64>,
    /// Seed of random choices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<i32>,
    /// Simplify the network; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simplify_network: Option<bool>,
    /// Sequence impedances this many percent apart count as equal when lines are joined.
    #[serde(rename = "simplifyPLSIThreshold", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "graphql", graphql(name = "simplifyPLSIThreshold"))]
    pub simplify_plsi_threshold: Option<f64>,
    /// Load loss of split-phase transformers in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split_phase_default_load_loss_percentage: Option<f64>,
    /// LV voltage of split-phase transformers in kV; default 0.25.
    #[serde(rename = "splitPhaseLVKV", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "graphql", graphql(name = "splitPhaseLVKV"))]
    pub split_phase_lvkv: Option<f64>,
    /// Pairs of SWER and line voltage in V.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub swer_voltage_to_line_voltage: Option<Vec<Vec<i32>>>,
    /// Name of a calibrated set of taps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transformer_tap_settings: Option<String>,
    /// Use the rating of every span; default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_span_level_threshold: Option<bool>,
    /// Source voltage in pu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vm_pu: Option<f64>,
    /// Fill missing load from a window of neighbouring days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window_fill_missing_load: Option<bool>,
}
