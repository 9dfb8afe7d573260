//! Loads and generators as currents.

use num_complex::Complex64;

use super::nodes::{Landing, NodeId, NodeIndex};
use super::voltage_dependence::VoltageDependence;
use crate::network::{Network, PowerConnection, Terminal, VoltageWindow};

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

/// Power of every leg.
#[derive(Clone, Debug, Default)]
pub struct Injections {
    /// Legs, in any order.
    pub legs: Vec<Leg>,
    /// Power in VA at every voltage, consumption positive, leg by leg.
    pub constant_va: Vec<Complex64>,
    /// Power that follows voltage, beside the constant one.
    pub modelled: Vec<ModelledPower>,
}

/// Power of one leg that follows voltage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModelledPower {
    /// Position of the leg.
    pub leg: usize,
    /// Power in VA at rated voltage, consumption positive.
    pub rated_va: Complex64,
    /// How it follows voltage.
    pub dependence: VoltageDependence,
    /// Where it does.
    pub window: VoltageWindow,
}

impl Injections {
    /// Loads and generators at their nominal power, each by its own model and window: the state that a script describes
    /// when it is solved as it is.
    pub fn as_scripted(network: &Network, nodes: &NodeIndex) -> Self {
        let mut injections = Self::default();
        for load in &network.loads {
            let (legs, phases) =
                element_legs(&load.terminal, load.phases, load.connection, load.rated_kv, nodes);
            let rated_va = Complex64::new(load.kw, load.kvar) * (1000.0 / phases as f64);
            for leg in legs {
                let dependence = VoltageDependence::Load(load.model);
                injections.add_modelled(leg, rated_va, dependence, load.window);
            }
        }
        for generator in &network.generators {
            let (terminal, kv) = (&generator.terminal, generator.rated_kv);
            let (legs, phases) =
                element_legs(terminal, generator.phases, generator.connection, kv, nodes);
            let rated_va = Complex64::new(generator.kw, generator.kvar) * (-1000.0 / phases as f64);
            let dependence = VoltageDependence::of_generator(generator);
            for leg in legs {
                injections.add_modelled(leg, rated_va, dependence, generator.window);
            }
        }
        injections
    }

    /// Adds a leg of constant power.
    pub fn add(&mut self, leg: Leg, constant_va: Complex64) {
        self.legs.push(leg);
        self.constant_va.push(constant_va);
    }

    fn add_modelled(
        &mut self,
        leg: Leg,
        rated_va: Complex64,
        dependence: VoltageDependence,
        window: VoltageWindow,
    ) {
        let at = self.legs.len();
        self.modelled.push(ModelledPower { leg: at, rated_va, dependence, window });
        self.add(leg, Complex64::ZERO);
    }

    /// Adds the currents that legs drive into the network at given voltages, in ampere. Both vectors have one slot
    /// more than there are nodes, for earth.
    pub(super) fn add_currents(&self, voltages_v: &[Complex64], currents_a: &mut [Complex64]) {
        for (leg, &power_va) in self.legs.iter().zip(&self.constant_va) {
            if power_va != Complex64::ZERO {
                leg.add_current(power_va, leg.across(voltages_v), currents_a);
            }
        }
        for power in &self.modelled {
            let leg = &self.legs[power.leg];
            let across = leg.across(voltages_v);
            let voltage_pu = across.norm() / leg.rated_v;
            if voltage_pu > 0.0 {
                let power_va = power.dependence.power_va(power.rated_va, power.window, voltage_pu);
                leg.add_current(power_va, across, currents_a);
            }
        }
    }
}

impl Leg {
    /// From a node to earth.
    pub fn to_earth(node: NodeId, nodes: &NodeIndex) -> Self {
        Self { from: node.0, to: nodes.len() as u32, rated_v: 1.0 }
    }

    fn across(&self, voltages_v: &[Complex64]) -> Complex64 {
        voltages_v[self.from as usize] - voltages_v[self.to as usize]
    }

    fn add_current(&self, power_va: Complex64, across: Complex64, currents_a: &mut [Complex64]) {
        // conj(S / V) = conj(S) V / |V|^2
        let drawn = power_va.conj() * across / across.norm_sqr();
        currents_a[self.from as usize] -= drawn;
        currents_a[self.to as usize] += drawn;
    }
}
