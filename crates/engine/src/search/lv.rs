//! The search over LV capacity groups.

use super::customers::{CustomerGenerators, Customers, profile_value};
use super::initial_state::{InitialStateError, initial_powers};
use super::limits::{Breach, Checked, ListedLimits};
use super::result::{SearchProgress, Violation};
use crate::network::Network;
use crate::power_flow::{ControlError, Model, ModelError, Settled, Solution, settle_taps};
use crate::study::{LvStudy, StudyTime};
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
    /// The addition's profile is not in the network.
    #[error("The network has no profile named {0}")]
    NoProfile(String),
    /// The load model's number is none.
    #[error("Load model {0} is not one of 1 to 7")]
    NoLoadModel(u8),
}

/// How a group ended.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// Last level at which nothing was broken.
    pub(super) valid_level: u32,
    /// Binding, `None` when nothing bound it.
    pub(super) binding: Option<u32>,
    /// False when the power flow did not converge.
    pub(super) converged: bool,
    /// Voltages of the group's customers in volts at the binding step, by customer and phase.
    pub(super) customer_voltages_v: Vec<[Option<f64>; 3]>,
}

/// A running search of one feeder: call [`Self::advance`] until it answers false, look at [`Self::progress`] and
/// [`Self::results`] at any time.
#[derive(Clone, Debug)]
pub struct LvSearch {
    pub(super) network: Network,
    pub(super) study: LvStudy,
    pub(super) model: Model,
    pub(super) topology: Topology,
    pub(super) customers: Customers,
    pub(super) instant: StudyTime,
    pub(super) outcomes: Vec<Option<Outcome>>,
    pub(super) violations: Vec<Violation>,
    pub(super) warnings: Vec<String>,
    solution: Solution,
    next_step: u32,
    solves: u32,
    next_binding: u32,
    hv_binding: Option<u32>,
    listed_hv: ListedLimits,
    finished: bool,
}

impl LvSearch {
    /// Prepares a search: numbers and factorises the network, finds its groups and the initial state.
    pub fn new(network: &Network, study: LvStudy) -> Result<Self, StudyError> {
        let network = network.clone().into_canonical();
        let model = Model::build(&network, study.power_flow.clone())?;
        let topology = Topology::new(&network, &model);
        if topology.groups.is_empty() {
            return Err(StudyError::NoGroups);
        }
        let generators_of = CustomerGenerators::new(&network);
        let powers = initial_powers(&network, &generators_of, &study.initial_state)?;
        let instant = powers.instant.unwrap_or(study.start_time);
        let profile = profile_value(&network, &study.addition, instant).ok_or_else(|| {
            StudyError::NoProfile(study.addition.profile.clone().unwrap_or_default())
        })?;
        let mut customers =
            Customers::new(&network, &model, &topology, &generators_of, &powers, &study, profile);
        if let Some(dependence) = study.power_flow.load_voltage_model {
            let (load_model, window) =
                dependence.parts().ok_or(StudyError::NoLoadModel(dependence.model))?;
            customers.follow_voltage(load_model, window);
        }
        let mut warnings = topology.warnings.clone();
        warnings.extend(customers.warnings.iter().cloned());
        let solution = Solution::no_load(&model);
        Ok(Self {
            outcomes: vec![None; topology.groups.len()],
            network,
            study,
            model,
            topology,
            customers,
            instant,
            violations: Vec::new(),
            warnings,
            solution,
            next_step: 0,
            solves: 0,
            next_binding: 0,
            hv_binding: None,
            listed_hv: ListedLimits::new(),
            finished: false,
        })
    }

    /// Solves and checks one step; false when the search has ended.
    pub fn advance(&mut self) -> bool {
        if self.finished {
            return false;
        }
        let step = self.next_step;
        self.raise(step);
        if self.solve() {
            self.bind_lv(step);
            self.bind_hv(step);
        } else {
            self.bind_diverged(step);
        }
        self.next_step += 1;
        let all_bound = self.outcomes.iter().all(Option::is_some);
        if all_bound || step >= self.study.steps.max_steps || self.nothing_grows() {
            self.free_the_rest();
            self.finished = true;
        }
        !self.finished
    }

    /// Where the search is.
    pub fn progress(&self) -> SearchProgress {
        SearchProgress {
            step: self.next_step.saturating_sub(1),
            max_steps: self.study.steps.max_steps,
            groups_bound: self.outcomes.iter().flatten().count(),
            groups_total: self.outcomes.len(),
            solves: self.solves,
        }
    }

