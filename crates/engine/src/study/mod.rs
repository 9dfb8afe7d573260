//! What a study asks: initial state, addition, limits, and the time they refer to.

mod time;

pub use time::StudyTime;

use crate::network::{LoadModel, VoltageWindow};

/// A whole LV study of one feeder.
#[derive(Clone, Debug, PartialEq)]
pub struct LvStudy {
    /// The instant that dates the study where its initial state does not say one; profiles of additions are read there.
    pub start_time: StudyTime,
    /// Step 0.
    pub initial_state: InitialState,
    /// Steps.
    pub steps: Steps,
    /// What is added.
    pub addition: Addition,
    /// How it is shared.
    pub allocation: Allocation,
    /// What stops the search; a limit that is `None` is not checked.
    pub limits: Limits,
    /// How the power flow is solved.
    pub power_flow: PowerFlowOptions,
}

/// A whole HV node study of one feeder: how much one node alone can take.
#[derive(Clone, Debug, PartialEq)]
pub struct HvStudy {
    /// The instant that dates the study where its initial state does not say one; profiles of additions are read there.
    pub start_time: StudyTime,
    /// Step 0.
    pub initial_state: InitialState,
    /// kW that a node gets more at each step.
    pub step_kw_per_node: f64,
    /// Most steps for each node.
    pub max_steps_per_node: u32,
    /// Which nodes are tested.
    pub kinds: Vec<HvNodeKind>,
    /// What is added.
    pub addition: Addition,
    /// What stops a node's search; LV limits, where given, are those of the whole feeder.
    pub limits: Limits,
    /// How the power flow is solved.
    pub power_flow: PowerFlowOptions,
}

/// Kinds of HV node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HvNodeKind {
    /// The HV terminal of a distribution transformer.
    TransformerTerminal,
    /// The source side of an HV switch.
    SwitchUpstreamTerminal,
    /// A bus where three or more energised HV lines meet.
    LineTee,
}

/// The state of every customer at step 0.
#[derive(Clone, Debug, PartialEq)]
pub enum InitialState {
    /// No load, no generation.
    ZeroLoad,
    /// The same load and generation at every customer; both consume vars when positive.
    FixedLoad {
        /// W of load.
        load_w: f64,
        /// var that the load consumes.
        load_var: f64,
        /// W of generation.
        generation_w: f64,
        /// var that the generation consumes.
        generation_var: f64,
    },
    /// One instant of the profiles.
    FixedTime {
        /// The instant.
        at: StudyTime,
        /// What of the profiles is kept.
        profiles: ProfileOptions,
    },
    /// The instant of the largest net import or export of the feeder in a window.
    Peak {
        /// Which peak.
        direction: Direction,
        /// Start of the window, itself outside.
        after: StudyTime,
        /// End of the window, itself inside.
        until: StudyTime,
        /// What of the profiles is kept.
        profiles: ProfileOptions,
    },
}

/// What of the profiles is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProfileOptions {
    /// Keep net import.
    pub include_import: bool,
    /// Keep net export.
    pub include_export: bool,
    /// Factor on net import.
    pub import_factor: f64,
    /// Factor on net export.
    pub export_factor: f64,
    /// Shapes of a day come before shapes of a year, where an element has both.
    pub prefer_daily: bool,
}

/// Direction of power at a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the customer to the network.
    Export,
    /// From the network to the customer.
    Import,
}

/// Steps of the search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steps {
    /// kW that every customer gets more at each step.
    pub step_kw_per_customer: f64,
    /// Most steps.
    pub max_steps: u32,
    /// End at the first broken HV limit.
    pub stop_on_hv_violation: bool,
    /// Roll a bound group back one step and hold it.
    pub lock_out_bound_groups: bool,
}

/// What is added at a customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// Export adds generation, import adds load.
    pub direction: Direction,
    /// Power factor, -1 to 1 without 0: positive consumes vars, negative produces them, in both directions.
    pub power_factor: f64,
    /// Profile by name whose value at the initial instant multiplies the addition (`PV_SYSTEM`).
    pub profile: Option<String>,
}

/// How a step is shared among customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allocation {
    /// Every customer gets the same.
    Uniform,
    /// By the customer's existing power at the initial state, over the largest in the scope.
    Weighted {
        /// Existing export or import.
        basis: Direction,
        /// The largest is looked for in the customer's own zone instead of the whole feeder.
        within_zone: bool,
    },
}

/// Limits; `None` is not checked.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// LV voltage in V, phase to neutral.
    pub lv_voltage_v: Option<Band>,
    /// HV voltage in pu of nominal phase to neutral.
    pub hv_voltage_pu: Option<Band>,
    /// Loading of distribution transformers and LV lines.
    pub lv_thermal: Option<ThermalLimit>,
    /// Loading of HV lines and of transformers without an LV winding.
    pub hv_thermal: Option<ThermalLimit>,
}

/// Least and greatest value allowed, both allowed themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Least.
    pub min: f64,
    /// Greatest.
    pub max: f64,
}

/// Greatest loading allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThermalLimit {
    /// Percent of the rating.
    pub percent: f64,
    /// Emergency instead of normal rating.
    pub emergency: bool,
}

/// How the power flow is solved.
#[derive(Clone, Debug, PartialEq)]
pub struct PowerFlowOptions {
    /// Largest change of any node voltage in pu between iterations at which a solution counts as found.
    pub tolerance_pu: f64,
    /// Most iterations before a state counts as not converging.
    pub max_iterations: u32,
    /// Most rounds of tap changes at the initial state; 0 leaves taps as the model has them. Taps then stay for the
    /// whole search.
    pub max_control_rounds: u32,
    /// Nominal voltages phase to phase in kV for models that state none.
    pub default_voltage_bases_kv: Vec<f64>,
    /// Source voltage in pu instead of the model's.
    pub source_pu: Option<f64>,
    /// Emergency rating over normal rating where the model states none.
    pub emergency_rating_factor: f64,
    /// Voltage dependence of loads during the search instead of constant power.
    pub load_voltage_model: Option<LoadVoltageModel>,
}

impl Default for PowerFlowOptions {
    /// The defaults of the Energy Workbench where it has them; the tolerance is tighter than OpenDSS' own, because a
    /// headroom is read off a limit crossed by millivolts.
    fn default() -> Self {
        Self {
            tolerance_pu: 1e-8,
            max_iterations: 100,
            max_control_rounds: 20,
            default_voltage_bases_kv: vec![0.4, 0.433, 6.6, 11.0, 22.0, 33.0, 66.0, 132.0],
            source_pu: None,
            emergency_rating_factor: 1.5,
            load_voltage_model: None,
        }
    }
}

/// Voltage dependence of all loads, where a study sets it (`model.loadModel`, `loadVMinPu`, `loadVMaxPu`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadVoltageModel {
    /// 1 to 7, as in OpenDSS.
    pub model: u8,
    /// Below this voltage in pu a load is a constant impedance.
    pub min_pu: f64,
    /// Above this voltage in pu a load is a constant impedance.
    pub max_pu: f64,
}

impl LoadVoltageModel {
    /// The load model and its window; `None` when the number is none of 1 to 7.
    pub(crate) fn parts(self) -> Option<(LoadModel, VoltageWindow)> {
        // The exponents are OpenDSS' defaults of CVRwatts and CVRvars.
        let model = LoadModel::numbered(self.model.into(), 1.0, 2.0)?;
        Some((model, VoltageWindow { min_pu: self.min_pu, max_pu: self.max_pu }))
    }
}
