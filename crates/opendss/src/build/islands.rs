//! What the elements that are left out would have held together.

use headroom_engine::network::{BusId, Network};

use super::builder::Builder;

/// Names the lines that are left out: a warning where another path joins their ends, else an error.
pub(super) fn check_left_out(builder: &mut Builder<'_>) {
    let left_out = std::mem::take(&mut builder.left_out);
    if left_out.is_empty() {
        return;
    }
    let mut parents = joined(&builder.network);
    for (element, place, message, [from, to]) in left_out {
        if root(&mut parents, from) == root(&mut parents, to) {
            builder.report.warning(place, Some(element), format!("{message}; left out"));
        } else {
            builder.report.error(place, Some(element), message);
        }
    }
}

/// For every bus the bus above it in its tree of joined buses.
fn joined(network: &Network) -> Vec<BusId> {
    let mut parents: Vec<BusId> = (0..network.buses.len() as u32).map(BusId).collect();
    for line in &network.lines {
        join(&mut parents, line.from.bus, line.to.bus);
    }
    for transformer in &network.transformers {
        for winding in &transformer.windings[1..] {
            join(&mut parents, transformer.windings[0].terminal.bus, winding.terminal.bus);
        }
    }
    parents
}

fn join(parents: &mut [BusId], one: BusId, other: BusId) {
    let (one, other) = (root(parents, one), root(parents, other));
    parents[one.index()] = other;
}

fn root(parents: &mut [BusId], mut bus: BusId) -> BusId {
    while parents[bus.index()] != bus {
        let above = parents[parents[bus.index()].index()];
        parents[bus.index()] = above;
        bus = above;
    }
    bus
}
