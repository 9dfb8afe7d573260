//! Loads and generators.

use super::{Inverter, ShapeId, Terminal};

/// How the phases of a load or generator are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PowerConnection {
    /// Phase to neutral. The terminal has one conductor more than phases: the neutral, last.
    Wye,
    /// Phase to phase. One phase lies between the two conductors; two phases between three conductors (open
    /// delta); three phases close the triangle of three conductors.
    Delta,
}

/// How power follows voltage, with OpenDSS' numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LoadModel {
    /// 1: constant P and Q.
    ConstantPower,
    /// 2: constant impedance.
    ConstantImpedance,
    /// 3: constant P, quadratic Q.
    ConstantPowerQuadraticVar,
    /// 4: exponents for P (`cvr_watts`) and Q (`cvr_vars`).
    Exponential {
        /// Exponent of P.
        watts: f64,
        /// Exponent of Q.
        vars: f64,
    },
    /// 5: constant current magnitude.
    ConstantCurrent,
    /// 6: constant P, Q fixed at its nominal value.
    ConstantPowerFixedVar,
    /// 7: constant P, Q as a fixed impedance at its nominal value.
    ConstantPowerFixedReactance,
    /// 8: parts of constant impedance, current and power (`ZIPV`).
    Mixed {
        /// Shares of impedance, current and power in P.
        active: [f64; 3],
        /// Shares of impedance, current and power in Q.
        reactive: [f64; 3],
        /// Voltage in pu below which nothing is taken; 0 for none.
        cut_off_pu: f64,
    },
}

impl LoadModel {
    /// The model of a number, 1 to 7; the exponents of P and Q are those of model 4. `None` for any other number.
    pub fn numbered(number: u32, watts: f64, vars: f64) -> Option<Self> {
        Some(match number {
            1 => Self::ConstantPower,
            2 => Self::ConstantImpedance,
            3 => Self::ConstantPowerQuadraticVar,
            4 => Self::Exponential { watts, vars },
            5 => Self::ConstantCurrent,
            6 => Self::ConstantPowerFixedVar,
            7 => Self::ConstantPowerFixedReactance,
            _ => return None,
        })
    }
}

/// How the power of a generator follows voltage, with OpenDSS' numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorModel {
    /// 1: constant P and Q.
    ConstantPower,
    /// 2: constant impedance.
    ConstantImpedance,
    /// 4: constant P, Q fixed at its nominal value.
    ConstantPowerFixedVar,
    /// 5: constant P, Q as a fixed impedance at its nominal value.
    ConstantPowerFixedReactance,
    /// 7: constant P and Q, with no more current than they need at the lower end of the window.
    CurrentLimited,
}

/// Voltages in pu of the rated voltage between which a load or generator keeps its model; outside it is an impedance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VoltageWindow {
    /// Lower end in pu.
    pub min_pu: f64,
    /// Upper end in pu.
    pub max_pu: f64,
}

/// A load, in OpenDSS' sense; below a distribution transformer it is a customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// Name, lower case.
    pub name: String,
    /// Where it is connected, neutral last when wye.
    pub terminal: Terminal,
    /// Number of phases.
    pub phases: usize,
    /// Connection.
    pub connection: PowerConnection,
    /// Rated voltage in kV: phase to phase with two and more phases, else the voltage across the load.
    pub rated_kv: f64,
    /// Nominal active power in kW over all phases, import positive; negative for generation.
    pub kw: f64,
    /// Nominal reactive power in kvar over all phases, positive when it consumes vars.
    pub kvar: f64,
    /// Voltage dependence.
    pub model: LoadModel,
    /// Window of the model.
    pub window: VoltageWindow,
    /// Shape of a day.
    pub daily: Option<ShapeId>,
    /// Shape of a year.
    pub yearly: Option<ShapeId>,
    /// Does not follow shapes (`status=fixed`).
    pub fixed: bool,
}

/// A generator, photovoltaic system or storage unit, as a load that gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    /// Class: `generator`, `pvsystem` or `storage`.
    pub class: String,
    /// Name, lower case.
    pub name: String,
    /// Where it is connected, neutral last when wye.
    pub terminal: Terminal,
    /// Number of phases.
    pub phases: usize,
    /// Connection.
    pub connection: PowerConnection,
    /// Rated voltage in kV, as for a load.
    pub rated_kv: f64,
    /// Active power in kW over all phases, positive when it generates.
    pub kw: f64,
    /// Reactive power in kvar over all phases, positive when it produces vars.
    pub kvar: f64,
    /// Voltage dependence.
    pub model: GeneratorModel,
    /// Window of the model.
    pub window: VoltageWindow,
    /// Between panels and network, for a photovoltaic system: shapes are of the sun then, and `kw` and `kvar` are what it
    /// gives in full sun.
    pub inverter: Option<Inverter>,
    /// Shape of a day.
    pub daily: Option<ShapeId>,
    /// Shape of a year.
    pub yearly: Option<ShapeId>,
}
