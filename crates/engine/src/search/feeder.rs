//! A feeder at its initial state, ready for additions: what both searches start from.

use super::customers::{CustomerGenerators, Customers, profile_value};
use super::initial_state::{InitialStateError, initial_powers};
use super::limits::Checked;
use crate::network::Network;
use crate::power_flow::{ControlError, Model, ModelError, Settled, Solution, settle_taps};
use crate::study::{Addition, Allocation, InitialState, Limits, PowerFlowOptions, StudyTime};
use crate::topology::Topology;

/// Why a study cannot start.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StudyError {
    /// The network cannot be solved.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// There is no initial state.
    #[error(transparent)]
    InitialState(#[from] InitialStateError),
    /// The network has no capacity group.
    #[error(
        "The network has no distribution transformer (windings on both sides of 1 kV) with customers below it"
    )]
    NoGroups,
    /// The network has no node of the kinds asked for.
    #[error("The network has no HV node of the chosen kinds")]
    NoNodes,
    /// The addition's profile is not in the network.
    #[error("The network has no profile named {0}")]
    NoProfile(String),
    /// The load model's number is none.
    #[error("Load model {0} is not one of 1 to 7")]
    NoLoadModel(u8),
}

/// The part of a study that is about the feeder as it is and about what is added, whatever the search.
#[derive(Clone, Copy)]
pub(super) struct Conditions<'a> {
    pub(super) start_time: StudyTime,
    pub(super) initial_state: &'a InitialState,
    pub(super) addition: &'a Addition,
    pub(super) allocation: Allocation,
    /// kW of a step for each customer.
    pub(super) step_kw: f64,
    pub(super) power_flow: &'a PowerFlowOptions,
}

/// A feeder with its injections and its present solution.
#[derive(Clone, Debug)]
pub(super) struct Feeder {
    pub(super) network: Network,
    pub(super) model: Model,
    pub(super) topology: Topology,
    pub(super) customers: Customers,
    /// Instant of the initial state.
    pub(super) instant: StudyTime,
    /// Value of the addition's profile then, 1 without a profile.
    pub(super) profile_value: f64,
    /// Net import and net export of the feeder at the initial state.
    pub(super) base_net_import_kw: f64,
    pub(super) base_net_export_kw: f64,
    pub(super) warnings: Vec<String>,
    pub(super) solution: Solution,
    /// Power flows solved.
    pub(super) solves: u32,
}

impl Feeder {
    /// Numbers and factorises the network, finds its groups and works the initial state out.
    pub(super) fn prepare(
        network: &Network,
        conditions: Conditions<'_>,
    ) -> Result<Self, StudyError> {
        let network = network.clone().into_canonical();
        let model = Model::build(&network, conditions.power_flow.clone())?;
        let topology = Topology::new(&network, &model);
        let generators_of = CustomerGenerators::new(&network);
        let powers = initial_powers(&network, &generators_of, conditions.initial_state)?;
        let (base_net_import_kw, base_net_export_kw) =
            powers.net_import_and_export_kw(&generators_of);
        let instant = powers.instant.unwrap_or(conditions.start_time);
        let addition = conditions.addition;
        let profile_value = profile_value(&network, addition, instant)
            .ok_or_else(|| StudyError::NoProfile(addition.profile.clone().unwrap_or_default()))?;
        let mut customers = Customers::new(
            &network,
            &model,
            &topology,
            &generators_of,
            &powers,
            conditions,
            profile_value,
        );
        if let Some(dependence) = conditions.power_flow.load_voltage_model {
            let (load_model, window) =
                dependence.parts().ok_or(StudyError::NoLoadModel(dependence.model))?;
            customers.follow_voltage(load_model, window);
        }
        let mut warnings = topology.warnings.clone();
        warnings.append(&mut customers.warnings);
        let solution = Solution::no_load(&model);
        Ok(Self {
            network,
            model,
            topology,
            customers,
            instant,
            profile_value,
            base_net_import_kw,
            base_net_export_kw,
            warnings,
            solution,
            solves: 0,
        })
    }

    /// Solves the initial state, in which tap changers act; false when it does not converge.
    pub(super) fn solve_initial(&mut self) -> bool {
        let rounds = self.model.options().max_control_rounds;
        let settled = settle_taps(
            &mut self.network,
            &mut self.model,
            &mut self.solution,
            &self.customers.injections,
            rounds,
        );
        match settled {
            Ok(Settled { solves, at_rest }) => {
                self.solves += solves;
                if !at_rest {
                    self.warnings.push(format!(
                        "Tap changers still hunted after {rounds} rounds: their taps are those of the last round"
                    ));
                }
                true
            }
            Err(problem) => {
                self.solves += 1;
                if let ControlError::Model(problem) = problem {
                    self.warnings.push(problem.to_string());
                }
                false
            }
        }
    }

    /// Solves the next state, taps staying as they are. Where it does not converge, the solution stays that of the
    /// state before: the last one that exists.
    pub(super) fn solve_next(&mut self) -> bool {
        self.solves += 1;
        self.solution.solve_next(&self.model, &self.customers.injections).is_ok()
    }

    /// The present state, to be checked against limits.
    pub(super) fn checked<'a>(&'a self, limits: &'a Limits) -> Checked<'a> {
        Checked {
            network: &self.network,
            model: &self.model,
            topology: &self.topology,
            limits,
            voltages_v: self.solution.voltages_v(),
        }
    }
}
