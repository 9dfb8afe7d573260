//! Lines, as pi sections.

use num_complex::Complex64;

use super::nodes::{Landing, NodeIndex};
use super::primitive::{Entries, stamp};
use crate::linear::CMatrix;
use crate::network::Line;

/// A line's live conductors, ready to give currents.
#[derive(Clone, Debug)]
pub struct BranchCurrents {
    from: Vec<Landing>,
    to: Vec<Landing>,
    conductors: Vec<usize>,
    series_s: CMatrix,
    half_shunt_s: CMatrix,
}

/// Largest conductor current of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LargestCurrent {
    /// In ampere.
    pub current_a: f64,
    /// Terminal, 1 or 2.
    pub terminal: u32,
    /// Conductor, from 0, in the line's own order.
    pub conductor: usize,
}

impl BranchCurrents {
    /// Prepares a line. A dead conductor is struck out of the impedance matrix, which leaves it open; striking it out
    /// of the admittance matrix would earth it. `None` when nothing of the line is live, `Some(Err)` when the
    /// impedance of its live conductors is singular.
    pub(super) fn new(line: &Line, nodes: &NodeIndex) -> Option<Result<Self, ZeroImpedance>> {
        let from_all = nodes.landings(&line.from);
        let to_all = nodes.landings(&line.to);
        let conductors: Vec<usize> = (0..from_all.len().min(to_all.len()))
            .filter(|&at| from_all[at] != Landing::Dead && to_all[at] != Landing::Dead)
            .collect();
        let carries =
            |landings: &[Landing]| conductors.iter().any(|&at| landings[at].node().is_some());
        if !carries(&from_all) && !carries(&to_all) {
            return None;
        }
        let series =
            line.series_impedance_ohm.select(&conductors).inverse().filter(CMatrix::is_finite);
        let half_shunt_s =
            line.shunt_admittance_s.select(&conductors).scaled(Complex64::new(0.5, 0.0));
        let pick = |landings: &[Landing]| conductors.iter().map(|&at| landings[at]).collect();
        let (from, to) = (pick(&from_all), pick(&to_all));
        Some(
            series
                .map(|series_s| Self { from, to, conductors, series_s, half_shunt_s })
                .ok_or(ZeroImpedance),
        )
    }

    pub(super) fn stamp(&self, entries: &mut Entries) {
        let n = self.conductors.len();
        let landings: Vec<Landing> = self.from.iter().chain(&self.to).copied().collect();
        let admittance = CMatrix::from_fn(2 * n, |row, column| {
            let series = self.series_s[(row % n, column % n)];
            if row / n == column / n {
                series + self.half_shunt_s[(row % n, column % n)]
            } else {
                -series
            }
        });
        stamp(entries, &landings, &admittance);
    }

    /// Currents into the line at one end (1 or 2), conductor by conductor, in ampere.
    pub fn currents_a<'a>(
        &'a self,
        terminal: u32,
        voltages_v: &'a [Complex64],
    ) -> impl Iterator<Item = Complex64> + 'a {
        let (near, far) =
            if terminal == 1 { (&self.from, &self.to) } else { (&self.to, &self.from) };
        (0..self.conductors.len()).map(move |row| {
            near.iter()
                .zip(far)
                .enumerate()
                .map(|(column, (&near, &far))| {
                    let near_v = voltage(near, voltages_v);
                    self.series_s[(row, column)] * (near_v - voltage(far, voltages_v))
                        + self.half_shunt_s[(row, column)] * near_v
                })
                .sum()
        })
    }

    /// Largest conductor current at either end; the first of equals.
    pub fn largest(&self, voltages_v: &[Complex64]) -> LargestCurrent {
        let mut best = LargestCurrent { current_a: 0.0, terminal: 1, conductor: 0 };
        let mut best_squared = 0.0;
        for terminal in [1, 2] {
            for (at, current) in self.currents_a(terminal, voltages_v).enumerate() {
                if current.norm_sqr() > best_squared {
                    best_squared = current.norm_sqr();
                    best = LargestCurrent {
                        current_a: best_squared.sqrt(),
                        terminal,
                        conductor: self.conductors[at],
                    };
                }
            }
        }
        best
    }
}

/// A line's impedance matrix has no inverse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ZeroImpedance;

/// Voltage to earth of a landing in volts; earth and dead conductors have none.
pub(super) fn voltage(landing: Landing, voltages_v: &[Complex64]) -> Complex64 {
    landing.node().map_or(Complex64::ZERO, |node| voltages_v[node.index()])
}
