//! Voltage sources.

use num_complex::Complex64;

use super::Terminal;
use crate::linear::CMatrix;

/// A voltage behind an impedance, from earth to its terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct VoltageSource {
    /// Name, lower case.
    pub name: String,
    /// Where it is connected, one conductor for each phase.
    pub terminal: Terminal,
    /// Nominal voltage phase to phase in kV (phase to earth for a single phase).
    pub base_kv: f64,
    /// Voltage in pu of nominal.
    pub pu: f64,
    /// Angle of the first phase in degrees.
    pub angle_deg: f64,
    /// Internal impedance in ohm, phases by phases.
    pub impedance_ohm: CMatrix,
}

impl VoltageSource {
    /// The voltages to earth behind the impedance, one phasor in volts for each phase, positive sequence.
    ///
    /// Phase to phase becomes phase to earth by `2 sin(180° / phases)`, which is the square root of 3 for three.
    pub fn phasors_v(&self) -> Vec<Complex64> {
        let phases = self.terminal.nodes.len();
        let divisor =
            if phases < 2 { 1.0 } else { 2.0 * (std::f64::consts::PI / phases as f64).sin() };
        let magnitude_v = self.base_kv * 1000.0 * self.pu / divisor;
        (0..phases)
            .map(|phase| {
                let angle_deg = self.angle_deg - 360.0 * phase as f64 / phases as f64;
                Complex64::from_polar(magnitude_v, angle_deg.to_radians())
            })
            .collect()
    }
}
