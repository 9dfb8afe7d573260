//! Transformers in phase coordinates.
//!
//! The model is OpenDSS' (R. C. Dugan, "A perspective on transformer modeling for distribution system analysis", IEEE
//! PES General Meeting 2003): the leakage of each phase is a short-circuit impedance matrix about winding 1 on a base
//! of one volt, turned into a nodal admittance of winding voltages, and from there by the turns into one of terminals.

use num_complex::Complex64;

use super::line::voltage;
use super::nodes::{Landing, NodeId, NodeIndex};
use super::primitive::{Entries, stamp};
use crate::linear::CMatrix;
use crate::network::{Transformer, WindingConnection};

/// A conductor of a transformer: winding whose terminal it is at, and place in that terminal, both from 0.
pub(crate) type End = (usize, usize);

/// Conductors between which one phase of a winding (from 0) lies.
pub(crate) fn winding_ends(transformer: &Transformer, winding: usize, phase: usize) -> (End, End) {
    let phases = transformer.phases;
    let last = match transformer.windings[winding].connection {
        WindingConnection::Series => return ((winding, phase), (1, phase)),
        _ if phases == 1 => 1,
        WindingConnection::Wye => phases,
        WindingConnection::Delta if delta_towards_next(transformer) => (phase + 1) % phases,
        WindingConnection::Delta => (phase + phases - 1) % phases,
    };
    ((winding, phase), (winding, last))
}

/// Which way a delta winding goes round: to the next phase, or to the one before. With a wye winding beside it this
/// decides whether the lower voltage lags by 30 degrees (the default, Dy1 and Yd1) or leads.
fn delta_towards_next(transformer: &Transformer) -> bool {
    let windings = &transformer.windings;
    let mixed = windings.iter().any(|winding| winding.connection != windings[0].connection);
    if !mixed || transformer.is_auto() {
        return true;
    }
    let higher = usize::from(windings[1].rated_kv > windings[0].rated_kv);
    let higher_is_delta = windings[higher].connection == WindingConnection::Delta;
    higher_is_delta == transformer.lower_voltage_leads
}

/// A transformer's terminals and admittance, ready to give powers.
#[derive(Clone, Debug)]
pub struct TransformerPowers {
    landings: Vec<Landing>,
    /// Winding, from 0, that each landing belongs to.
    windings: Vec<usize>,
    admittance_s: CMatrix,
}

impl TransformerPowers {
    /// Prepares a transformer; `None` when no phase of it is live, `Some(Err)` when its leakage impedance is zero.
    pub(super) fn new(
        transformer: &Transformer,
        nodes: &NodeIndex,
    ) -> Option<Result<Self, ZeroLeakage>> {
        let landings: Vec<Landing> = transformer
            .windings
            .iter()
            .flat_map(|winding| nodes.landings(&winding.terminal))
            .collect();
        let windings: Vec<usize> = transformer
            .windings
            .iter()
            .enumerate()
            .flat_map(|(at, winding)| winding.terminal.nodes.iter().map(move |_| at))
            .collect();
        if landings.iter().all(|landing| landing.node().is_none()) {
            return None;
        }
        let admittance = admittance(transformer, &landings).filter(CMatrix::is_finite);
        Some(
            admittance
                .map(|admittance_s| Self { landings, windings, admittance_s })
                .ok_or(ZeroLeakage),
        )
    }

    pub(super) fn stamp(&self, entries: &mut Entries) {
        stamp(entries, &self.landings, &self.admittance_s);
    }

    /// Total apparent power into one winding (from 0) in VA, over all its conductors.
    pub fn power_va(&self, winding: usize, voltages_v: &[Complex64]) -> Complex64 {
        self.rows(winding)
            .map(|row| {
                voltage(self.landings[row], voltages_v) * self.row_current_a(row, voltages_v).conj()
            })
            .sum()
    }

