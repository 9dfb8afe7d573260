//! The line or transformer that feeds a node.

use std::collections::VecDeque;

use crate::network::Network;
use crate::power_flow::{Model, NodeId, transformer_phase_nodes};

/// A line or a transformer, by position in the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Equipment {
    /// A line, switch or series reactor.
    Line(usize),
    /// A transformer.
    Transformer(usize),
}

impl Equipment {
    /// Its mRID.
    pub fn mrid(self, network: &Network) -> String {
        match self {
            Self::Line(at) => network.lines[at].mrid(),
            Self::Transformer(at) => network.transformers[at].mrid(),
        }
    }
}

/// What feeds a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Feeding {
    /// The line or transformer towards the source.
    pub equipment: Equipment,
    /// Its terminal at the node, from 1.
    pub terminal_sequence_number: u32,
    /// The node at its other end.
    pub from: NodeId,
}

/// What feeds every node: the element on a shortest way (in elements) from a source. Of several, the first in the
/// network's canonical order, lines before transformers.
pub(super) fn find(network: &Network, model: &Model) -> Vec<Option<Feeding>> {
    let ways = ways_into(network, model);
    let mut distance = vec![u32::MAX; model.nodes().len()];
    let mut queue: VecDeque<NodeId> = network
        .sources
        .iter()
        .flat_map(|source| {
            source.terminal.nodes.iter().map(|&number| (source.terminal.bus, number))
        })
        .filter_map(|(bus, number)| model.nodes().find(bus, number))
        .collect();
    for node in &queue {
        distance[node.index()] = 0;
    }
    while let Some(node) = queue.pop_front() {
        for way in &ways[node.index()] {
            let next = way.from.index();
            if distance[next] == u32::MAX {
                distance[next] = distance[node.index()] + 1;
                queue.push_back(way.from);
            }
        }
    }
    ways.iter()
        .enumerate()
        .map(|(node, ways)| {
            ways.iter().filter(|way| distance[way.from.index()] < distance[node]).min().copied()
        })
        .collect()
}

/// All ways into every node.
fn ways_into(network: &Network, model: &Model) -> Vec<Vec<Feeding>> {
    let mut ways = vec![Vec::new(); model.nodes().len()];
    let mut join = |equipment: Equipment, a: (NodeId, u32), b: (NodeId, u32)| {
        ways[a.0.index()].push(Feeding { equipment, terminal_sequence_number: a.1, from: b.0 });
        ways[b.0.index()].push(Feeding { equipment, terminal_sequence_number: b.1, from: a.0 });
    };
    for (at, line) in network.lines.iter().enumerate() {
        for (&from, &to) in line.from.nodes.iter().zip(&line.to.nodes) {
            let ends =
                (model.nodes().find(line.from.bus, from), model.nodes().find(line.to.bus, to));
            if let (Some(from), Some(to)) = ends {
                join(Equipment::Line(at), (from, 1), (to, 2));
            }
        }
    }
    for (at, transformer) in network.transformers.iter().enumerate() {
        for phase in 0..transformer.phases {
            let nodes = transformer_phase_nodes(transformer, phase, model.nodes());
            for (place, &a) in nodes.iter().enumerate() {
                for &b in nodes[place + 1..].iter().filter(|b| b.1 != a.1) {
                    join(Equipment::Transformer(at), a, b);
                }
            }
        }
    }
    ways
}
