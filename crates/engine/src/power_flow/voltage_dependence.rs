//! How the power of loads and generators follows voltage.
//!
//! The rules are OpenDSS' (`Load.pas`, `Generator.pas`), the odd ones too: whoever compares must find the same volts.

use num_complex::Complex64;

use crate::network::{Generator, GeneratorModel, LoadModel, PowerConnection, VoltageWindow};

/// Below this voltage in pu every load is an impedance of its rated power (`vlowpu`, at its default).
const LOW_PU: f64 = 0.5;

/// How the power of a leg follows the voltage across it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum VoltageDependence {
    /// As a load.
    Load(LoadModel),
    /// As a generator.
    Generator {
        /// The model.
        model: GeneratorModel,
        /// Wherever it is an impedance, it is this share of it.
        impedance_share: f64,
    },
}

impl VoltageDependence {
    /// The dependence of a generator's legs.
    ///
    /// OpenDSS turns impedances into delta by a third; a single-phase generator in delta has its voltage across the
    /// whole of it and gets a third all the same.
    pub(super) fn of_generator(generator: &Generator) -> Self {
        let thirds = generator.phases == 1 && generator.connection == PowerConnection::Delta;
        let impedance_share = if thirds { 1.0 / 3.0 } else { 1.0 };
        Self::Generator { model: generator.model, impedance_share }
    }

    /// Power in VA at `voltage_pu` of what takes `rated_va` at rated voltage.
    pub(super) fn power_va(
        self,
        rated_va: Complex64,
        window: VoltageWindow,
        voltage_pu: f64,
    ) -> Complex64 {
        let (active, reactive) = match self {
            Self::Load(model) => load_factors(model, window, voltage_pu),
            Self::Generator { model, impedance_share } => {
                generator_factors(model, window, voltage_pu, impedance_share)
            }
        };
        Complex64::new(rated_va.re * active, rated_va.im * reactive)
    }
}

/// Active and reactive power of a load over rated power.
fn load_factors(model: LoadModel, window: VoltageWindow, voltage_pu: f64) -> (f64, f64) {
    let square = voltage_pu * voltage_pu;
    if voltage_pu <= LOW_PU {
        return (square, square);
    }
    let power = constant_power(window, voltage_pu);
    let within = voltage_pu > window.min_pu && voltage_pu <= window.max_pu;
    match model {
        LoadModel::ConstantImpedance => (square, square),
        LoadModel::ConstantPowerQuadraticVar if within => (1.0, square),
        LoadModel::Exponential { watts, vars } if within => {
            (voltage_pu.powf(watts), voltage_pu.powf(vars))
        }
        LoadModel::ConstantPower
        | LoadModel::ConstantPowerQuadraticVar
        | LoadModel::Exponential { .. } => (power, power),
        LoadModel::ConstantCurrent => {
            let current = constant_current(window, voltage_pu);
            (current, current)
        }
        LoadModel::ConstantPowerFixedVar if within => (1.0, 1.0),
        // Below the window these fall off as an impedance, not in a straight line.
        LoadModel::ConstantPowerFixedVar | LoadModel::ConstantPowerFixedReactance => {
            (impedance_outside(window, voltage_pu), square)
        }
        LoadModel::Mixed { active, reactive, cut_off_pu } => {
            let parts = [square, constant_current(window, voltage_pu), power];
            let sum = |shares: [f64; 3]| -> f64 {
                shares.iter().zip(parts).map(|(share, part)| share * part).sum()
            };
            let left = if cut_off_pu > 0.0 {
                0.5 * (1.0 + (500.0 * (voltage_pu - cut_off_pu)).tanh())
            } else {
                1.0
            };
            (left * sum(active), left * sum(reactive))
        }
    }
}

/// 1 within the window, an impedance above it; below it the current falls in a straight line to that of the rated
/// impedance at [`LOW_PU`].
fn constant_power(window: VoltageWindow, voltage_pu: f64) -> f64 {
    if voltage_pu <= window.min_pu {
        voltage_pu * falling_current(window, voltage_pu, 1.0 / window.min_pu)
    } else {
        impedance_outside(window, voltage_pu)
    }
}

/// The voltage within the window, else as [`constant_power`].
fn constant_current(window: VoltageWindow, voltage_pu: f64) -> f64 {
    if voltage_pu <= window.min_pu {
        voltage_pu * falling_current(window, voltage_pu, 1.0)
    } else if voltage_pu > window.max_pu {
        voltage_pu * voltage_pu / window.max_pu
    } else {
        voltage_pu
    }
}

