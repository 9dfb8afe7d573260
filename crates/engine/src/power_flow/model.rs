//! A network, numbered and factorised.

use std::collections::{BTreeSet, HashMap};

use num_complex::Complex64;

use super::energised::{Place, energised_places};
use super::line::BranchCurrents;
use super::nodes::NodeIndex;
use super::primitive::{Entries, stamp_shunt, stamp_source};
use super::transformer::TransformerPowers;
use super::voltage_bases::{base_v, nominal_kv};
use crate::linear::{FactorError, SparseSymmetric, SymmetricFactor, minimum_degree};
use crate::network::{BusId, Network, mrid};
use crate::study::PowerFlowOptions;

/// Why a network cannot be solved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// No voltage source.
    #[error("The network has no voltage source: every circuit needs one")]
    NoSource,
    /// An element whose impedance is zero or not a number.
    #[error("{0} has no usable impedance: give it one above zero")]
    ZeroImpedance(String),
    /// The equations have no single solution.
    #[error(
        "The network's equations have no single solution at node {0}: look there for a part without any path to earth"
    )]
    Singular(String),
    /// Nearly everything is joined with everything.
    #[error(
        "The network is meshed so densely that its equations take too much memory or time: look for lines between buses that nothing joins in the field"
    )]
    TooDense,
}

/// A network, numbered and factorised, ready to be solved many times.
#[derive(Clone, Debug)]
pub struct Model {
    options: PowerFlowOptions,
    nodes: NodeIndex,
    factor: SymmetricFactor,
    source_currents_a: Vec<Complex64>,
    no_load_v: Vec<Complex64>,
    nominal_kv: Vec<f64>,
    base_v: Vec<f64>,
    inverse_base_squared: Vec<f64>,
    lines: Vec<Option<BranchCurrents>>,
    transformers: Vec<Option<TransformerPowers>>,
}

impl Model {
    /// Numbers, assembles and factorises a network and solves it without load.
    pub fn build(network: &Network, options: PowerFlowOptions) -> Result<Self, ModelError> {
        if network.sources.is_empty() {
            return Err(ModelError::NoSource);
        }
        let places = energised_places(network);
        let nodes = NodeIndex::new(elimination_order(network, &places));
        let mut entries = Entries::new();
        let lines = stamp_lines(network, &nodes, &mut entries)?;
        let transformers = stamp_transformers(network, &nodes, &mut entries)?;
        for shunt in &network.shunts {
            stamp_shunt(&mut entries, shunt, &nodes);
        }
        let source_currents_a = stamp_sources(network, &options, &nodes, &mut entries)?;
        let matrix = SparseSymmetric::from_entries(nodes.len(), &entries);
        let factor = SymmetricFactor::new(&matrix).map_err(|error| match error {
            FactorError::Singular { row } => {
                ModelError::Singular(nodes.name(network, super::NodeId(row as u32)))
            }
            FactorError::TooDense => ModelError::TooDense,
        })?;
        let mut no_load_v = source_currents_a.clone();
        factor.solve(&mut no_load_v);
        let nominal_kv = nominal_kv(network, &nodes, &no_load_v, &options.default_voltage_bases_kv);
        let base_v: Vec<f64> = nodes.iter().map(|(_, bus, _)| base_v(&nominal_kv, bus)).collect();
        let inverse_base_squared = base_v.iter().map(|base| 1.0 / (base * base)).collect();
        Ok(Self {
            options,
            nodes,
            factor,
            source_currents_a,
            no_load_v,
            nominal_kv,
            base_v,
            inverse_base_squared,
            lines,
            transformers,
        })
    }

    /// How it is solved.
    pub fn options(&self) -> &PowerFlowOptions {
        &self.options
    }

    /// Energised nodes.
    pub fn nodes(&self) -> &NodeIndex {
        &self.nodes
    }

    /// Voltages without load in volts, by node.
    pub fn no_load_v(&self) -> &[Complex64] {
        &self.no_load_v
    }

    /// Nominal voltage of a bus phase to phase in kV, 0 where nothing is energised.
    pub fn nominal_kv(&self, bus: BusId) -> f64 {
        self.nominal_kv[bus.index()]
    }