    /// Current into one conductor (from 0) of one winding (from 0) in ampere; 0 for a conductor it lacks.
    pub fn current_a(
        &self,
        winding: usize,
        conductor: usize,
        voltages_v: &[Complex64],
    ) -> Complex64 {
        self.rows(winding)
            .nth(conductor)
            .map_or(Complex64::ZERO, |row| self.row_current_a(row, voltages_v))
    }

    fn rows(&self, winding: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.landings.len()).filter(move |&row| self.windings[row] == winding)
    }

    fn row_current_a(&self, row: usize, voltages_v: &[Complex64]) -> Complex64 {
        (0..self.landings.len())
            .map(|column| {
                self.admittance_s[(row, column)] * voltage(self.landings[column], voltages_v)
            })
            .sum()
    }
}

/// A transformer's leakage impedance has no inverse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ZeroLeakage;

/// Nodal admittance in siemens over all conductors of all windings, in order.
fn admittance(transformer: &Transformer, landings: &[Landing]) -> Option<CMatrix> {
    let windings = &transformer.windings;
    let per_winding = one_volt_admittance(transformer)?;
    let starts: Vec<usize> = windings
        .iter()
        .scan(0, |next, winding| {
            let start = *next;
            *next += winding.terminal.nodes.len();
            Some(start)
        })
        .collect();
    let mut full = CMatrix::zeros(landings.len());
    for phase in 0..transformer.phases {
        // Row of the matrix and turns ratio (per volt) of every winding end of this phase.
        let row = |(winding, conductor): End| starts[winding] + conductor;
        let ends: Vec<(usize, usize, f64)> = (0..windings.len())
            .map(|winding| {
                let (first, last) = winding_ends(transformer, winding, phase);
                let turns_v = transformer.turns_voltage_v(winding) * windings[winding].tap_pu;
                (row(first), row(last), 1.0 / turns_v)
            })
            .collect();
        let dead = |&(first, last, _): &(usize, usize, f64)| {
            landings[first] == Landing::Dead || landings[last] == Landing::Dead
        };
        if ends.iter().any(dead) {
            continue;
        }
        for (i, &(first_i, last_i, turns_i)) in ends.iter().enumerate() {
            for (j, &(first_j, last_j, turns_j)) in ends.iter().enumerate() {
                let value = per_winding[(i, j)] * (turns_i * turns_j);
                full[(first_i, first_j)] += value;
                full[(last_i, last_j)] += value;
                full[(first_i, last_j)] -= value;
                full[(last_i, first_j)] -= value;
            }
            let anti_float = anti_float_s(transformer, i);
            full[(first_i, first_i)] += anti_float;
            full[(last_i, last_i)] += anti_float;
        }
    }
    for (winding, start) in starts.iter().enumerate() {
        add_neutral_earthing(transformer, winding, start + transformer.phases, &mut full);
    }
    Some(full)
}

/// Admittance between the windings of one phase on a base of one volt, windings by windings, with the no-load branch
/// across winding 2.
fn one_volt_admittance(transformer: &Transformer) -> Option<CMatrix> {
    let windings = &transformer.windings;
    let base_va = windings[0].rated_kva * 1000.0 / transformer.phases as f64;
    let leakage = leakage_pu(transformer).inverse()?.scaled(Complex64::new(base_va, 0.0));
    let mut full = CMatrix::from_fn(windings.len(), |row, column| {
        // A = [-1 ... -1; identity]: winding 1 carries what the others do not.
        let all = 0..leakage.size();
        match (row, column) {
            (0, 0) => all
                .clone()
                .flat_map(|i| all.clone().map(move |j| (i, j)))
                .map(|at| leakage[at])
                .sum(),
            (0, j) => -all.map(|i| leakage[(i, j - 1)]).sum::<Complex64>(),
            (i, 0) => -all.map(|j| leakage[(i - 1, j)]).sum::<Complex64>(),
            (i, j) => leakage[(i - 1, j - 1)],
        }
    });
    full[(1, 1)] +=
        Complex64::new(transformer.no_load_loss_percent, -transformer.magnetising_percent)
            * (base_va / 100.0);
    Some(full)
}

