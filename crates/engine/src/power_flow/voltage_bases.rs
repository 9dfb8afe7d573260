//! Nominal voltages of buses.

use num_complex::Complex64;

use super::nodes::NodeIndex;
use crate::network::{BusId, Network};

/// Nominal voltage phase to phase in kV of every bus, 0 for buses without an energised node.
///
/// As OpenDSS' `CalcVoltageBases`: the base nearest to the square root of three times the no-load voltage of the bus'
/// first node. A voltage that the model states for the bus wins.
pub(super) fn nominal_kv(
    network: &Network,
    nodes: &NodeIndex,
    no_load_v: &[Complex64],
    default_bases_kv: &[f64],
) -> Vec<f64> {
    let bases = if network.voltage_bases_kv.is_empty() {
        default_bases_kv
    } else {
        &network.voltage_bases_kv
    };
    let mut nominal = vec![0.0; network.buses.len()];
    let mut first_number = vec![u8::MAX; network.buses.len()];
    for (node, bus, number) in nodes.iter() {
        let at = bus.index();
        if number < first_number[at] {
            first_number[at] = number;
            nominal[at] = nearest(bases, no_load_v[node.index()].norm() * 3f64.sqrt() / 1000.0);
        }
    }
    for (at, bus) in network.buses.iter().enumerate() {
        if let (Some(stated), true) = (bus.stated_base_kv, nominal[at] > 0.0) {
            nominal[at] = stated;
        }
    }
    nominal
}

/// The base whose ratio to the voltage is nearest to one; the voltage itself when there is no base.
fn nearest(bases_kv: &[f64], voltage_kv: f64) -> f64 {
    let distance = |base: f64| (1.0 - voltage_kv / base).abs();
    bases_kv
        .iter()
        .copied()
        .filter(|&base| base > 0.0)
        .min_by(|&a, &b| distance(a).total_cmp(&distance(b)))
        .unwrap_or(voltage_kv)
}

/// Nominal voltage of a node to neutral in volts.
pub(super) fn base_v(nominal_kv: &[f64], bus: BusId) -> f64 {
    nominal_kv[bus.index()] * 1000.0 / 3f64.sqrt()
}
