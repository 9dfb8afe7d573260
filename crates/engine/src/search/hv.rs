//! The search over HV nodes: how much one node alone can take, all others staying as they are.

use num_complex::Complex64;

use super::customers::unit_kva;
use super::feeder::{Conditions, Feeder, StudyError};
use super::hv_nodes::{self, HvNode};
use super::limits::Breach;
use super::loading::phase_name;
use super::result::{HvNodeResult, HvResults, SearchProgress, Violation};
use crate::network::Network;
use crate::power_flow::{Leg, Solution};
use crate::study::{Allocation, HvStudy};

/// How a node ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    /// Last step at which nothing was broken.
    pub(super) valid_step: u32,
    pub(super) binding: Option<u32>,
    pub(super) converged: bool,
}

/// A running HV node search of one feeder: call [`Self::advance`] until it answers false, look at
/// [`Self::progress`] and [`Self::results`] at any time.
#[derive(Clone, Debug)]
pub struct HvSearch {
    pub(super) study: HvStudy,
    pub(super) feeder: Feeder,
    pub(super) nodes: Vec<HvNode>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) violations: Vec<Violation>,
    /// The solved initial state; `None` before it is.
    initial: Option<Solution>,
    /// Injections of the feeder itself; what a node gets is added behind them.
    own_legs: usize,
    /// Complex power in VA that a node gets more at every step.
    unit_va: Complex64,
    /// Step that the present node is at.
    step: u32,
}

impl HvSearch {
    /// Prepares a search: numbers and factorises the network, finds its nodes and the initial state.
    pub fn new(network: &Network, study: HvStudy) -> Result<Self, StudyError> {
        let feeder = Feeder::prepare(
            network,
            Conditions {
                start_time: study.start_time,
                initial_state: &study.initial_state,
                addition: &study.addition,
                allocation: Allocation::Uniform,
                step_kw: 0.0,
                power_flow: &study.power_flow,
            },
        )?;
        let nodes = hv_nodes::find(&feeder.network, &feeder.model, &feeder.topology, &study.kinds);
        if nodes.is_empty() {
            return Err(StudyError::NoNodes);
        }
        let step_va = study.step_kw_per_node * feeder.profile_value * 1000.0;
        Ok(Self {
            unit_va: unit_kva(&study.addition) * step_va,
            own_legs: feeder.customers.injections.legs.len(),
            study,
            feeder,
            nodes,
            outcomes: Vec::new(),
            violations: Vec::new(),
            initial: None,
            step: 0,
        })
    }

    /// Solves and checks one step of one node; false when every node has been tested.
    pub fn advance(&mut self) -> bool {
        if self.outcomes.len() == self.nodes.len() {
            return false;
        }
        if self.initial.is_none() {
            self.start();
        } else {
            self.test_step();
        }
        self.outcomes.len() < self.nodes.len()
    }

    /// Where the search is, nodes standing in for groups.
    pub fn progress(&self) -> SearchProgress {
        SearchProgress {
            step: self.step,
            max_steps: self.study.max_steps_per_node,
            groups_bound: self.outcomes.len(),
            groups_total: self.nodes.len(),
            solves: self.feeder.solves,
        }
    }

    /// Results so far.
    pub fn results(&self) -> HvResults {
        let network = &self.feeder.network;
        let nodes = self.nodes.iter().zip(&self.outcomes).map(|(node, outcome)| HvNodeResult {
            kind: node.kind,
            equipment_mrid: node.equipment.mrid(network),
            equipment_name: hv_nodes::equipment_name(network, node.equipment),
            terminal_sequence_number: node.terminal_sequence_number,
            associated_mrids: hv_nodes::mrids(network, &node.associated),
            nominal_kv: self.feeder.model.nominal_kv(node.bus),
            phase_code: node.phases.iter().map(|&(number, _)| phase_name(number)).collect(),
            headroom_kw: f64::from(outcome.valid_step) * self.study.step_kw_per_node,
            binding: outcome.binding,
            converged: outcome.converged,
        });
        HvResults {
            instant: Some(self.feeder.instant),
            nodes: nodes.collect(),
            violations: self.violations.clone(),
            base_net_import_kw: self.feeder.base_net_import_kw,
            base_net_export_kw: self.feeder.base_net_export_kw,
            warnings: self.feeder.warnings.clone(),
        }
    }

    /// Solves the initial state. A limit that it breaks leaves every node without headroom, under one binding.
    fn start(&mut self) {
        let converged = self.feeder.solve_initial();
        self.initial = Some(self.feeder.solution.clone());
        let breaches = if converged { self.breaches() } else { Vec::new() };
        if !converged || !breaches.is_empty() {
            let binding = converged.then(|| self.list(breaches, 0));
            self.outcomes = vec![Outcome { valid_step: 0, binding, converged }; self.nodes.len()];
            return;
        }
        self.step = 1;
        self.lay_legs();
    }

    fn test_step(&mut self) {
        let share = self.nodes[self.outcomes.len()].phases.len() as f64;
        let injections = &mut self.feeder.customers.injections;
        injections.constant_va[self.own_legs..].fill(self.unit_va * (f64::from(self.step) / share));
        let converged = self.feeder.solve_next();
        let breaches = if converged { self.breaches() } else { Vec::new() };
        let broken = !breaches.is_empty();
        if !converged || broken {
            let binding = broken.then(|| self.list(breaches, self.step));
            self.close(Outcome { valid_step: self.step - 1, binding, converged });
        } else if self.step >= self.study.max_steps_per_node {
            self.close(Outcome { valid_step: self.step, binding: None, converged });
        } else {
            self.step += 1;
        }
    }

    /// Ends the present node's search and starts the next from the initial state.
    fn close(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
        if self.outcomes.len() < self.nodes.len() {
            if let Some(initial) = &self.initial {
                self.feeder.solution.clone_from(initial);
            }
            self.step = 1;
            self.lay_legs();
        }
    }

    /// Puts the present node's legs behind the feeder's own injections.
    fn lay_legs(&mut self) {
        let node = &self.nodes[self.outcomes.len()];
        let injections = &mut self.feeder.customers.injections;
        injections.legs.truncate(self.own_legs);
        injections.constant_va.truncate(self.own_legs);
        for &(_, phase) in &node.phases {
            injections.add(Leg::to_earth(phase, self.feeder.model.nodes()), Complex64::ZERO);
        }
    }

    fn breaches(&self) -> Vec<Breach> {
        let checked = self.feeder.checked(&self.study.limits);
        let mut breaches = checked.hv_breaches();
        for group in &self.feeder.topology.groups {
            if checked.breaks_lv(group) {
                breaches.extend(checked.lv_breaches(group));
            }
        }
        breaches
    }

    fn list(&mut self, breaches: Vec<Breach>, step: u32) -> u32 {
        let binding = self.violations.last().map_or(0, |violation| violation.binding + 1);
        let network = &self.feeder.network;
        self.violations.extend(
            breaches.into_iter().map(|breach| breach.into_violation(network, binding, step)),
        );
        binding
    }
}
