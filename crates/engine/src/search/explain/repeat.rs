//! Searches repeated with every step written down.

use super::state::WorstValue;
use super::{Explanation, Trace};
use crate::network::Network;
use crate::search::feeder::{Feeder, StudyError};
use crate::search::result::{SearchProgress, Violation};
use crate::search::{HvSearch, LvSearch};
use crate::study::{HvStudy, LvStudy};
use crate::topology::Equipment;

/// The search of a feeder's groups, repeated until one group's headroom is known: call [`Self::advance`] until it
/// answers false, then [`Self::explanation`].
#[derive(Clone, Debug)]
pub struct GroupRepeat {
    search: LvSearch,
    group: usize,
    traces: Vec<Trace>,
}

impl GroupRepeat {
    /// The group that hangs on a terminal of a transformer; `None` when there is none.
    pub fn new(
        network: &Network,
        study: LvStudy,
        head_mrid: &str,
        terminal_sequence_number: Option<u32>,
    ) -> Result<Option<Self>, StudyError> {
        let search = LvSearch::new(network, study)?;
        let feeder = &search.feeder;
        let group = feeder.topology.groups.iter().position(|group| {
            group.head_mrid(&feeder.network) == head_mrid
                && terminal_sequence_number
                    .is_none_or(|number| number == group.terminal_sequence_number)
        });
        Ok(group.map(|group| Self { search, group, traces: Vec::new() }))
    }

    /// Solves one step; false when the group's headroom is known.
    pub fn advance(&mut self) -> bool {
        let goes_on = self.search.advance();
        let outcome = self.search.outcomes[self.group].as_ref();
        if outcome.is_none_or(|outcome| outcome.converged) {
            let checked = self.search.feeder.checked(&self.search.study.limits);
            let group = &self.search.feeder.topology.groups[self.group];
            let mut worst = checked.worst_lv(std::iter::once(group));
            if self.search.study.steps.stop_on_hv_violation {
                worst.extend(checked.worst_hv());
            }
            write_down(&mut self.traces, &worst);
        }
        goes_on && outcome.is_none()
    }

    /// Where the search is.
    pub fn progress(&self) -> SearchProgress {
        self.search.progress()
    }

    /// What was seen.
    pub fn explanation(self) -> Explanation {
        let Self { search, group, traces } = self;
        let LvSearch { study, feeder, outcomes, violations, .. } = &search;
        let binding = outcomes[group].as_ref().and_then(|outcome| outcome.binding);
        let binding = furthest(violations, binding);
        let group = &feeder.topology.groups[group];
        let head = (Equipment::Transformer(group.head), group.terminal_sequence_number);
        let (equipment, terminal) = asset(feeder, binding.as_ref()).unwrap_or(head);
        Explanation {
            step_kw: study.steps.step_kw_per_customer,
            path: feeder.path_to(equipment, terminal),
            profile: feeder.lv_profile(group, &study.limits),
            binding,
            traces,
        }
    }
}

/// The search of one HV node: call [`Self::advance`] until it answers false, then [`Self::explanation`].
#[derive(Clone, Debug)]
pub struct NodeRepeat {
    search: HvSearch,
    traces: Vec<Trace>,
}

impl NodeRepeat {
    /// The node at a terminal of a line or transformer; `None` when the study does not test it.
    pub fn new(
        network: &Network,
        study: HvStudy,
        equipment_mrid: &str,
        terminal_sequence_number: u32,
    ) -> Result<Option<Self>, StudyError> {
        let mut search = HvSearch::new(network, study)?;
        let network = &search.feeder.network;
        let node = search.nodes.iter().find(|node| {
            node.terminal_sequence_number == terminal_sequence_number
                && node.equipment.mrid(network) == equipment_mrid
        });
        // Each node is tested from the initial state, so the others change nothing of it.
        let Some(node) = node.cloned() else { return Ok(None) };
        search.nodes = vec![node];
        Ok(Some(Self { search, traces: Vec::new() }))
    }

    /// Solves one step; false when the node's headroom is known.
    pub fn advance(&mut self) -> bool {
        let goes_on = self.search.advance();
        if self.search.outcomes.last().is_none_or(|outcome| outcome.converged) {
            let feeder = &self.search.feeder;
            let checked = feeder.checked(&self.search.study.limits);
            let mut worst = checked.worst_hv();
            worst.extend(checked.worst_lv(feeder.topology.groups.iter()));
            write_down(&mut self.traces, &worst);
        }
        goes_on
    }

    /// Where the search is.
    pub fn progress(&self) -> SearchProgress {
        self.search.progress()
    }

    /// What was seen.
    pub fn explanation(self) -> Explanation {
        let Self { search, traces } = self;
        let HvSearch { study, feeder, nodes, outcomes, violations, .. } = &search;
        let binding = outcomes.last().and_then(|outcome| outcome.binding);
        let binding = furthest(violations, binding);
        let to_node = nodes.first().map_or(Vec::new(), |node| {
            feeder.path_to(node.equipment, node.terminal_sequence_number)
        });
        let path = asset(feeder, binding.as_ref()).map_or_else(
            || to_node.clone(),
            |(equipment, terminal)| feeder.path_to(equipment, terminal),
        );
        Explanation {
            step_kw: study.step_kw_per_node,
            profile: feeder.hv_profile(&to_node, &study.limits),
            path,
            binding,
            traces,
        }
    }
}

fn furthest(violations: &[Violation], binding: Option<u32>) -> Option<Violation> {
    let own = violations.iter().filter(|violation| Some(violation.binding) == binding);
    Violation::furthest(own).cloned()
}

/// The asset of a violation, with its terminal.
fn asset(feeder: &Feeder, violation: Option<&Violation>) -> Option<(Equipment, u32)> {
    let violation = violation?;
    Some((feeder.equipment(&violation.equipment_mrid)?, violation.terminal_sequence_number))
}

/// Adds a step; the limits are the same and in the same order at every step.
fn write_down(traces: &mut Vec<Trace>, worst: &[WorstValue]) {
    if traces.is_empty() {
        let trace = |at: &WorstValue| {
            let &WorstValue { metric, limit, .. } = at;
            Trace { metric, limit, values: Vec::new() }
        };
        traces.extend(worst.iter().map(trace));
    }
    for (trace, at) in traces.iter_mut().zip(worst) {
        trace.values.push(at.value);
    }
}
