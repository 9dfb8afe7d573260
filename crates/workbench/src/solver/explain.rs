//! A feeder's search repeated for the sake of one group or node.

use std::sync::Arc;

use headroom_contract::output::{
    Explanation, PathElement, ProfileNode, SearchTrace, VoltageProfile, VoltageUnit,
};
use headroom_engine::search::{self, GroupRepeat, NodeRepeat};

use super::solving::Search;
use super::{ExplainOrder, HeldNetworks, ModelFile, News};
use crate::host::Clock;
use crate::results::count;
use crate::study::{hv_study, lv_study};

/// A search under repetition; `None` once it has been told of.
pub(super) struct Repeating(Option<Repeat>);

enum Repeat {
    Group(GroupRepeat),
    Node(NodeRepeat),
}

impl Repeating {
    /// Reads the network and builds its model; an error says why that cannot be.
    pub(super) fn new(
        order: ExplainOrder,
        files: &Arc<[ModelFile]>,
        held: &HeldNetworks,
    ) -> Result<Self, String> {
        let network = |feeder: &str| {
            let unreadable = |reason| format!("The network {feeder} cannot be read: {reason}");
            held.network(files).map_err(unreadable)
        };
        let (repeat, what) = match &order {
            ExplainOrder::Group { feeder, input, head_mrid, terminal_sequence_number } => {
                let (network, study) = (network(feeder)?, lv_study(input));
                let repeat =
                    GroupRepeat::new(&network, study, head_mrid, *terminal_sequence_number);
                (repeat.map(|repeat| repeat.map(Repeat::Group)), head_mrid)
            }
            ExplainOrder::Node { feeder, input, equipment_mrid, terminal_sequence_number } => {
                let (network, study) = (network(feeder)?, hv_study(input));
                let repeat =
                    NodeRepeat::new(&network, study, equipment_mrid, *terminal_sequence_number);
                (repeat.map(|repeat| repeat.map(Repeat::Node)), equipment_mrid)
            }
        };
        let repeat = repeat.map_err(|error| error.to_string())?;
        let missing = || format!("The network as it is here has no result for {what}");
        repeat.map(|repeat| Self(Some(repeat))).ok_or_else(missing)
    }
}

impl Repeat {
    fn advance(&mut self) -> bool {
        match self {
            Self::Group(repeat) => repeat.advance(),
            Self::Node(repeat) => repeat.advance(),
        }
    }

    fn progress(&self) -> search::SearchProgress {
        match self {
            Self::Group(repeat) => repeat.progress(),
            Self::Node(repeat) => repeat.progress(),
        }
    }

    fn explanation(self) -> search::Explanation {
        match self {
            Self::Group(repeat) => repeat.explanation(),
            Self::Node(repeat) => repeat.explanation(),
        }
    }
}

impl Search for Repeating {
    fn advance(&mut self, clock: &dyn Clock, until_ms: f64) -> bool {
        let Some(repeat) = &mut self.0 else { return false };
        let mut goes_on = true;
        while goes_on && clock.elapsed_ms() < until_ms {
            goes_on = repeat.advance();
        }
        goes_on
    }

    fn news(&mut self, _now_ms: f64) -> Vec<News> {
        self.0.iter().map(|repeat| News::Progress(repeat.progress().into())).collect()
    }

    fn end(&mut self) -> News {
        match self.0.take() {
            Some(repeat) => News::Explained(Box::new(shown(repeat.explanation()))),
            None => News::Searched,
        }
    }
}

/// As the API shows it.
fn shown(explanation: search::Explanation) -> Explanation {
    let search::Explanation { step_kw, traces, binding, path, profile } = explanation;
    let trace = |trace: search::Trace| SearchTrace {
        metric: trace.metric.to_string(),
        constraint_limit: trace.limit,
        values: trace.values,
    };
    let element = |element: search::PathElement| PathElement {
        conducting_equipment_mrid: element.mrid,
        conducting_equipment_type: element.equipment_type.to_string(),
        from_bus: element.from_bus,
        to_bus: element.to_bus,
        length_m: element.length_m,
        is_lv: element.is_lv,
    };
    let node = |node: search::ProfileNode| ProfileNode {
        bus: node.bus,
        phase: node.phase.to_owned(),
        distance: node.distance,
        voltage: node.voltage,
        fed_from: node.fed_from.map(count),
        load_mrids: node.load_mrids,
    };
    Explanation {
        step_kw,
        binding_iteration: binding.as_ref().map(|binding| count(binding.iteration)),
        binding_metric: binding.map(|binding| binding.metric.to_string()),
        traces: traces.into_iter().map(trace).collect(),
        path: path.into_iter().map(element).collect(),
        profile: VoltageProfile {
            unit: match profile.unit {
                search::VoltageUnit::Volts => VoltageUnit::Volts,
                search::VoltageUnit::PerUnit => VoltageUnit::PerUnit,
            },
            min: profile.limits.map(|band| band.min),
            max: profile.limits.map(|band| band.max),
            in_metres: profile.in_metres,
            nodes: profile.nodes.into_iter().map(node).collect(),
        },
    }
}
