//! Primitive admittances: what one element adds to the network's matrix.

use num_complex::Complex64;

use super::nodes::{Landing, NodeId, NodeIndex};
use crate::linear::CMatrix;
use crate::network::{Shunt, VoltageSource};

/// Entries of the network's matrix, both triangles.
pub(super) type Entries = Vec<(u32, u32, Complex64)>;

/// Adds an element's nodal admittance, rows and columns being `landings`; rows at earth drop out.
pub(super) fn stamp(entries: &mut Entries, landings: &[Landing], admittance_s: &CMatrix) {
    for (row, at_row) in landings.iter().enumerate() {
        let Some(row_node) = at_row.node() else { continue };
        for (column, at_column) in landings.iter().enumerate() {
            let value = admittance_s[(row, column)];
            if let Some(column_node) = at_column.node()
                && value != Complex64::ZERO
            {
                entries.push((row_node.0, column_node.0, value));
            }
        }
    }
}

/// Adds a capacitor or reactor. A dead node is eliminated rather than dropped, which would earth it; where that has no
/// solution (nothing else holds the dead nodes) they are dropped.
pub(super) fn stamp_shunt(entries: &mut Entries, shunt: &Shunt, nodes: &NodeIndex) {
    let landings = nodes.landings(&shunt.terminal);
    let (dead, kept): (Vec<usize>, Vec<usize>) =
        (0..landings.len()).partition(|&at| landings[at] == Landing::Dead);
    let kept_landings: Vec<Landing> = kept.iter().map(|&at| landings[at]).collect();
    stamp(entries, &kept_landings, &eliminate(&shunt.admittance_s, &kept, &dead));
}

/// The admittance seen from `kept` when nothing else is connected to `dead` (Kron reduction).
fn eliminate(full: &CMatrix, kept: &[usize], dead: &[usize]) -> CMatrix {
    let own = full.select(kept);
    let Some(inverse) = full.select(dead).inverse() else { return own };
    CMatrix::from_fn(kept.len(), |row, column| {
        let through: Complex64 = (0..dead.len())
            .flat_map(|a| (0..dead.len()).map(move |b| (a, b)))
            .map(|(a, b)| {
                full[(kept[row], dead[a])] * inverse[(a, b)] * full[(dead[b], kept[column])]
            })
            .sum();
        own[(row, column)] - through
    })
}

/// Adds a source's Norton admittance and answers the currents it drives, node by node in ampere.
///
/// A source without usable impedance is singular: `None`.
pub(super) fn stamp_source(
    entries: &mut Entries,
    source: &VoltageSource,
    nodes: &NodeIndex,
) -> Option<Vec<(NodeId, Complex64)>> {
    let admittance = source.impedance_ohm.inverse().filter(CMatrix::is_finite)?;
    let landings = nodes.landings(&source.terminal);
    stamp(entries, &landings, &admittance);
    let phasors = source.phasors_v();
    let currents = landings.iter().enumerate().filter_map(|(row, landing)| {
        let current =
            phasors.iter().enumerate().map(|(column, v)| admittance[(row, column)] * v).sum();
        landing.node().map(|node| (node, current))
    });
    Some(currents.collect())
}
