//! Loads and generators as currents.

use num_complex::Complex64;

use super::nodes::{Landing, NodeIndex};
use crate::network::{LoadModel, PowerConnection, Terminal, VoltageWindow};

/// One phase of a load or generator: power between two landings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// Slot of its first end: a node, or the slot after the last node for earth.
    from: u32,
    /// Slot of its other end.
    to: u32,
    /// Rated voltage across it in volts.
    pub rated_v: f64,
}

/// The live legs of an element with `phases` phases, and how many it has when all are live.
///
/// Power spreads equally over the phases; a phase on a dead conductor takes its share with it.
pub fn element_legs(
    terminal: &Terminal,
    phases: usize,
    connection: PowerConnection,
    rated_kv: f64,
    nodes: &NodeIndex,
) -> (Vec<Leg>, usize) {
    let landings = nodes.landings(terminal);
    let across_v = rated_kv * 1000.0;
    let (pairs, rated_v): (Vec<(usize, usize)>, f64) = match connection {
        _ if phases == 1 => (vec![(0, 1)], across_v),
        PowerConnection::Wye => {
            ((0..phases).map(|phase| (phase, phases)).collect(), across_v / 3f64.sqrt())
        }
        PowerConnection::Delta if phases == 2 => (vec![(0, 1), (1, 2)], across_v),
        PowerConnection::Delta => {
            ((0..phases).map(|phase| (phase, (phase + 1) % phases)).collect(), across_v)
        }
    };
    let total = pairs.len();
    let slot = |landing: Landing| landing.node().map_or(nodes.len() as u32, |node| node.0);
    let live = pairs
        .into_iter()
        .filter_map(|(from, to)| Some((*landings.get(from)?, *landings.get(to)?)))
        .filter(|&(from, to)| {
            from != Landing::Dead
                && to != Landing::Dead
                && (from.node().is_some() || to.node().is_some())
        })
        .map(|(from, to)| Leg { from: slot(from), to: slot(to), rated_v })
        .collect();
    (live, total)
}

/// Power of every leg, and how it follows voltage.
#[derive(Clone, Debug, Default)]
pub struct Injections {
    /// Legs, in any order.
    pub legs: Vec<Leg>,
    /// Power in VA at every voltage, consumption positive, leg by leg.
    pub constant_va: Vec<Complex64>,
    /// Power in VA at rated voltage that follows [`Self::model`], leg by leg; empty when nothing follows it.
    pub modelled_va: Vec<Complex64>,
    /// How [`Self::modelled_va`] follows voltage, for all legs alike.
    pub model: Option<(LoadModel, VoltageWindow)>,
}

impl Injections {
    /// Adds the currents that legs drive into the network at given voltages, in ampere. Both vectors have one slot
    /// more than there are nodes, for earth.
    pub(super) fn add_currents(&self, voltages_v: &[Complex64], currents_a: &mut [Complex64]) {
        for (at, (leg, &constant_va)) in self.legs.iter().zip(&self.constant_va).enumerate() {
            let (from, to) = (leg.from as usize, leg.to as usize);
            let across = voltages_v[from] - voltages_v[to];
            let mut power_va = constant_va;
            if let (Some((model, window)), Some(&rated_va)) =
                (&self.model, self.modelled_va.get(at))
            {
                power_va += power_at(*model, *window, rated_va, across.norm() / leg.rated_v);
            }
            if power_va == Complex64::ZERO {
                continue;
            }
            // conj(S / V) = conj(S) V / |V|^2
            let drawn = power_va.conj() * across / across.norm_sqr();
            currents_a[from] -= drawn;
            currents_a[to] += drawn;
        }
    }
}

/// Power in VA that a load of `rated_va` takes at `voltage_pu`, by OpenDSS' load models.
///
/// Outside its window a load is the impedance that takes its power of the window's edge there, so that it has no step.
fn power_at(
    model: LoadModel,
    window: VoltageWindow,
    rated_va: Complex64,
    voltage_pu: f64,
) -> Complex64 {
    let Complex64 { re: p, im: q } = rated_va;
    let square = voltage_pu * voltage_pu;
    if !matches!(model, LoadModel::ConstantImpedance) {
        let below = (voltage_pu < window.min_pu).then_some(window.min_pu);
        let above = (voltage_pu > window.max_pu).then_some(window.max_pu);
        if let Some(edge) = below.or(above).filter(|&edge| edge > 0.0) {
            return rated_va * (square / (edge * edge));
        }
    }
    match model {
        LoadModel::ConstantPower | LoadModel::ConstantPowerFixedVar => rated_va,
        LoadModel::ConstantImpedance => rated_va * square,
        LoadModel::ConstantPowerQuadraticVar | LoadModel::ConstantPowerFixedReactance => {
            Complex64::new(p, q * square)
        }
        LoadModel::Exponential { watts, vars } => {
            Complex64::new(p * voltage_pu.powf(watts), q * voltage_pu.powf(vars))
        }
        LoadModel::ConstantCurrent => rated_va * voltage_pu,
    }
}
