//! The search over LV capacity groups.

use super::feeder::{Conditions, Feeder, StudyError};
use super::limits::{Breach, ListedLimits};
use super::result::{SearchProgress, Violation};
use crate::network::Network;
use crate::study::LvStudy;

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
    pub(super) study: LvStudy,
    pub(super) feeder: Feeder,
    pub(super) outcomes: Vec<Option<Outcome>>,
    pub(super) violations: Vec<Violation>,
    next_step: u32,
    next_binding: u32,
    hv_binding: Option<u32>,
    listed_hv: ListedLimits,
    finished: bool,
}

impl LvSearch {
    /// Prepares a search: numbers and factorises the network, finds its groups and the initial state.
    pub fn new(network: &Network, study: LvStudy) -> Result<Self, StudyError> {
        let feeder = Feeder::prepare(
            network,
            Conditions {
                start_time: study.start_time,
                initial_state: &study.initial_state,
                addition: &study.addition,
                allocation: study.allocation,
                step_kw: study.steps.step_kw_per_customer,
                power_flow: &study.power_flow,
            },
        )?;
        if feeder.topology.groups.is_empty() {
            return Err(StudyError::NoGroups);
        }
        Ok(Self {
            outcomes: vec![None; feeder.topology.groups.len()],
            study,
            feeder,
            violations: Vec::new(),
            next_step: 0,
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
        let bound_before = self.progress().groups_bound;
        self.raise(step);
        if self.solve() {
            self.bind_lv(step);
            self.bind_hv(step);
        } else {
            self.bind_diverged(step);
        }
        self.next_step += 1;
        let bound = self.progress().groups_bound;
        // A group that was bound just now is yet to be rolled back, so the next state differs from this one.
        let at_rest = bound == bound_before && self.nothing_grows();
        if bound == self.outcomes.len() || step >= self.study.steps.max_steps || at_rest {
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
            solves: self.feeder.solves,
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
            self.feeder.customers.set_level(group, level);
        }
    }

    fn solve(&mut self) -> bool {
        if self.next_step == 0 { self.feeder.solve_initial() } else { self.feeder.solve_next() }
    }

    fn bind_lv(&mut self, step: u32) {
        let breaching: Vec<(usize, Vec<Breach>)> = {
            let checked = self.feeder.checked(&self.study.limits);
            self.free_groups()
                .filter(|&group| checked.breaks_lv(&self.feeder.topology.groups[group]))
                .map(|group| (group, checked.lv_breaches(&self.feeder.topology.groups[group])))
                .collect()
        };
        for (group, breaches) in breaching {
            let binding = self.list(breaches, step);
            self.close(group, step.saturating_sub(1), Some(binding), true);
        }
    }

    fn bind_hv(&mut self, step: u32) {
        let breaches = self.feeder.checked(&self.study.limits).hv_breaches();
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
                new.into_iter()
                    .map(|breach| breach.into_violation(&self.feeder.network, binding, step)),
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
            .all(|group| self.feeder.customers.never_grows(group))
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
            breaches
                .into_iter()
                .map(|breach| breach.into_violation(&self.feeder.network, binding, step)),
        );
        binding
    }

    fn close(&mut self, group: usize, valid_level: u32, binding: Option<u32>, converged: bool) {
        let customer_voltages_v = self.customer_voltages_v(group);
        self.outcomes[group] =
            Some(Outcome { valid_level, binding, converged, customer_voltages_v });
    }
}
