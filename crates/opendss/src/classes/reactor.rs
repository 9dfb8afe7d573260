//! Reactors.

use std::f64::consts::TAU;

use num_complex::Complex64;

use super::{
    BusRef, ClassInfo, Connection, Context, Effect, Element, MOST_PHASES, Model, Store, tables,
};
use crate::script::Value;

/// A reactor as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct Reactor {
    pub(crate) buses: [Option<BusRef>; 2],
    pub(crate) phases: usize,
    pub(crate) connection: Connection,
    pub(crate) kv: f64,
    pub(crate) size: ReactorSize,
    /// Resistance in ohm parallel to the whole; none by default.
    pub(crate) parallel_ohm: Option<f64>,
    /// R and X matrices lie parallel to one another; other data are always in series.
    pub(crate) is_parallel: bool,
    pub(crate) r_ohm: f64,
    pub(crate) x_ohm: f64,
    pub(crate) z1: Complex64,
    pub(crate) z2: Option<Complex64>,
    pub(crate) z0: Option<Complex64>,
    pub(crate) r_matrix: Option<Vec<f64>>,
    pub(crate) x_matrix: Option<Vec<f64>>,
}

/// What a reactor's impedance is given by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ReactorSize {
    /// kvar over all phases at the rated voltage.
    Kvar(f64),
    /// R and X of every phase.
    Impedance,
    /// R and X matrices.
    Matrix,
    /// Sequence impedances.
    Sequence,
}

impl Element for Reactor {
    fn class() -> &'static ClassInfo {
        &tables::REACTOR
    }

    fn new(_: f64) -> Self {
        Self {
            buses: [None, None],
            phases: 3,
            connection: Connection::Wye,
            kv: 12.47,
            size: ReactorSize::Kvar(100.0),
            parallel_ohm: None,
            is_parallel: false,
            r_ohm: 0.0,
            x_ohm: 1555.009,
            z1: Complex64::ZERO,
            z2: None,
            z0: None,
            r_matrix: None,
            x_matrix: None,
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.reactors
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.reactors
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        context: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "bus1" => self.buses[0] = Some(BusRef::parse(value)?),
            "bus2" => self.buses[1] = Some(BusRef::parse(value)?),
            "phases" => self.phases = value.count(1, MOST_PHASES)? as usize,
            "kv" => self.kv = value.positive()?,
            "conn" => self.connection = Connection::parse(value)?,
            "kvar" => self.size = ReactorSize::Kvar(value.positive()?),
            "parallel" => self.is_parallel = value.yes_no()?,
            "rp" => self.parallel_ohm = Some(value.positive()?),
            "r" => {
                self.r_ohm = value.number()?;
                self.size = ReactorSize::Impedance;
            }
            "x" => {
                self.x_ohm = value.number()?;
                self.size = ReactorSize::Impedance;
            }
            "lmh" => {
                self.x_ohm = TAU * context.model.base_frequency_hz * value.number()? / 1000.0;
                self.size = ReactorSize::Impedance;
            }
            "z" => {
                let z = value.complex()?;
                (self.r_ohm, self.x_ohm) = (z.re, z.im);
                self.size = ReactorSize::Impedance;
            }
            "rmatrix" => {
                self.r_matrix = Some(value.symmetric_matrix(self.phases)?);
                self.size = ReactorSize::Matrix;
            }
            "xmatrix" => {
                self.x_matrix = Some(value.symmetric_matrix(self.phases)?);
                self.size = ReactorSize::Matrix;
            }
            "z1" => {
                self.z1 = value.complex()?;
                self.size = ReactorSize::Sequence;
            }
            "z2" => self.z2 = Some(value.complex()?),
            "z0" => self.z0 = Some(value.complex()?),
            _ => return Ok(Effect::Unused),
        }
        Ok(Effect::Used)
    }

    fn heap_bytes(&self) -> usize {
        size_of::<Complex64>() * self.phases * self.phases
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        let buses = std::mem::take(&mut self.buses);
        *self = Self { buses, ..other.clone() };
        Effect::Used
    }
}
