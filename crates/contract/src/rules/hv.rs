//! What only HV node headroom has: its nodes and its steps.

use super::numbers::{check_above_zero, check_range};
use super::{Issue, notes};
use crate::input::{HvNodeHeadroomSearchConfigInput, HvNodeLocationSelectorInput};

/// Most steps of the search of one node.
const MAX_STEPS_PER_NODE: std::ops::RangeInclusive<i32> = 1..=1000;

pub(super) fn check_nodes(selector: Option<&HvNodeLocationSelectorInput>, issues: &mut Vec<Issue>) {
    const PATH: &str = "nodeLocationSelector.locationKinds";
    let Some(kinds) = selector.and_then(|selector| selector.location_kinds.as_deref()) else {
        return;
    };
    if kinds.is_empty() {
        issues.push(Issue::error(PATH, "Choose at least one kind of node"));
    } else if kinds.iter().enumerate().any(|(at, kind)| kinds[..at].contains(kind)) {
        issues.push(Issue::error(PATH, "Choose each kind of node once"));
    }
}

pub(super) fn check_search(
    search: Option<&HvNodeHeadroomSearchConfigInput>,
    issues: &mut Vec<Issue>,
) {
    let Some(search) = search else { return };
    check_above_zero("search.stepKwPerNode", search.step_kw_per_node, "step", "kW", issues);
    let steps = search.max_steps_per_node;
    check_range("search.maxStepsPerNode", steps, &MAX_STEPS_PER_NODE, "steps", issues);
    notes::on_node_search(search, issues);
}
