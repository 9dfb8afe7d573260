//! Why a search ended where it did: the same search once more, for the sake of one group or one node, with every step
//! written down.
//!
//! Searches are deterministic, so what is seen here is what happened when the results were found.

mod repeat;
mod state;

pub use repeat::{GroupRepeat, NodeRepeat};

use super::result::{EquipmentType, Metric, Violation};
use crate::study::Band;

/// What became of one group's or node's search.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// kW added at each step: to every customer of full weight, or to the node.
    pub step_kw: f64,
    /// The limits that could end the search, each with the worst value of every step.
    pub traces: Vec<Trace>,
    /// The limit that ended it: of several, the one broken furthest. `None` when nothing did.
    pub binding: Option<Violation>,
    /// From the source to the asset of the binding, or to the group's transformer or the node where there is none.
    pub path: Vec<PathElement>,
    /// Voltages of the state in which it ended.
    pub profile: Profile,
}

/// One limit over the steps of a search.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Which limit.
    pub metric: Metric,
    /// The limit, in the metric's unit.
    pub limit: f64,
    /// The value nearest to or furthest beyond the limit at steps 0, 1, ..., in the metric's unit. A step that did not
    /// converge has none.
    pub values: Vec<f64>,
}

/// A line or transformer on the way from the source.
#[derive(Clone, Debug, PartialEq)]
pub struct PathElement {
    /// Its mRID.
    pub mrid: String,
    /// Its type.
    pub equipment_type: EquipmentType,
    /// Bus towards the source.
    pub from_bus: String,
    /// Bus at its other end.
    pub to_bus: String,
    /// Length in m, where the model states it.
    pub length_m: Option<f64>,
    /// True when the bus at its other end is LV.
    pub is_lv: bool,
}

/// Voltages along a feeder.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Phase to neutral in V (LV), or in pu of nominal (HV).
    pub unit: VoltageUnit,
    /// Limits in that unit, where they are checked.
    pub limits: Option<Band>,
    /// True when distances are in m; else the model states no lengths, and they count the lines passed.
    pub in_metres: bool,
    /// Every phase of every bus, by phase. What feeds a node stands before it.
    pub nodes: Vec<ProfileNode>,
}

/// Unit of a profile's voltages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoltageUnit {
    /// Volts, phase to neutral.
    Volts,
    /// Per unit of nominal.
    PerUnit,
}

/// One phase of a bus.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileNode {
    /// Bus.
    pub bus: String,
    /// `A`, `B` or `C`.
    pub phase: &'static str,
    /// From the transformer (LV) or the source (HV).
    pub distance: f64,
    /// Voltage in the profile's unit.
    pub voltage: f64,
    /// Position in the profile of the node that feeds it; `None` at the transformer or the source.
    pub fed_from: Option<usize>,
    /// mRIDs of the loads of the group connected to this phase.
    pub load_mrids: Vec<String>,
}