/// Short-circuit impedance about winding 1 in pu of its rating.
///
/// Data of an autotransformer are those of its terminals; its windings' follow from them (H. W. Dommel, "EMTP Theory
/// Book", 6.45 and 6.50, as in OpenDSS' `AutoTrans.pas`).
fn leakage_pu(transformer: &Transformer) -> CMatrix {
    let windings = &transformer.windings;
    let r = |winding: usize| windings[winding].resistance_percent / 100.0;
    let (x12, x13, x23) = (
        transformer.x12_percent / 100.0,
        transformer.x13_percent / 100.0,
        transformer.x23_percent / 100.0,
    );
    let mut z12 = Complex64::new(r(0) + r(1), x12);
    let mut z13_x = x13;
    if transformer.is_auto() {
        let common = transformer.turns_voltage_v(1) / transformer.turns_voltage_v(0);
        z12 *= (1.0 + common).powi(2);
        z13_x = x12 * (1.0 + common) * common + x13 * (1.0 + common) - x23 * common;
    }
    CMatrix::from_fn(windings.len() - 1, |row, column| {
        if (row, column) == (0, 0) {
            return z12;
        }
        let z13 = Complex64::new(r(0) + r(2), z13_x);
        let z23 = Complex64::new(r(1) + r(2), x23);
        if row == column { z13 } else { (z12 + z13 - z23) / 2.0 }
    })
}

/// The tiny susceptance to earth at a winding's end in siemens.
fn anti_float_s(transformer: &Transformer, winding: usize) -> Complex64 {
    let turns_v = transformer.turns_voltage_v(winding);
    let base_va = transformer.windings[0].rated_kva * 1000.0 / transformer.phases as f64;
    // Half of it at either end.
    Complex64::new(0.0, -transformer.antifloat_ppm * 0.5e-6 * base_va / (turns_v * turns_v))
}

/// Earths the neutral of a wye winding; an open one gets a bit more of the tiny susceptance
/// (`TTransfObj.AddNeutralToY`).
fn add_neutral_earthing(
    transformer: &Transformer,
    winding: usize,
    conductor: usize,
    full: &mut CMatrix,
) {
    /// Siemens of a neutral without any impedance.
    const SOLID_S: f64 = 1e6;
    let data = &transformer.windings[winding];
    if data.connection != WindingConnection::Wye {
        return;
    }
    let reactance_ohm = data.neutral_reactance_ohm;
    full[(conductor, conductor)] += match data.neutral_resistance_ohm {
        None => anti_float_s(transformer, winding),
        Some(0.0) if reactance_ohm == 0.0 => Complex64::new(SOLID_S, 0.0),
        Some(resistance_ohm) => Complex64::new(resistance_ohm, reactance_ohm).inv(),
    };
}

/// Live phase nodes of one phase of a transformer, each with its terminal from 1.
pub fn transformer_phase_nodes(
    transformer: &Transformer,
    phase: usize,
    nodes: &NodeIndex,
) -> Vec<(NodeId, u32)> {
    let mut found = Vec::new();
    for (winding, terminal) in transformer.windings.iter().zip(1..) {
        let ((_, first), (_, last)) = winding_ends(transformer, terminal as usize - 1, phase);
        // A neutral is no phase, and the other end of a series winding is the second winding's.
        let is_phase_to_phase =
            transformer.phases == 1 || winding.connection == WindingConnection::Delta;
        let has_two = is_phase_to_phase && winding.connection != WindingConnection::Series;
        let conductors = if has_two { vec![first, last] } else { vec![first] };
        let numbers = conductors.into_iter().filter_map(|at| winding.terminal.nodes.get(at));
        found.extend(
            numbers
                .filter_map(|&number| nodes.find(winding.terminal.bus, number))
                .map(|node| (node, terminal)),
        );
    }
    found
}
