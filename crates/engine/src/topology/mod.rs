//! Which transformer heads which customers, what is checked against which limit, and what feeds a node.
//!
//! Definitions are those of `docs/search.md`: a bus is LV up to 1 kV nominal phase to phase; a distribution
//! transformer has windings on both sides of 1 kV and heads the LV nodes that lines, closed switches and series
//! reactors join to its LV terminals.

mod feeding;
mod groups;
mod survey;

pub use feeding::{Equipment, Feeding};
pub use groups::{Group, ZoneNode};
pub use survey::{Survey, survey};

use std::collections::BTreeSet;

use crate::network::{BusId, Network, Transformer};
use crate::power_flow::{Model, NodeId, element_legs};

/// Highest nominal voltage phase to phase in kV that counts as LV.
pub const LV_MAX_KV: f64 = 1.0;

/// Roles of a network's elements in a study.
#[derive(Clone, Debug)]
pub struct Topology {
    /// Capacity groups with customers, by mRID of their head.
    pub groups: Vec<Group>,
    /// Loads that lie in no group, by position in the network.
    pub ungrouped_loads: Vec<usize>,
    /// HV nodes whose voltage is checked.
    pub hv_nodes: Vec<NodeId>,
    /// HV lines, by position in the network.
    pub hv_lines: Vec<usize>,
    /// Transformers without an LV winding, by position in the network.
    pub hv_transformers: Vec<usize>,
    /// What feeds every node; `None` at a source.
    pub feeding: Vec<Option<Feeding>>,
    /// What a person should know, in plain words.
    pub warnings: Vec<String>,
}

impl Topology {
    /// Reads the roles off a network in canonical order and its model.
    pub fn new(network: &Network, model: &Model) -> Self {
        let is_lv = |bus: BusId| model.nominal_kv(bus) > 0.0 && model.nominal_kv(bus) <= LV_MAX_KV;
        let is_hv = |bus: BusId| model.nominal_kv(bus) > LV_MAX_KV;
        let mut warnings = Vec::new();
        let (groups, ungrouped_loads) = groups::find(network, model, &is_lv, &mut warnings);
        let hv_lines = (0..network.lines.len())
            .filter(|&at| model.line(at).is_some())
            .filter(|&at| is_hv(network.lines[at].from.bus) || is_hv(network.lines[at].to.bus))
            .collect();
        let hv_transformers = (0..network.transformers.len())
            .filter(|&at| {
                model.transformer(at).is_some()
                    && network.transformers[at].rated_kv_range().0 > LV_MAX_KV
            })
            .collect();
        warn_of_islands(network, model, &mut warnings);
        warn_of_dead_phases(network, model, &mut warnings);
        Self {
            groups,
            ungrouped_loads,
            hv_nodes: checked_hv_nodes(network, model, &is_hv),
            hv_lines,
            hv_transformers,
            feeding: feeding::find(network, model),
            warnings,
        }
    }
}

/// Does a transformer have windings on both sides of 1 kV?
pub(crate) fn is_distribution(transformer: &Transformer) -> bool {
    let (low, high) = transformer.rated_kv_range();
    low <= LV_MAX_KV && high > LV_MAX_KV
}

/// Phase nodes at the nominal voltage of the distribution transformers' HV side: the transmission side of a zone
/// substation is not the feeder's to keep.
fn checked_hv_nodes(
    network: &Network,
    model: &Model,
    is_hv: &dyn Fn(BusId) -> bool,
) -> Vec<NodeId> {
    let levels: BTreeSet<u64> = network
        .transformers
        .iter()
        .filter(|transformer| is_distribution(transformer))
        .flat_map(|transformer| &transformer.windings)
        .map(|winding| winding.terminal.bus)
        .filter(|&bus| is_hv(bus))
        .map(|bus| model.nominal_kv(bus).to_bits())
        .collect();
    model
        .nodes()
        .iter()
        .filter(|&(_, bus, number)| {
            number <= 3 && levels.contains(&model.nominal_kv(bus).to_bits())
        })
        .map(|(node, _, _)| node)
        .collect()
}

fn warn_of_islands(network: &Network, model: &Model, warnings: &mut Vec<String>) {
    let dead: Vec<&str> = network
        .buses
        .iter()
        .enumerate()
        .filter(|&(at, _)| model.nominal_kv(BusId(at as u32)) == 0.0)
        .map(|(_, bus)| bus.name.as_str())
        .collect();
    if !dead.is_empty() {
        warnings.push(format!("No source reaches {}: left out", some_names(&dead, "bus", "buses")));
    }
}

/// A phase of a load needs both of its conductors. A neutral that is joined to nothing is the usual reason that one is
/// missing.
fn warn_of_dead_phases(network: &Network, model: &Model, warnings: &mut Vec<String>) {
    let names: Vec<&str> = network
        .loads
        .iter()
        .filter(|load| {
            let nodes = &load.terminal.nodes;
            let is_live = |&number: &u8| model.nodes().find(load.terminal.bus, number).is_some();
            let (live, phases) = element_legs(
                &load.terminal,
                load.phases,
                load.connection,
                load.rated_kv,
                model.nodes(),
            );
            live.len() < phases && nodes.iter().any(is_live)
        })
        .map(|load| load.name.as_str())
        .collect();
    if !names.is_empty() {
        warnings.push(format!(
            "Without the power of phases that have a conductor no source reaches: {}",
            some_names(&names, "load", "loads")
        ));
    }
}

/// `bus a`, or `12 buses (a, b, c, ...)`.
pub(crate) fn some_names(names: &[&str], one: &str, many: &str) -> String {
    const SHOWN: usize = 5;
    match names {
        [name] => format!("{one} {name}"),
        names if names.len() <= SHOWN => format!("{} {many} ({})", names.len(), names.join(", ")),
        names => format!("{} {many} ({}, ...)", names.len(), names[..SHOWN].join(", ")),
    }
}
