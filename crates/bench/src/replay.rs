//! The power flows of a search without the search: what a solve takes.

use std::collections::HashMap;
use std::ops::Range;

use headroom_engine::network::Network;
use headroom_engine::power_flow::{
    Injections, Model, NotConverged, Solution, element_legs, settle_taps,
};
use headroom_engine::study::PowerFlowOptions;
use headroom_engine::topology::Topology;
use num_complex::Complex64;

use crate::measure::MeasureError;
use crate::report::BoundGroup;
use crate::study::STEP_KW;

/// A network at the search's initial state, with the loads of every step known.
pub(crate) struct Replay {
    model: Model,
    solution: Solution,
    injections: Injections,
    /// What each leg gets more at every step, in VA.
    unit_va: Vec<Complex64>,
    groups: Vec<Member>,
}

/// Legs of a group, and how the search ended for it.
struct Member {
    legs: Range<usize>,
    outcome: BoundGroup,
}

impl Member {
    /// The group's level at a step: it grows up to the step that binds it and is rolled back after.
    fn level(&self, step: u32) -> u32 {
        match self.outcome.bound_at_step {
            Some(bound) if step > bound => self.outcome.valid_step,
            _ => step,
        }
    }
}

impl Replay {
    /// Prepares the states of a search with these outcomes and solves its initial state.
    pub(crate) fn new(
        network: &Network,
        options: PowerFlowOptions,
        outcomes: &[BoundGroup],
    ) -> Result<Self, MeasureError> {
        let mut network = network.clone().into_canonical();
        let rounds = options.max_control_rounds;
        let mut model = Model::build(&network, options)?;
        let by_head: HashMap<&str, &BoundGroup> =
            outcomes.iter().map(|outcome| (outcome.head_mrid.as_str(), outcome)).collect();
        let mut injections = Injections::default();
        let mut unit_va = Vec::new();
        let mut groups = Vec::new();
        for group in &Topology::new(&network, &model).groups {
            let Some(&outcome) = by_head.get(group.head_mrid(&network).as_str()) else { continue };
            let start = unit_va.len();
            for load in group.customers.iter().map(|&at| &network.loads[at]) {
                let (legs, phases) = element_legs(
                    &load.terminal,
                    load.phases,
                    load.connection,
                    load.rated_kv,
                    model.nodes(),
                );
                for leg in legs {
                    injections.add(leg, Complex64::ZERO);
                    unit_va.push(Complex64::from(-1000.0 * STEP_KW / phases as f64));
                }
            }
            groups.push(Member { legs: start..unit_va.len(), outcome: outcome.clone() });
        }
        let mut solution = Solution::no_load(&model);
        settle_taps(&mut network, &mut model, &mut solution, &injections, rounds)?;
        Ok(Self { model, solution, injections, unit_va, groups })
    }

    /// Solves the states of steps 1 to `last`; answers the number of iterations.
    pub(crate) fn run(&mut self, last: u32) -> Result<u64, NotConverged> {
        let mut iterations = 0;
        for step in 1..=last {
            for group in &self.groups {
                let level = f64::from(group.level(step));
                for leg in group.legs.clone() {
                    self.injections.constant_va[leg] = self.unit_va[leg] * level;
                }
            }
            iterations += u64::from(self.solution.solve_next(&self.model, &self.injections)?);
        }
        Ok(iterations)
    }

    /// Energised nodes.
    pub(crate) fn node_count(&self) -> usize {
        self.model.nodes().len()
    }
}
