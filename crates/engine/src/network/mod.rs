//! What a feeder is made of, in physical units: volts, ohms, siemens, kilowatts.
//!
//! Elements refer to buses by [`BusId`]; a [`Terminal`] names the node of the bus that each of its conductors
//! lands on. Names are lower case and without their class; [`mrid`] joins the two as results show them.

mod canonical;
mod impedance;
mod inverter;
mod line;
mod power;
mod regulator;
mod shape;
mod source;
mod transformer;

pub use impedance::{phase_impedance, phase_susceptance};
pub use inverter::{Inverter, InverterPriority, InverterReactive};
pub use line::{Line, LineKind, Shunt};
pub use power::{Generator, GeneratorModel, Load, LoadModel, PowerConnection, VoltageWindow};
pub use regulator::{Regulator, WatchedPhase};
pub use shape::{Shape, ShapeId};
pub use source::VoltageSource;
pub use transformer::{Transformer, Winding, WindingConnection};

/// Index of a bus in [`Network::buses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BusId(pub u32);

impl BusId {
    /// The index as `usize`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place where conductors meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Bus {
    /// Name, lower case.
    pub name: String,
    /// Map position as the model gives it (metres or degrees), x then y.
    pub position: Option<(f64, f64)>,
    /// Nominal voltage phase to phase in kV, where the model states it for this very bus (`SetkVBase`).
    pub stated_base_kv: Option<f64>,
}

/// Where one end of an element lands: a bus and, for every conductor, the node of that bus. Node 0 is earth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// The bus.
    pub bus: BusId,
    /// One node number for each conductor; 1 to 3 are phases A to C, 0 is earth, 4 and above are neutrals or others.
    pub nodes: Vec<u8>,
}

/// A whole model: one circuit with its source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// The circuit's name.
    pub name: String,
    /// System frequency in Hz.
    pub base_frequency_hz: f64,
    /// Nominal voltages phase to phase in kV from which each bus takes the nearest (`Set voltagebases`); empty when
    /// the model does not state any.
    pub voltage_bases_kv: Vec<f64>,
    /// All buses, in order of first mention.
    pub buses: Vec<Bus>,
    /// Voltage sources; the first is the circuit's own.
    pub sources: Vec<VoltageSource>,
    /// Lines, switches and series reactors.
    pub lines: Vec<Line>,
    /// Two- and three-winding transformers, regulators' transformers among them.
    pub transformers: Vec<Transformer>,
    /// Capacitors and reactors to earth or between phases.
    pub shunts: Vec<Shunt>,
    /// Loads; those below a distribution transformer are its customers.
    pub loads: Vec<Load>,
    /// Generators, photovoltaic systems and storage.
    pub generators: Vec<Generator>,
    /// Tap-changer controls.
    pub regulators: Vec<Regulator>,
    /// Load and generation shapes.
    pub shapes: Vec<Shape>,
}

impl Network {
    /// The bus with this id.
    pub fn bus(&self, id: BusId) -> &Bus {
        &self.buses[id.index()]
    }
}

/// The mRID of an element in results: class and name, lower case, as OpenDSS writes them (`line.l1`).
pub fn mrid(class: &str, name: &str) -> String {
    format!("{class}.{name}")
}
