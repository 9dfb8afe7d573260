//! Customers: their legs in the network, what they have, and what they get.

use std::collections::HashMap;

use num_complex::Complex64;

use super::feeder::Conditions;
use super::initial_state::InitialPowers;
use crate::network::{BusId, Network};
use crate::power_flow::{Injections, Model, ModelledPower, VoltageDependence, element_legs};
use crate::study::{Addition, Allocation, Direction, StudyTime};
use crate::topology::Topology;

/// Which generators belong to which load: a customer's generation is what is connected at the bus of its load.
#[derive(Clone, Debug)]
pub(super) struct CustomerGenerators {
    by_load: Vec<Vec<usize>>,
    alone: Vec<usize>,
}

impl CustomerGenerators {
    /// Of several loads at one bus, the first in canonical order has the generators.
    pub(super) fn new(network: &Network) -> Self {
        let mut first_load: HashMap<BusId, usize> = HashMap::new();
        for (at, load) in network.loads.iter().enumerate() {
            first_load.entry(load.terminal.bus).or_insert(at);
        }
        let mut by_load = vec![Vec::new(); network.loads.len()];
        let mut alone = Vec::new();
        for (at, generator) in network.generators.iter().enumerate() {
            match first_load.get(&generator.terminal.bus) {
                Some(&load) => by_load[load].push(at),
                None => alone.push(at),
            }
        }
        Self { by_load, alone }
    }

    /// Generators of every load.
    pub(super) fn by_load(&self) -> &[Vec<usize>] {
        &self.by_load
    }

    /// Generators at buses without a load.
    pub(super) fn alone(&self) -> &[usize] {
        &self.alone
    }
}

/// A customer of a capacity group.
#[derive(Clone, Debug)]
pub(super) struct Customer {
    /// Position of its load.
    pub(super) load: usize,
    /// Net import at the initial state in W; negative for export.
    pub(super) initial_w: f64,
    /// Weight, 1 when uniform.
    pub(super) scale: f64,
}

/// All injections of a study, and how they grow.
#[derive(Clone, Debug)]
pub(super) struct Customers {
    /// By group.
    pub(super) by_group: Vec<Vec<Customer>>,
    /// Legs of everything, those of the groups first.
    pub(super) injections: Injections,
    /// Legs of each group that grow: those of its customers' loads.
    growing_legs: Vec<std::ops::Range<usize>>,
    /// Level of each group.
    levels: Vec<u32>,
    /// Power of each growing leg at level 0.
    base_va: Vec<Complex64>,
    /// What each growing leg gets more at every level.
    unit_va: Vec<Complex64>,
    /// kW that a customer of weight 1 gets at every level, negative for export; a profile has been applied.
    unit_kw: f64,
    /// What a person should know, in plain words.
    pub(super) warnings: Vec<String>,
}

impl Customers {
    pub(super) fn new(
        network: &Network,
        model: &Model,
        topology: &Topology,
        generators_of: &CustomerGenerators,
        powers: &InitialPowers,
        conditions: Conditions<'_>,
        profile_value: f64,
    ) -> Self {
        let mut by_group: Vec<Vec<Customer>> = topology
            .groups
            .iter()
            .map(|group| {
                group
                    .customers
                    .iter()
                    .map(|&load| {
                        let own = &generators_of.by_load()[load];
                        let net: Complex64 = powers.loads_va[load]
                            + own.iter().map(|&at| powers.generators_va[at]).sum::<Complex64>();
                        Customer { load, initial_w: net.re, scale: 1.0 }
                    })
                    .collect()
            })
            .collect();
        let mut warnings = Vec::new();
        if let Allocation::Weighted { basis, within_zone } = conditions.allocation {
            weigh(&mut by_group, basis, within_zone, &mut warnings);
        }
        let unit = unit_kva(conditions.addition) * (conditions.step_kw * profile_value);
        let mut customers = Self {
            by_group,
            injections: Injections::default(),
            growing_legs: Vec::new(),
            levels: vec![0; topology.groups.len()],
            base_va: Vec::new(),
            unit_va: Vec::new(),
            unit_kw: unit.re,
            warnings,
        };
        customers.lay_legs(network, model, powers, unit * 1000.0);
        customers
    }

