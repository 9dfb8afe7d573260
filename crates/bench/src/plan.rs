//! The benchmark's search, written down for a program that only solves power flows.

use std::collections::BTreeSet;

use headroom_engine::network::BusId;
use headroom_engine::power_flow::{Model, NodeId};
use headroom_engine::topology::Topology;
use headroom_opendss::Files;

use crate::measure::{MeasureError, read};
use crate::report::{Plan, PlannedGroup};
use crate::study::{LV_BAND, STEP_KW, study};

/// Which loads grow together and which nodes are checked for them, by name, in a search of at most `max_steps` steps.
pub fn plan(files: &Files, max_steps: u32) -> Result<Plan, MeasureError> {
    let network = read(files)?.into_canonical();
    let study = study(max_steps);
    let options = study.power_flow;
    let model = Model::build(&network, options.clone())?;
    let topology = Topology::new(&network, &model);
    let name = |node: NodeId| model.nodes().name(&network, node);
    let groups = topology.groups.iter().map(|group| PlannedGroup {
        head_mrid: group.head_mrid(&network),
        loads: group.customers.iter().map(|&at| network.loads[at].name.clone()).collect(),
        checked_nodes: group
            .nodes
            .iter()
            .map(|checked| (name(checked.node), checked.neutral.map(name)))
            .collect(),
    });
    // Positive floats are in the order of their bits.
    let bases: BTreeSet<u64> = (0..network.buses.len())
        .map(|at| model.nominal_kv(BusId(at as u32)))
        .filter(|&kv| kv > 0.0)
        .map(f64::to_bits)
        .collect();
    Ok(Plan {
        step_kw: STEP_KW,
        max_steps: study.steps.max_steps,
        lv_min_v: LV_BAND.min,
        lv_max_v: LV_BAND.max,
        tolerance_pu: options.tolerance_pu,
        max_iterations: options.max_iterations,
        max_control_rounds: options.max_control_rounds,
        voltage_bases_kv: bases.into_iter().map(f64::from_bits).collect(),
        energised_nodes: model.nodes().iter().map(|(node, _, _)| name(node)).collect(),
        groups: groups.collect(),
    })
}
