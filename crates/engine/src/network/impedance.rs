//! Sequence data to phase matrices.

use num_complex::Complex64;

use crate::linear::CMatrix;

/// Phase impedance matrix of a conductor set from its sequence impedances, in the units of its arguments.
///
/// For two and more phases the diagonal is `(2 Z1 + Z0) / 3` and the rest `(Z0 - Z1) / 3`; a single phase keeps Z1,
/// the convention of OpenDSS (`Line.pas`, `TLineObj.RecalcElementData`). A negative mutual resistance
/// (R0 below R1) is kept as it is.
pub fn phase_impedance(phases: usize, z1: Complex64, z0: Complex64) -> CMatrix {
    let (own, mutual) =
        if phases == 1 { (z1, Complex64::ZERO) } else { ((z1 * 2.0 + z0) / 3.0, (z0 - z1) / 3.0) };
    CMatrix::from_fn(phases, |row, column| if row == column { own } else { mutual })
}

/// Phase susceptance matrix in siemens from sequence susceptances in siemens, by the same rule as
/// [`phase_impedance`].
pub fn phase_susceptance(phases: usize, b1_s: f64, b0_s: f64) -> CMatrix {
    phase_impedance(phases, Complex64::new(0.0, b1_s), Complex64::new(0.0, b0_s))
}
