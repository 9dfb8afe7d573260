//! Why a search ended where it did: what its repetition shows (this product's own).

use serde::{Deserialize, Serialize};

/// What became of the search of one group or node.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// kW added at each step: to every customer of full weight, or to the node.
    pub step_kw: f64,
    /// Step at which a limit broke; empty when nothing bound.
    pub binding_iteration: Option<i32>,
    /// Metric of the limit that bound: of several, the one broken furthest.
    pub binding_metric: Option<String>,
    /// The limits that could end the search, with the worst value of every step.
    pub traces: Vec<SearchTrace>,
    /// From the source to the asset that bound, or to the group's transformer or the node where nothing did.
    pub path: Vec<PathElement>,
    /// Voltages of the state in which the search ended.
    pub profile: VoltageProfile,
}

/// One limit over the steps of a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct SearchTrace {
    /// Which limit, as in `constraint_violations`.
    pub metric: String,
    /// The limit, in the metric's unit.
    pub constraint_limit: f64,
    /// The value nearest to the limit or furthest beyond it at steps 0, 1, ..., in the metric's unit.
    pub values: Vec<f64>,
}

/// A line or transformer on the way from the source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct PathElement {
    /// Its mRID.
    pub conducting_equipment_mrid: String,
    /// `PowerTransformer` or `AcLineSegment`.
    pub conducting_equipment_type: String,
    /// Bus towards the source.
    pub from_bus: String,
    /// Bus at its other end.
    pub to_bus: String,
    /// Length in m, where the model states it.
    pub length_m: Option<f64>,
    /// True when the bus at its other end is LV.
    pub is_lv: bool,
}

/// Unit of the voltages of a profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VoltageUnit {
    /// Phase to neutral in V.
    #[default]
    Volts,
    /// In pu of nominal.
    PerUnit,
}

/// Voltages along a feeder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct VoltageProfile {
    /// Unit of all voltages here.
    pub unit: VoltageUnit,
    /// Lower limit, where it is checked.
    pub min: Option<f64>,
    /// Upper limit, where it is checked.
    pub max: Option<f64>,
    /// True when distances are in m; else the model states no lengths, and they count the lines passed.
    pub in_metres: bool,
    /// Every phase of every bus.
    pub nodes: Vec<ProfileNode>,
}

/// One phase of a bus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ProfileNode {
    /// Bus.
    pub bus: String,
    /// A, B or C.
    pub phase: String,
    /// From the transformer (LV) or the source (HV).
    pub distance: f64,
    /// Voltage in the profile's unit.
    pub voltage: f64,
    /// Position among the nodes of the one that feeds it; empty at the transformer or the source.
    pub fed_from: Option<i32>,
    /// mRIDs of the group's loads on this phase.
    pub load_mrids: Vec<String>,
}
