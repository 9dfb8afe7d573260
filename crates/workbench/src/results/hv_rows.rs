//! From the engine's results of one feeder's HV nodes to the rows of the result tables.

use std::collections::HashMap;
use std::ops::Range;

use headroom_contract::output::HvNodeHeadroom;
use headroom_engine::search::{HvNodeResult, HvResults, Violation};
use headroom_engine::study::HvNodeKind;

use super::Tables;
use super::rows::{RowContext, binding_summary, violation_row};

/// Which of a feeder's results are made rows, by their positions.
#[derive(Clone, Debug, Default)]
pub(crate) struct HvRowPart {
    pub(crate) nodes: Range<usize>,
    pub(crate) violations: Range<usize>,
}

/// The rows of a part of a feeder's results.
pub(crate) fn hv_tables(context: &RowContext<'_>, results: &HvResults, part: &HvRowPart) -> Tables {
    let timestamp = context.timestamp(results.instant);
    let mut by_binding: HashMap<u32, Vec<&Violation>> = HashMap::new();
    for violation in &results.violations {
        by_binding.entry(violation.binding).or_default().push(violation);
    }
    let nodes = results.nodes.get(part.nodes.clone()).unwrap_or_default().iter();
    let nodes = nodes.map(|node| {
        let violations = node.binding.and_then(|binding| by_binding.get(&binding));
        node_row(context, results, node, violations.map_or(&[], Vec::as_slice))
    });
    let violations = results.violations.iter().enumerate();
    let violations = violations.filter(|(number, _)| part.violations.contains(number));
    Tables {
        hv_nodes: nodes.collect(),
        violations: violations
            .map(|(number, violation)| violation_row(context, &timestamp, number, violation))
            .collect(),
        ..Tables::default()
    }
}

fn node_row(
    context: &RowContext<'_>,
    results: &HvResults,
    node: &HvNodeResult,
    violations: &[&Violation],
) -> HvNodeHeadroom {
    HvNodeHeadroom {
        work_package_id: context.work_package_id.to_string(),
        scenario: context.scenario(),
        timestamp: context.timestamp(results.instant),
        feeder: context.feeder.to_owned(),
        location_type: location_type(node.kind).to_owned(),
        conducting_equipment_mrid: node.equipment_mrid.clone(),
        asset_name: node.equipment_name.clone(),
        terminal_mrid: format!("{}#{}", node.equipment_mrid, node.terminal_sequence_number),
        associated_equipment_mrids: node.associated_mrids.clone(),
        nominal_voltage_kv: node.nominal_kv,
        phase_code: node.phase_code.clone(),
        total_base_net_import_kw: results.base_net_import_kw,
        total_base_net_export_kw: results.base_net_export_kw,
        available_headroom_kw: node.headroom_kw,
        is_lower_bound: node.binding.is_none() && node.converged,
        headroom_direction: context.direction().to_owned(),
        binding_id: node.binding.map(|binding| context.binding_id(binding)),
        convergence: node.converged,
        binding: binding_summary(violations),
    }
}

/// The kind of node as the wire writes it.
fn location_type(kind: HvNodeKind) -> &'static str {
    match kind {
        HvNodeKind::TransformerTerminal => "DTX_HV_TERMINAL",
        HvNodeKind::SwitchUpstreamTerminal => "SWITCH_UPSTREAM_TERMINAL",
        HvNodeKind::LineTee => "LINE_TEE",
    }
}
