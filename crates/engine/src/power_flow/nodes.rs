//! Numbering of nodes.

use crate::network::{BusId, Network, Terminal};

/// Number of an energised node, which is its place in the elimination order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The index as `usize`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a conductor lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Landing {
    /// Earth.
    Earth,
    /// An energised node.
    Node(NodeId),
    /// A node that no source reaches.
    Dead,
}

impl Landing {
    /// The node, where there is one.
    pub(crate) fn node(self) -> Option<NodeId> {
        match self {
            Self::Node(node) => Some(node),
            Self::Earth | Self::Dead => None,
        }
    }
}

/// Energised nodes by bus and number.
#[derive(Clone, Debug)]
pub struct NodeIndex {
    /// By bus: its first node and how many it has. The nodes of a bus follow one another.
    by_bus: Vec<(u32, u32)>,
    places: Vec<(BusId, u8)>,
}

impl NodeIndex {
    /// Numbers nodes in the order given, in which the nodes of a bus follow one another.
    pub(crate) fn new(places: Vec<(BusId, u8)>) -> Self {
        let buses = places.iter().map(|&(bus, _)| bus.index() + 1).max().unwrap_or(0);
        let mut by_bus = vec![(0, 0); buses];
        for (at, &(bus, _)) in places.iter().enumerate() {
            let (first, count) = &mut by_bus[bus.index()];
            if *count == 0 {
                *first = at as u32;
            }
            *count += 1;
        }
        Self { by_bus, places }
    }

    /// Number of energised nodes.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// True when no node is energised.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Bus and node number of a node.
    pub fn place(&self, node: NodeId) -> (BusId, u8) {
        self.places[node.index()]
    }

    /// The node at a bus, when it is energised.
    pub fn find(&self, bus: BusId, number: u8) -> Option<NodeId> {
        let &(first, count) = self.by_bus.get(bus.index())?;
        (first..first + count).find(|&at| self.places[at as usize].1 == number).map(NodeId)
    }

    /// All energised nodes with their places.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, BusId, u8)> + '_ {
        self.places.iter().enumerate().map(|(at, &(bus, number))| (NodeId(at as u32), bus, number))
    }

    pub(crate) fn landing(&self, bus: BusId, number: u8) -> Landing {
        if number == 0 {
            return Landing::Earth;
        }
        self.find(bus, number).map_or(Landing::Dead, Landing::Node)
    }

    pub(crate) fn landings(&self, terminal: &Terminal) -> Vec<Landing> {
        terminal.nodes.iter().map(|&number| self.landing(terminal.bus, number)).collect()
    }

    /// Name of a node, `bus.1`, for messages.
    pub fn name(&self, network: &Network, node: NodeId) -> String {
        let (bus, number) = self.place(node);
        format!("{}.{number}", network.bus(bus).name)
    }
}
