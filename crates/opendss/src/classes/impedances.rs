//! Series impedance and shunt susceptance per unit of length, from sequence data or as matrices.

use std::f64::consts::TAU;

use headroom_engine::linear::CMatrix;
use headroom_engine::network::{phase_impedance, phase_susceptance};
use num_complex::Complex64;

use crate::script::Value;

/// The electrical data that line codes and lines have in common, per unit of length.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Impedances {
    pub(crate) phases: usize,
    /// Positive- and zero-sequence impedance in ohm.
    pub(crate) z1: Complex64,
    pub(crate) z0: Complex64,
    /// Positive- and zero-sequence capacitance in farad.
    pub(crate) c1_f: f64,
    pub(crate) c0_f: f64,
    /// Phase matrices where they were given as such; they win over the sequence data.
    pub(crate) matrices: Option<Matrices>,
    pub(crate) base_frequency_hz: f64,
    /// Earth return at the base frequency, to adjust for another one: resistance and reactance in ohm.
    pub(crate) rg: f64,
    pub(crate) xg: f64,
    /// Earth resistivity in ohm metre.
    pub(crate) rho: f64,
}

/// Phase matrices per unit of length: ohm, and siemens at the base frequency.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Matrices {
    pub(crate) z_ohm: CMatrix,
    pub(crate) y_s: CMatrix,
}

impl Impedances {
    /// OpenDSS' defaults: an overhead line in ohm and nF per 1000 ft (`Line.pas`, `LineCode.pas`).
    pub(crate) fn new(base_frequency_hz: f64) -> Self {
        Self {
            phases: 3,
            z1: Complex64::new(0.058, 0.1206),
            z0: Complex64::new(0.1784, 0.4047),
            c1_f: 3.4e-9,
            c0_f: 1.6e-9,
            matrices: None,
            base_frequency_hz,
            rg: 0.018_05,
            xg: 0.155_081,
            rho: 100.0,
        }
    }

    /// Sets one of the properties that line codes and lines share; false when it is not one of them.
    pub(crate) fn set(&mut self, property: &str, value: &Value<'_>) -> Result<bool, String> {
        let farad_per_us = 1e-6 / (TAU * self.base_frequency_hz);
        match property {
            "r1" => self.z1.re = value.number()?,
            "x1" => self.z1.im = value.number()?,
            "r0" => self.z0.re = value.number()?,
            "x0" => self.z0.im = value.number()?,
            "c1" => self.c1_f = value.number()? * 1e-9,
            "c0" => self.c0_f = value.number()? * 1e-9,
            "b1" => self.c1_f = value.number()? * farad_per_us,
            "b0" => self.c0_f = value.number()? * farad_per_us,
            "rmatrix" | "xmatrix" | "cmatrix" => {
                let values = value.symmetric_matrix(self.phases)?;
                self.set_matrix(property, &values);
                return Ok(true);
            }
            "rg" => {
                self.rg = value.number()?;
                return Ok(true);
            }
            "xg" => {
                self.xg = value.number()?;
                return Ok(true);
            }
            "rho" => {
                self.rho = value.positive()?;
                return Ok(true);
            }
            _ => return Ok(false),
        }
        self.matrices = None;
        Ok(true)
    }

    fn set_matrix(&mut self, property: &str, values: &[f64]) {
        let size = self.phases;
        let omega = TAU * self.base_frequency_hz;
        let mut matrices = self.per_length();
        for row in 0..size {
            for column in 0..size {
                let value = values[row * size + column];
                match property {
                    "rmatrix" => matrices.z_ohm[(row, column)].re = value,
                    "xmatrix" => matrices.z_ohm[(row, column)].im = value,
                    _ => matrices.y_s[(row, column)] = Complex64::new(0.0, omega * value * 1e-9),
                }
            }
        }
        self.matrices = Some(matrices);
    }

    /// Changes the number of phases; refused when the data are matrices of another size.
    pub(crate) fn set_phases(&mut self, phases: usize) -> Result<(), String> {
        if phases == self.phases {
            return Ok(());
        }
        if self.matrices.is_some() {
            return Err(format!(
                "the number of phases cannot change to {phases} once there are matrices for {}",
                self.phases
            ));
        }
        self.phases = phases;
        self.settle_single_phase();
        Ok(())
    }

    /// A single phase knows no zero sequence: OpenDSS overwrites it (`TLineObj.RecalcElementData`).
    pub(crate) fn settle_single_phase(&mut self) {
        if self.phases == 1 && self.matrices.is_none() {
            self.z0 = self.z1;
            self.c0_f = self.c1_f;
        }
    }

    /// Bytes of both matrices, which every set of data becomes in the end.
    pub(crate) fn heap_bytes(&self) -> usize {
        2 * size_of::<Complex64>() * self.phases * self.phases
    }

    /// Matrices per unit of length at the base frequency.
    pub(crate) fn per_length(&self) -> Matrices {
        self.matrices.clone().unwrap_or_else(|| {
            let omega = TAU * self.base_frequency_hz;
            Matrices {
                z_ohm: phase_impedance(self.phases, self.z1, self.z0),
                y_s: phase_susceptance(self.phases, omega * self.c1_f, omega * self.c0_f),
            }
        })
    }

    /// Matrices of a whole length at the system's frequency (`TLineObj.CalcYPrim`): reactance and susceptance follow
    /// the frequency, the earth return is corrected for it.
    pub(crate) fn of_length(&self, length: f64, frequency_hz: f64) -> Matrices {
        let ratio = frequency_hz / self.base_frequency_hz;
        let Matrices { z_ohm, y_s } = self.per_length();
        // Penetration depth as OpenDSS has it: Kxg = Xg / ln(658.5 sqrt(rho / f)).
        let kxg = self.xg / (658.5 * (self.rho / self.base_frequency_hz).sqrt()).ln();
        let earth_x = if self.xg == 0.0 { 0.0 } else { 0.5 * kxg * ratio.ln() };
        let earth_r = self.rg * (ratio - 1.0);
        let z_ohm = CMatrix::from_fn(z_ohm.size(), |row, column| {
            let z = z_ohm[(row, column)];
            Complex64::new((z.re + earth_r) * length, (z.im - earth_x) * length * ratio)
        });
        Matrices { z_ohm, y_s: y_s.scaled(Complex64::new(length * ratio, 0.0)) }
    }

    /// Kron reduction: strikes out conductor `neutral` (from 0), which is earthed all along.
    pub(crate) fn reduce(&mut self, neutral: usize) {
        let Matrices { z_ohm, y_s } = self.per_length();
        let size = z_ohm.size();
        if size < 2 || neutral >= size || z_ohm[(neutral, neutral)].norm() == 0.0 {
            return;
        }
        let keep: Vec<usize> = (0..size).filter(|&conductor| conductor != neutral).collect();
        let reduced = CMatrix::from_fn(size, |row, column| {
            z_ohm[(row, column)]
                - z_ohm[(row, neutral)] * z_ohm[(neutral, column)] / z_ohm[(neutral, neutral)]
        });
        self.phases = keep.len();
        self.matrices = Some(Matrices { z_ohm: reduced.select(&keep), y_s: y_s.select(&keep) });
    }
}
