//! Rows of the five result tables. Columns and their meaning are those of the Hosting Capacity Module; names are its
//! snake case in camel case. Times are UTC, period-ending; voltages are phase to neutral unless said otherwise.

use serde::{Deserialize, Serialize};

/// The limit that bound a group, joined to its row: of several, the one broken furthest in percent of its limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct BindingSummary {
    /// Which limit: `LV_VOLTAGE_MAX_V`, ...
    pub metric: String,
    /// mRID of the asset.
    pub conducting_equipment_mrid: String,
    /// Its type.
    pub conducting_equipment_type: String,
    /// Phase: A, B, C, or ABC.
    pub phase: String,
    /// Value that broke the limit, in the metric's unit.
    pub violating_value: f64,
    /// The limit, in the metric's unit.
    pub constraint_limit: f64,
    /// Step at which it broke.
    pub iteration: i32,
    /// Limits broken at that step, this one included.
    pub violation_count: i32,
}

/// A row of `lv_group_hosting_capacity`: a distribution transformer and every customer below it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct LvGroupHostingCapacity {
    /// Work package.
    pub work_package_id: String,
    /// Scenario.
    pub scenario: String,
    /// Instant of the initial state.
    pub timestamp: String,
    /// Feeder.
    pub feeder: String,
    /// mRID of the transformer.
    pub capacity_group_head_id: String,
    /// Type of the head.
    pub capacity_group_head_type: String,
    /// Terminal of the head.
    pub terminal_sequence_number: i32,
    /// Intrinsic mode of the run.
    pub mode: String,
    /// Initial state's mode.
    pub initial_condition_selector: String,
    /// Customers in the group.
    pub included_customer_count: i32,
    /// Largest addition in kW that every customer could get at once before a limit broke; the highest-weighted
    /// customer's when scaling applied.
    pub headroom_kw_per_customer: f64,
    /// True when nothing bound the group: the headroom is a lower bound.
    pub is_lower_bound: bool,
    /// Increments were weighted by existing import or export.
    pub addition_kw_scaling_applied: bool,
    /// What was added over the group at the last valid step, in kW.
    pub total_kw_added: f64,
    /// `export` or `import`.
    pub headroom_direction: String,
    /// To `binding_constraints`; empty when nothing bound.
    pub binding_id: Option<String>,
    /// False: the power flow did not converge at the binding step.
    pub convergence: bool,
    /// The group's load at the initial state in kW.
    pub total_base_net_import_kw: f64,
    /// The group's generation at the initial state in kW.
    pub total_base_net_export_kw: f64,
    /// What bound the group, from `constraint_violations`.
    pub binding: Option<BindingSummary>,
}

/// A row of `hv_node_headroom`: an HV node, tested alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct HvNodeHeadroom {
    /// Work package.
    pub work_package_id: String,
    /// Scenario.
    pub scenario: String,
    /// Instant of the initial state.
    pub timestamp: String,
    /// Feeder.
    pub feeder: String,
    /// Kind of node.
    pub location_type: String,
    /// mRID of the asset the node belongs to.
    pub conducting_equipment_mrid: String,
    /// Name of the asset.
    pub asset_name: String,
    /// Terminal's mRID: an OpenDSS model has none, so it is the asset's with the number of the terminal behind a `#`.
    pub terminal_mrid: String,
    /// Assets that meet there.
    pub associated_equipment_mrids: Vec<String>,
    /// Nominal voltage phase to phase in kV.
    pub nominal_voltage_kv: f64,
    /// Phases.
    pub phase_code: String,
    /// The feeder's load at the initial state in kW.
    pub total_base_net_import_kw: f64,
    /// The feeder's generation at the initial state in kW.
    pub total_base_net_export_kw: f64,
    /// Headroom in kW.
    pub available_headroom_kw: f64,
    /// True when nothing bound the node: the headroom is a lower bound.
    pub is_lower_bound: bool,
    /// `export` or `import`.
    pub headroom_direction: String,
    /// To `binding_constraints`; empty when nothing bound.
    pub binding_id: Option<String>,
    /// False: the power flow did not converge at the binding step.
    pub convergence: bool,
    /// What bound the node, from `constraint_violations`.
    pub binding: Option<BindingSummary>,
}

/// A row of `binding_constraints`: a pure join table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct BindingConstraint {
    /// Work package.
    pub work_package_id: String,
    /// Binding.
    pub binding_id: String,
    /// Violation.
    pub violation_id: String,
}

/// A row of `constraint_violations`: a limit that was broken at the breaching step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ConstraintViolation {
    /// Violation.
    pub violation_id: String,
    /// Binding.
    pub binding_id: String,
    /// Work package.
    pub work_package_id: String,
    /// Scenario.
    pub scenario: String,
    /// Instant of the initial state.
    pub timestamp: String,
    /// Feeder.
    pub feeder: String,
    /// Step; 0: at its limit before anything was added.
    pub iteration: i32,
    /// mRID of the asset.
    pub conducting_equipment_mrid: String,
    /// `PowerTransformer` or `AcLineSegment`.
    pub conducting_equipment_type: String,
    /// Terminal of the asset.
    pub terminal_sequence_number: i32,
    /// A, B, C, or ABC when balanced.
    pub phase: String,
    /// Which limit: `LV_VOLTAGE_MAX_V`, `LV_VOLTAGE_MIN_V`, `HV_VOLTAGE_MAX_PU`, `HV_VOLTAGE_MIN_PU`,
    /// `LV_THERMAL_PERCENT`, `HV_THERMAL_PERCENT`.
    pub metric: String,
    /// Value that broke the limit, in the metric's unit.
    pub violating_value: f64,
    /// The limit, in the metric's unit.
    pub constraint_limit: f64,
    /// Nominal voltage phase to phase in V, to turn pu into volts.
    pub v_base: f64,
}

/// A row of `customer_allocations`: a customer in a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct CustomerAllocation {
    /// Work package.
    pub work_package_id: String,
    /// Scenario.
    pub scenario: String,
    /// Instant of the initial state.
    pub timestamp: String,
    /// Feeder.
    pub feeder: String,
    /// mRID of the transformer.
    pub capacity_group_head_id: String,
    /// Type of the head.
    pub capacity_group_head_type: String,
    /// Terminal of the head.
    pub terminal_sequence_number: i32,
    /// mRID of the load.
    pub conducting_equipment_mrid: String,
    /// Usage point.
    pub usage_point_id: String,
    /// Net import at the initial state in kW, negative for export.
    pub initial_kw: f64,
    /// Addition at the last valid step in kW, negative for export.
    pub allocated_kw: f64,
    /// Weight of the customer, 1 when uniform.
    pub scaling_factor: f64,
    /// Power factor of the addition.
    pub power_factor: f64,
    /// Phases.
    pub customer_phase_code: String,
    /// Voltage of phase A at the binding step in V.
    pub customer_v_a_v: Option<f64>,
    /// Voltage of phase B at the binding step in V.
    pub customer_v_b_v: Option<f64>,
    /// Voltage of phase C at the binding step in V.
    pub customer_v_c_v: Option<f64>,
    /// Least of them in V.
    pub customer_v_min_v: Option<f64>,
    /// Greatest of them in V.
    pub customer_v_max_v: Option<f64>,
}