/// Current between [`LOW_PU`] and the window, where it is `edge` at the window's lower end.
fn falling_current(window: VoltageWindow, voltage_pu: f64, edge: f64) -> f64 {
    LOW_PU + (voltage_pu - LOW_PU) / (window.min_pu - LOW_PU) * (edge - LOW_PU)
}

/// 1 within the window; outside, the impedance that takes rated power at the edge.
fn impedance_outside(window: VoltageWindow, voltage_pu: f64) -> f64 {
    if voltage_pu <= window.min_pu {
        (voltage_pu / window.min_pu).powi(2)
    } else if voltage_pu > window.max_pu {
        (voltage_pu / window.max_pu).powi(2)
    } else {
        1.0
    }
}

/// Active and reactive power of a generator over rated power. Generators know no low voltage of their own.
fn generator_factors(
    model: GeneratorModel,
    window: VoltageWindow,
    voltage_pu: f64,
    impedance_share: f64,
) -> (f64, f64) {
    let square = voltage_pu * voltage_pu * impedance_share;
    let within = voltage_pu > window.min_pu && voltage_pu <= window.max_pu;
    let outside = impedance_outside(window, voltage_pu) * impedance_share;
    match model {
        GeneratorModel::ConstantImpedance => (square, square),
        GeneratorModel::ConstantPowerFixedReactance if within => (1.0, square),
        GeneratorModel::ConstantPower | GeneratorModel::ConstantPowerFixedVar if within => {
            (1.0, 1.0)
        }
        GeneratorModel::ConstantPower => (outside, outside),
        GeneratorModel::ConstantPowerFixedVar | GeneratorModel::ConstantPowerFixedReactance => {
            (outside, square)
        }
        // The current that OpenDSS limits has its reactive part turned round.
        GeneratorModel::CurrentLimited if voltage_pu < window.min_pu => {
            (voltage_pu / window.min_pu, -voltage_pu / window.min_pu)
        }
        GeneratorModel::CurrentLimited => (1.0, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads_and_generators_leave_their_windows_each_in_its_own_way() {
        let load = VoltageDependence::Load;
        let generator = |model| VoltageDependence::Generator { model, impedance_share: 1.0 };
        let halves = LoadModel::Mixed {
            active: [0.5, 0.0, 0.5],
            reactive: [0.0, 1.0, 0.0],
            cut_off_pu: 0.0,
        };
        let cut =
            LoadModel::Mixed { active: [0.0, 0.0, 1.0], reactive: [0.0; 3], cut_off_pu: 0.96 };
        let cases = [
            (load(LoadModel::ConstantPower), 1.0, (1.0, 1.0)),
            // Current between 0.5 at 0.5 pu and 1 / 0.9 at 0.9 pu.
            (load(LoadModel::ConstantPower), 0.7, (0.7 * 29.0 / 36.0, 0.7 * 29.0 / 36.0)),
            (load(LoadModel::ConstantPower), 0.4, (0.16, 0.16)),
            (load(LoadModel::ConstantPower), 1.2, ((1.2f64 / 1.1).powi(2), (1.2f64 / 1.1).powi(2))),
            (load(LoadModel::ConstantPowerFixedVar), 0.72, (0.64, 0.72 * 0.72)),
            (load(LoadModel::ConstantPowerFixedReactance), 1.05, (1.0, 1.05 * 1.05)),
            (load(halves), 1.05, (0.5 * 1.05 * 1.05 + 0.5, 1.05)),
            (load(cut), 0.93, (0.0, 0.0)),
            (generator(GeneratorModel::ConstantPower), 0.72, (0.64, 0.64)),
            (generator(GeneratorModel::ConstantPower), 0.36, (0.16, 0.16)),
            (generator(GeneratorModel::ConstantPowerFixedVar), 0.72, (0.64, 0.72 * 0.72)),
            (generator(GeneratorModel::ConstantPowerFixedReactance), 1.0, (1.0, 1.0)),
            (generator(GeneratorModel::CurrentLimited), 0.72, (0.8, -0.8)),
            (generator(GeneratorModel::CurrentLimited), 1.3, (1.0, 1.0)),
        ];
        let window = VoltageWindow { min_pu: 0.9, max_pu: 1.1 };
        for (dependence, voltage_pu, (active, reactive)) in cases {
            let found = dependence.power_va(Complex64::new(1.0, 1.0), window, voltage_pu);
            let expected = Complex64::new(active, reactive);
            assert!((found - expected).norm() < 1e-9, "{dependence:?} at {voltage_pu}: {found}");
        }
    }
}