    /// Nominal voltage of every node to neutral in volts.
    pub fn base_v(&self) -> &[f64] {
        &self.base_v
    }

    /// Currents of a line, by its position in the network; `None` when no source reaches it.
    pub fn line(&self, line: usize) -> Option<&BranchCurrents> {
        self.lines[line].as_ref()
    }

    /// Powers of a transformer, by its position in the network; `None` when no source reaches it.
    pub fn transformer(&self, transformer: usize) -> Option<&TransformerPowers> {
        self.transformers[transformer].as_ref()
    }

    /// Values that the factorisation holds below the diagonal.
    pub fn fill(&self) -> usize {
        self.factor.fill()
    }

    pub(super) fn factor(&self) -> &SymmetricFactor {
        &self.factor
    }

    pub(super) fn source_currents_a(&self) -> &[Complex64] {
        &self.source_currents_a
    }

    pub(super) fn inverse_base_squared(&self) -> &[f64] {
        &self.inverse_base_squared
    }
}

fn stamp_lines(
    network: &Network,
    nodes: &NodeIndex,
    entries: &mut Entries,
) -> Result<Vec<Option<BranchCurrents>>, ModelError> {
    let mut lines = Vec::with_capacity(network.lines.len());
    for line in &network.lines {
        let branch = BranchCurrents::new(line, nodes)
            .transpose()
            .map_err(|_| ModelError::ZeroImpedance(line.mrid()))?;
        if let Some(branch) = &branch {
            branch.stamp(entries);
        }
        lines.push(branch);
    }
    Ok(lines)
}

fn stamp_transformers(
    network: &Network,
    nodes: &NodeIndex,
    entries: &mut Entries,
) -> Result<Vec<Option<TransformerPowers>>, ModelError> {
    let mut transformers = Vec::with_capacity(network.transformers.len());
    for transformer in &network.transformers {
        let powers = TransformerPowers::new(transformer, nodes)
            .transpose()
            .map_err(|_| ModelError::ZeroImpedance(transformer.mrid()))?;
        if let Some(powers) = &powers {
            powers.stamp(entries);
        }
        transformers.push(powers);
    }
    Ok(transformers)
}

fn stamp_sources(
    network: &Network,
    options: &PowerFlowOptions,
    nodes: &NodeIndex,
    entries: &mut Entries,
) -> Result<Vec<Complex64>, ModelError> {
    let mut currents_a = vec![Complex64::ZERO; nodes.len()];
    for (at, source) in network.sources.iter().enumerate() {
        let mut source = source.clone();
        // The option is about the circuit's own source.
        if let (0, Some(pu)) = (at, options.source_pu) {
            source.pu = pu;
        }
        let driven = stamp_source(entries, &source, nodes)
            .ok_or_else(|| ModelError::ZeroImpedance(mrid("vsource", &source.name)))?;
        for (node, current) in driven {
            currents_a[node.index()] += current;
        }
    }
    Ok(currents_a)
}

/// Energised places in an order that keeps the factorisation sparse: buses by minimum degree, the nodes of a bus
/// together.
fn elimination_order(network: &Network, places: &BTreeSet<Place>) -> Vec<Place> {
    let mut numbers_at: HashMap<BusId, Vec<u8>> = HashMap::new();
    for &(bus, number) in places {
        numbers_at.entry(bus).or_default().push(number);
    }
    let mut neighbours = vec![Vec::new(); network.buses.len()];
    let mut join = |a: BusId, b: BusId| {
        neighbours[a.index()].push(b.0);
        neighbours[b.index()].push(a.0);
    };
    for line in &network.lines {
        join(line.from.bus, line.to.bus);
    }
    for transformer in &network.transformers {
        for (at, winding) in transformer.windings.iter().enumerate() {
            for other in &transformer.windings[at + 1..] {
                join(winding.terminal.bus, other.terminal.bus);
            }
        }
    }
    minimum_degree(neighbours)
        .into_iter()
        .map(BusId)
        .flat_map(|bus| {
            numbers_at.remove(&bus).unwrap_or_default().into_iter().map(move |number| (bus, number))
        })
        .collect()
}
