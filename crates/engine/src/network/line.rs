//! Lines, switches, series reactors and shunts.

use super::Terminal;
use crate::linear::CMatrix;

/// What a [`Line`] is in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Overhead line, cable or service.
    Conductor,
    /// A closed switch, fuse or link. Open ones are not part of the network.
    Switch,
    /// A series reactor.
    Reactor,
    /// A series capacitor.
    Capacitor,
}

/// A series element between two buses, as a pi section.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Name, lower case.
    pub name: String,
    /// What it is.
    pub kind: LineKind,
    /// Sending end, one node for each conductor.
    pub from: Terminal,
    /// Receiving end, as many conductors as `from`.
    pub to: Terminal,
    /// Length in m, where the model states it with its unit.
    pub length_m: Option<f64>,
    /// Series impedance of the whole length in ohm, conductors by conductors.
    pub series_impedance_ohm: CMatrix,
    /// Shunt admittance of the whole length in siemens, conductors by conductors; half of it at each end.
    pub shunt_admittance_s: CMatrix,
    /// Normal rating in ampere for each conductor.
    pub normal_rating_a: f64,
    /// Emergency rating in ampere, where the model states it.
    pub emergency_rating_a: Option<f64>,
}

impl Line {
    /// Its mRID; series reactors and capacitors are classes of their own.
    pub fn mrid(&self) -> String {
        let class = match self.kind {
            LineKind::Conductor | LineKind::Switch => "line",
            LineKind::Reactor => "reactor",
            LineKind::Capacitor => "capacitor",
        };
        super::mrid(class, &self.name)
    }
}

/// A capacitor or reactor from the nodes of one terminal to one another or to earth.
#[derive(Clone, Debug, PartialEq)]
pub struct Shunt {
    /// Class, `capacitor` or `reactor`.
    pub class: String,
    /// Name, lower case.
    pub name: String,
    /// Where it is connected; every conductor is a row of the matrix.
    pub terminal: Terminal,
    /// Nodal admittance in siemens, conductors by conductors.
    pub admittance_s: CMatrix,
}
