//! From a network to its voltages.
//!
//! The network is a nodal admittance matrix of its energised nodes, factorised once; loads and generators are currents
//! that depend on voltage. A solution is a fixed point: voltages give currents, currents give voltages.

mod energised;
mod injections;
mod line;
mod model;
mod nodes;
mod primitive;
mod regulators;
mod solution;
mod transformer;
mod voltage_bases;
mod voltage_dependence;

pub use injections::{Injections, Leg, ModelledPower, element_legs};
pub use line::BranchCurrents;
pub use model::{Model, ModelError};
pub use nodes::{NodeId, NodeIndex};
pub use regulators::{ControlError, Settled, settle_taps};
pub use solution::{NotConverged, Solution};
pub use transformer::{TransformerPowers, transformer_phase_nodes};
pub use voltage_dependence::VoltageDependence;
