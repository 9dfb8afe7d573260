//! What a search answers, feeder by feeder; the workbench turns it into the result tables.

use std::fmt;

use crate::study::{HvNodeKind, StudyTime};

/// Where a running search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchProgress {
    /// Step solved last; 0 is the initial state.
    pub step: u32,
    /// Most steps.
    pub max_steps: u32,
    /// Groups whose headroom is known.
    pub groups_bound: usize,
    /// Groups.
    pub groups_total: usize,
    /// Power flows solved.
    pub solves: u32,
}

/// Results of one feeder. While the search runs it holds the groups bound so far; they do not change any more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LvResults {
    /// Instant of the initial state where it was looked for (peak modes) or given (fixed time).
    pub instant: Option<StudyTime>,
    /// Groups, by mRID of their head.
    pub groups: Vec<GroupResult>,
    /// Broken limits, by binding.
    pub violations: Vec<Violation>,
    /// Customers of those groups, by group and then by mRID.
    pub customers: Vec<CustomerResult>,
    /// What a person should know, in plain words.
    pub warnings: Vec<String>,
}

/// Results of an HV node study of one feeder. While the search runs it holds the nodes tested so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HvResults {
    /// Instant of the initial state where it was looked for (peak modes) or given (fixed time).
    pub instant: Option<StudyTime>,
    /// Nodes, by mRID of their equipment.
    pub nodes: Vec<HvNodeResult>,
    /// Broken limits, by binding.
    pub violations: Vec<Violation>,
    /// Sum of the feeder's net import at the initial state in kW.
    pub base_net_import_kw: f64,
    /// Sum of the feeder's net export at the initial state in kW.
    pub base_net_export_kw: f64,
    /// What a person should know, in plain words.
    pub warnings: Vec<String>,
}

/// Headroom of one HV node, tested alone.
#[derive(Clone, Debug, PartialEq)]
pub struct HvNodeResult {
    /// Kind of node.
    pub kind: HvNodeKind,
    /// mRID of the equipment that it is a terminal of.
    pub equipment_mrid: String,
    /// Name of that equipment, without its class.
    pub equipment_name: String,
    /// Terminal, from 1.
    pub terminal_sequence_number: u32,
    /// mRIDs of what else meets there.
    pub associated_mrids: Vec<String>,
    /// Nominal voltage phase to phase in kV.
    pub nominal_kv: f64,
    /// Phases: `ABC`, `AB`, ...
    pub phase_code: String,
    /// Headroom in kW.
    pub headroom_kw: f64,
    /// Binding, `None` when nothing bound the node.
    pub binding: Option<u32>,
    /// False when the power flow did not converge at the binding step.
    pub converged: bool,
}

/// Headroom of one capacity group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupResult {
    /// mRID of the distribution transformer that heads it.
    pub head_mrid: String,
    /// Terminal of the head that the group hangs on, from 1.
    pub terminal_sequence_number: u32,
    /// Customers in it.
    pub customer_count: usize,
    /// Headroom in kW for each customer.
    pub headroom_kw_per_customer: f64,
    /// Additions were weighted.
    pub scaled: bool,
    /// Sum of the additions at the last valid step, in kW.
    pub total_kw_added: f64,
    /// Binding, `None` when nothing bound the group.
    pub binding: Option<u32>,
    /// False when the power flow did not converge at the binding step.
    pub converged: bool,
    /// Sum of the customers' net import at the initial state in kW.
    pub base_net_import_kw: f64,
    /// Sum of the customers' net export at the initial state in kW.
    pub base_net_export_kw: f64,
}

/// A limit that was broken when something was bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// Binding that it belongs to; unique within the feeder.
    pub binding: u32,
    /// Step.
    pub iteration: u32,
    /// mRID of the line or transformer.
    pub equipment_mrid: String,
    /// Its type.
    pub equipment_type: EquipmentType,
    /// Terminal of it, from 1.
    pub terminal_sequence_number: u32,
    /// `A`, `B`, `C`, or `ABC` for a total.
    pub phase: &'static str,
    /// Which limit.
    pub metric: Metric,
    /// Value, in the metric's unit.
    pub value: f64,
    /// Limit, in the metric's unit.
    pub limit: f64,
    /// Nominal voltage phase to phase in V.
    pub v_base_v: f64,
}

impl Violation {
    /// How far the value is beyond its limit, as a fraction of the limit.
    fn excess(&self) -> f64 {
        (self.value - self.limit).abs() / self.limit.abs().max(f64::MIN_POSITIVE)
    }

    /// Of limits that broke together, the one broken furthest in percent of its value: the last of equals.
    pub fn furthest<'a>(violations: impl IntoIterator<Item = &'a Self>) -> Option<&'a Self> {
        violations.into_iter().max_by(|a, b| a.excess().total_cmp(&b.excess()))
    }
}

/// One customer of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerResult {
    /// Position of its group in [`LvResults::groups`].
    pub group: usize,
    /// mRID of the load.
    pub load_mrid: String,
    /// Net import at the initial state in kW, negative for export.
    pub initial_kw: f64,
    /// Addition at the last valid step in kW, negative for export.
    pub allocated_kw: f64,
    /// Weight, 1 when uniform.
    pub scaling_factor: f64,
    /// Power factor of the addition.
    pub power_factor: f64,
    /// Phases it is connected to: `A`, `BC`, `ABC`, ...
    pub phase_code: String,
    /// Voltages of phases A, B and C in V at the step at which its group was bound; `None` for a phase it lacks.
    pub voltages_v: [Option<f64>; 3],
}

/// Type of an asset, in the words of the Common Information Model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EquipmentType {
    /// A line, cable or switch.
    AcLineSegment,
    /// A transformer.
    PowerTransformer,
}

impl fmt::Display for EquipmentType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AcLineSegment => "AcLineSegment",
            Self::PowerTransformer => "PowerTransformer",
        })
    }
}

/// Which limit was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// LV voltage above its limit, in V phase to neutral.
    LvVoltageMaxV,
    /// LV voltage below its limit, in V phase to neutral.
    LvVoltageMinV,
    /// HV voltage above its limit, in pu.
    HvVoltageMaxPu,
    /// HV voltage below its limit, in pu.
    HvVoltageMinPu,
    /// LV loading above its limit, in percent.
    LvThermalPercent,
    /// HV loading above its limit, in percent.
    HvThermalPercent,
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LvVoltageMaxV => "LV_VOLTAGE_MAX_V",
            Self::LvVoltageMinV => "LV_VOLTAGE_MIN_V",
            Self::HvVoltageMaxPu => "HV_VOLTAGE_MAX_PU",
            Self::HvVoltageMinPu => "HV_VOLTAGE_MIN_PU",
            Self::LvThermalPercent => "LV_THERMAL_PERCENT",
            Self::HvThermalPercent => "HV_THERMAL_PERCENT",
        })
    }
}
