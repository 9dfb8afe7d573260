//! What the programs of a benchmark tell each other, as JSON.

use serde::{Deserialize, Serialize};

/// One program's figures for one network. Times have one value for each repeat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Nodes of the equations that are solved.
    pub node_count: usize,
    /// Steps of the search after the initial state.
    pub step_count: u32,
    /// Power flows of the search, those that settled tap changers at the initial state among them.
    pub solve_count: u32,
    /// False when any power flow did not converge.
    pub converged: bool,
    /// Milliseconds from the scripts to a network.
    pub read_ms: Vec<f64>,
    /// Milliseconds from the network to equations ready to be solved again and again.
    pub prepare_ms: Vec<f64>,
    /// Milliseconds of the whole search, without reading and preparing.
    pub search_ms: Vec<f64>,
    /// Milliseconds of the power flows of all steps after the initial state, with nothing in between but setting the
    /// loads.
    pub solving_ms: Vec<f64>,
    /// Iterations of those power flows together.
    pub iteration_count: u64,
    /// Most memory in use up to the end of the first search in bytes, where the system tells.
    pub peak_bytes: Option<u64>,
    /// What the search found, by mRID of the group's head.
    pub groups: Vec<BoundGroup>,
}

/// How one capacity group ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BoundGroup {
    /// mRID of its head.
    pub head_mrid: String,
    /// Last step without a broken limit.
    pub valid_step: u32,
    /// Step of the broken limit; `None` when nothing bound the group.
    pub bound_at_step: Option<u32>,
}

/// A search in the words of a power flow program that knows no capacity groups.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// kW of generation that each customer of a free group gets more at each step.
    pub step_kw: f64,
    /// Most steps.
    pub max_steps: u32,
    /// Least LV voltage in V, phase to neutral.
    pub lv_min_v: f64,
    /// Greatest LV voltage in V, phase to neutral.
    pub lv_max_v: f64,
    /// Largest change of a voltage between iterations in pu at which a solution counts as found.
    pub tolerance_pu: f64,
    /// Most iterations of a power flow.
    pub max_iterations: u32,
    /// Most rounds of tap changes at the initial state.
    pub max_control_rounds: u32,
    /// Nominal voltages phase to phase in kV that occur in the network.
    pub voltage_bases_kv: Vec<f64>,
    /// Names of all energised nodes, `bus.1`.
    pub energised_nodes: Vec<String>,
    /// Capacity groups.
    pub groups: Vec<PlannedGroup>,
}

/// One capacity group of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedGroup {
    /// mRID of its head.
    pub head_mrid: String,
    /// Names of its customers' loads.
    pub loads: Vec<String>,
    /// Phase nodes whose voltage is checked, each with the neutral node that it is measured to, if any.
    pub checked_nodes: Vec<(String, Option<String>)>,
}