    /// Lays all legs out: customers' loads group by group, then everything that does not grow.
    fn lay_legs(
        &mut self,
        network: &Network,
        model: &Model,
        powers: &InitialPowers,
        unit_va: Complex64,
    ) {
        let mut grouped = vec![false; network.loads.len()];
        for group in &self.by_group {
            let start = self.base_va.len();
            for customer in group {
                grouped[customer.load] = true;
                let load = &network.loads[customer.load];
                let (legs, phases) = element_legs(
                    &load.terminal,
                    load.phases,
                    load.connection,
                    load.rated_kv,
                    model.nodes(),
                );
                for leg in legs {
                    self.injections.legs.push(leg);
                    self.base_va.push(powers.loads_va[customer.load] / phases as f64);
                    self.unit_va.push(unit_va * (customer.scale / phases as f64));
                }
            }
            self.growing_legs.push(start..self.base_va.len());
        }
        let mut still_va = self.base_va.clone();
        let mut lay_still =
            |legs: Vec<crate::power_flow::Leg>, phases: usize, power_va: Complex64| {
                for leg in legs {
                    self.injections.legs.push(leg);
                    still_va.push(power_va / phases as f64);
                }
            };
        for (at, load) in network.loads.iter().enumerate().filter(|&(at, _)| !grouped[at]) {
            let (legs, phases) = element_legs(
                &load.terminal,
                load.phases,
                load.connection,
                load.rated_kv,
                model.nodes(),
            );
            lay_still(legs, phases, powers.loads_va[at]);
        }
        for (at, generator) in network.generators.iter().enumerate() {
            if powers.generators_va[at] != Complex64::ZERO {
                let (legs, phases) = element_legs(
                    &generator.terminal,
                    generator.phases,
                    generator.connection,
                    generator.rated_kv,
                    model.nodes(),
                );
                lay_still(legs, phases, powers.generators_va[at]);
            }
        }
        self.injections.constant_va = still_va;
    }

    /// Lets the initial powers follow voltage; what is added stays constant power.
    pub(super) fn follow_voltage(
        &mut self,
        model: crate::network::LoadModel,
        window: crate::network::VoltageWindow,
    ) {
        let dependence = VoltageDependence::Load(model);
        let powers = self.injections.constant_va.iter_mut().map(std::mem::take).enumerate();
        self.injections.modelled = powers
            .map(|(leg, rated_va)| ModelledPower { leg, rated_va, dependence, window })
            .collect();
        self.base_va.fill(Complex64::ZERO);
    }

    /// Raises (or rolls back) a group to a level.
    pub(super) fn set_level(&mut self, group: usize, level: u32) {
        if std::mem::replace(&mut self.levels[group], level) == level {
            return;
        }
        for leg in self.growing_legs[group].clone() {
            self.injections.constant_va[leg] =
                self.base_va[leg] + self.unit_va[leg] * f64::from(level);
        }
    }

    /// True when more levels change nothing for the group.
    pub(super) fn never_grows(&self, group: usize) -> bool {
        self.growing_legs[group].clone().all(|leg| self.unit_va[leg] == Complex64::ZERO)
    }

    /// What a customer has been given at a level in kW, negative for export.
    pub(super) fn allocated_kw(&self, customer: &Customer, level: u32) -> f64 {
        self.unit_kw * customer.scale * f64::from(level)
    }
}

/// Complex power in kVA, consumption positive, of an addition of 1 kW.
///
/// A positive power factor consumes vars and a negative one produces them, for load and for generation alike.
pub(super) fn unit_kva(addition: &Addition) -> Complex64 {
    let active = match addition.direction {
        Direction::Import => 1.0,
        Direction::Export => -1.0,
    };
    let reactive = addition.power_factor.abs().acos().tan() * addition.power_factor.signum();
    Complex64::new(active, reactive)
}

/// Weights by existing power over the largest in the scope.
fn weigh(
    groups: &mut [Vec<Customer>],
    basis: Direction,
    within_zone: bool,
    warnings: &mut Vec<String>,
) {
    let existing = |customer: &Customer| match basis {
        Direction::Import => customer.initial_w.max(0.0),
        Direction::Export => (-customer.initial_w).max(0.0),
    };
    let largest = |customers: &[Customer]| customers.iter().map(existing).fold(0.0, f64::max);
    let feeder_largest = groups.iter().map(|group| largest(group)).fold(0.0, f64::max);
    let mut unweighted = 0;
    for group in groups.iter_mut() {
        let scope = if within_zone { largest(group) } else { feeder_largest };
        unweighted += usize::from(scope == 0.0);
        for customer in group {
            customer.scale = if scope > 0.0 { existing(customer) / scope } else { 0.0 };
        }
    }
    if unweighted > 0 {
        let what = if basis == Direction::Import { "import" } else { "export" };
        warnings.push(format!(
            "{unweighted} capacity groups have no existing {what} to weigh by: they get no addition and show as not bound"
        ));
    }
}

/// Value of the addition's profile at an instant, 1 without a profile; `None` when the network has no such profile.
pub(super) fn profile_value(network: &Network, addition: &Addition, at: StudyTime) -> Option<f64> {
    let Some(name) = &addition.profile else { return Some(1.0) };
    let wanted = name.trim().to_lowercase();
    let wanted = wanted.strip_prefix("loadshape.").unwrap_or(&wanted);
    network
        .shapes
        .iter()
        .find(|shape| shape.name == wanted)
        .map(|shape| shape.active_at(at.seconds()))
}
