//! Capacity groups.

use std::collections::BTreeMap;

use super::{is_distribution, some_names};
use crate::network::{BusId, Network};
use crate::power_flow::{Model, NodeId};

/// Customers below one distribution transformer, with everything that their LV limits are about.
#[derive(Clone, Debug)]
pub struct Group {
    /// Position in the network of the transformer that heads it.
    pub head: usize,
    /// Terminal of the head that it hangs on, from 1.
    pub terminal_sequence_number: u32,
    /// All transformers that feed it, the head among them.
    pub transformers: Vec<usize>,
    /// Positions of its lines.
    pub lines: Vec<usize>,
    /// Phase nodes of its zone.
    pub nodes: Vec<ZoneNode>,
    /// Positions of its customers' loads.
    pub customers: Vec<usize>,
}

impl Group {
    /// mRID of the head.
    pub fn head_mrid(&self, network: &Network) -> String {
        network.transformers[self.head].mrid()
    }
}

/// A phase node and, where its bus has one, the neutral node that its voltage is measured to; else earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneNode {
    /// Phase.
    pub node: NodeId,
    /// Neutral.
    pub neutral: Option<NodeId>,
}

impl ZoneNode {
    /// The phase node `number` of a bus.
    pub(crate) fn find(model: &Model, bus: BusId, number: u8) -> Option<Self> {
        let node = model.nodes().find(bus, number)?;
        Some(Self { node, neutral: model.nodes().find(bus, 4) })
    }

    /// Square of the voltage to neutral.
    pub(crate) fn voltage_squared(self, voltages_v: &[num_complex::Complex64]) -> f64 {
        let phase = voltages_v[self.node.index()];
        self.neutral.map_or(phase, |neutral| phase - voltages_v[neutral.index()]).norm_sqr()
    }
}

/// Finds the groups that have customers, and the loads without a group.
pub(super) fn find(
    network: &Network,
    model: &Model,
    is_lv: &dyn Fn(BusId) -> bool,
    warnings: &mut Vec<String>,
) -> (Vec<Group>, Vec<usize>) {
    let mut sections = Sections::new(network.buses.len());
    let lv_lines: Vec<usize> = (0..network.lines.len())
        .filter(|&at| model.line(at).is_some())
        .filter(|&at| is_lv(network.lines[at].from.bus) && is_lv(network.lines[at].to.bus))
        .collect();
    for &at in &lv_lines {
        sections.join(network.lines[at].from.bus, network.lines[at].to.bus);
    }

    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (head, transformer) in network.transformers.iter().enumerate() {
        if !is_distribution(transformer) || model.transformer(head).is_none() {
            continue;
        }
        for (winding, terminal_sequence_number) in transformer.windings.iter().zip(1..) {
            if is_lv(winding.terminal.bus) {
                let group =
                    groups.entry(sections.root(winding.terminal.bus)).or_insert_with(|| Group {
                        head,
                        terminal_sequence_number,
                        transformers: Vec::new(),
                        lines: Vec::new(),
                        nodes: Vec::new(),
                        customers: Vec::new(),
                    });
                if group.transformers.last() != Some(&head) {
                    group.transformers.push(head);
                }
            }
        }
    }
    for &at in &lv_lines {
        if let Some(group) = groups.get_mut(&sections.root(network.lines[at].from.bus)) {
            group.lines.push(at);
        }
    }
    for (at, _) in network.buses.iter().enumerate() {
        let bus = BusId(at as u32);
        if let Some(group) = groups.get_mut(&sections.root(bus)) {
            group.nodes.extend((1..=3).filter_map(|number| ZoneNode::find(model, bus, number)));
        }
    }
    let ungrouped = assign_customers(network, model, &mut sections, &mut groups);
    let mut groups: Vec<Group> =
        groups.into_values().filter(|group| !group.customers.is_empty()).collect();
    groups.sort_by_key(|group| (group.head, group.terminal_sequence_number));
    warn_of_several_heads(network, &groups, warnings);
    warn_of_ungrouped(network, &ungrouped, warnings);
    (groups, ungrouped)
}

fn assign_customers(
    network: &Network,
    model: &Model,
    sections: &mut Sections,
    groups: &mut BTreeMap<usize, Group>,
) -> Vec<usize> {
    let mut ungrouped = Vec::new();
    for (at, load) in network.loads.iter().enumerate() {
        let bus = load.terminal.bus;
        let energised =
            load.terminal.nodes.iter().any(|&number| model.nodes().find(bus, number).is_some());
        match groups.get_mut(&sections.root(bus)).filter(|_| energised) {
            Some(group) => group.customers.push(at),
            None => ungrouped.push(at),
        }
    }
    ungrouped
}

fn warn_of_several_heads(network: &Network, groups: &[Group], warnings: &mut Vec<String>) {
    for group in groups {
        if group.transformers.len() > 1 {
            let others: Vec<String> = group
                .transformers
                .iter()
                .filter(|&&at| at != group.head)
                .map(|&at| network.transformers[at].mrid())
                .collect();
            warnings.push(format!(
                "{} and {} feed the same LV network: it is one capacity group, headed by the first",
                group.head_mrid(network),
                others.join(", ")
            ));
        }
    }
}

fn warn_of_ungrouped(network: &Network, ungrouped: &[usize], warnings: &mut Vec<String>) {
    if !ungrouped.is_empty() {
        let names: Vec<&str> =
            ungrouped.iter().map(|&at| network.loads[at].name.as_str()).collect();
        warnings.push(format!(
            "In no capacity group, so they keep their initial state and get no addition: {}",
            some_names(&names, "load", "loads")
        ));
    }
}

/// Buses joined to one another (disjoint sets).
struct Sections {
    parents: Vec<usize>,
}

impl Sections {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    fn root(&mut self, bus: BusId) -> usize {
        let mut at = bus.index();
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, a: BusId, b: BusId) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }
}