    /// Sets every group's level for a step: free groups grow; bound ones stay at their last valid level, or grow on
    /// when they are not locked out.
    fn raise(&mut self, step: u32) {
        let hold = self.study.steps.lock_out_bound_groups;
        for group in 0..self.outcomes.len() {
            let level = match &self.outcomes[group] {
                Some(outcome) if hold => outcome.valid_level,
                _ => step,
            };
            self.customers.set_level(group, level);
        }
    }

    /// Where it fails, the solution stays that of the step before: the last state that exists.
    fn solve(&mut self) -> bool {
        if self.next_step == 0 && !self.network.regulators.is_empty() {
            return self.settle_taps();
        }
        self.solves += 1;
        self.solution.solve_next(&self.model, &self.customers.injections).is_ok()
    }

    /// Tap changers act on the initial state and then stay as they are.
    fn settle_taps(&mut self) -> bool {
        let settled = settle_taps(
            &mut self.network,
            &mut self.model,
            &mut self.solution,
            &self.customers.injections,
            self.study.power_flow.max_control_rounds,
        );
        match settled {
            Ok(Settled { solves, at_rest }) => {
                self.solves += solves;
                if !at_rest {
                    self.warnings.push(format!(
                        "Tap changers still hunted after {} rounds: their taps are those of the last round",
                        self.study.power_flow.max_control_rounds
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

    fn checked(&self) -> Checked<'_> {
        Checked {
            network: &self.network,
            model: &self.model,
            topology: &self.topology,
            limits: &self.study.limits,
            voltages_v: self.solution.voltages_v(),
        }
    }

    fn bind_lv(&mut self, step: u32) {
        let breaching: Vec<(usize, Vec<Breach>)> = {
            let checked = self.checked();
            self.free_groups()
                .filter(|&group| checked.breaks_lv(&self.topology.groups[group]))
                .map(|group| (group, checked.lv_breaches(&self.topology.groups[group])))
                .collect()
        };
        for (group, breaches) in breaching {
            let binding = self.list(breaches, step);
            self.close(group, step.saturating_sub(1), Some(binding), true);
        }
    }

    fn bind_hv(&mut self, step: u32) {
        let breaches = self.checked().hv_breaches();
        if breaches.is_empty() {
            return;
        }
        if self.study.steps.stop_on_hv_violation {
            let free: Vec<usize> = self.free_groups().collect();
            if !free.is_empty() {
                let binding = self.list(breaches, step);
                for group in free {
                    self.close(group, step.saturating_sub(1), Some(binding), true);
                }
            }
            return;
        }
        let new: Vec<Breach> =
            breaches.into_iter().filter(|breach| self.listed_hv.insert(breach.key())).collect();
        if !new.is_empty() {
            let binding = *self.hv_binding.get_or_insert_with(|| {
                self.next_binding += 1;
                self.next_binding - 1
            });
            self.violations.extend(
                new.into_iter().map(|breach| breach.into_violation(&self.network, binding, step)),
            );
        }
    }

    fn bind_diverged(&mut self, step: u32) {
        let free: Vec<usize> = self.free_groups().collect();
        for group in free {
            self.close(group, step.saturating_sub(1), None, false);
        }
        // Groups that grow on without a lock would ask for the impossible again.
        self.finished = true;
    }

    fn free_the_rest(&mut self) {
        let reached = self.study.steps.max_steps;
        let free: Vec<usize> = self.free_groups().collect();
        for group in free {
            self.close(group, reached, None, true);
        }
    }

    /// True when no step that is left can change anything.
    fn nothing_grows(&self) -> bool {
        let hold = self.study.steps.lock_out_bound_groups;
        (0..self.outcomes.len())
            .filter(|&group| !(hold && self.outcomes[group].is_some()))
            .all(|group| self.customers.never_grows(group))
    }

    fn free_groups(&self) -> impl Iterator<Item = usize> + '_ {
        self.outcomes
            .iter()
            .enumerate()
            .filter(|(_, outcome)| outcome.is_none())
            .map(|(group, _)| group)
    }

    /// Lists broken limits under a new binding.
    fn list(&mut self, breaches: Vec<Breach>, step: u32) -> u32 {
        let binding = self.next_binding;
        self.next_binding += 1;
        self.violations.extend(
            breaches.into_iter().map(|breach| breach.into_violation(&self.network, binding, step)),
        );
        binding
    }

    fn close(&mut self, group: usize, valid_level: u32, binding: Option<u32>, converged: bool) {
        let customer_voltages_v = self.customer_voltages_v(group, self.solution.voltages_v());
        self.outcomes[group] =
            Some(Outcome { valid_level, binding, converged, customer_voltages_v });
    }
}
