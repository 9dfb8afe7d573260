//! Capacitors.

use super::{
    BusRef, ClassInfo, Connection, Context, Effect, Element, MOST_PHASES, Model, Store, tables,
};
use crate::script::Value;

/// More steps than this are a mistake.
const MOST_STEPS: u32 = 1000;

/// A capacitor bank as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct Capacitor {
    pub(crate) buses: [Option<BusRef>; 2],
    pub(crate) phases: usize,
    pub(crate) connection: Connection,
    pub(crate) kv: f64,
    /// Size of every step.
    pub(crate) size: CapacitorSize,
    /// Series resistance and reactance of every step in ohm.
    pub(crate) r_ohm: Vec<f64>,
    pub(crate) xl_ohm: Vec<f64>,
    /// Which steps are switched in.
    pub(crate) states: Vec<bool>,
}

/// What a capacitor's capacitance is given by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CapacitorSize {
    /// kvar of every step over all phases at the rated voltage.
    Kvar(Vec<f64>),
    /// Microfarad of every step and phase.
    MicroFarad(Vec<f64>),
    /// Nodal capacitances in microfarad, row by row; one step.
    Matrix(Vec<f64>),
}

impl Element for Capacitor {
    fn class() -> &'static ClassInfo {
        &tables::CAPACITOR
    }

    fn new(_: f64) -> Self {
        Self {
            buses: [None, None],
            phases: 3,
            connection: Connection::Wye,
            kv: 12.47,
            size: CapacitorSize::Kvar(vec![1200.0]),
            r_ohm: vec![0.0],
            xl_ohm: vec![0.0],
            states: vec![true],
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.capacitors
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.capacitors
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        _: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "bus1" => self.buses[0] = Some(BusRef::parse(value)?),
            "bus2" => self.buses[1] = Some(BusRef::parse(value)?),
            "phases" => self.phases = value.count(1, MOST_PHASES)? as usize,
            "kv" => self.kv = value.positive()?,
            "conn" => self.connection = Connection::parse(value)?,
            "kvar" => self.size = CapacitorSize::Kvar(per_step(value, self.states.len())?),
            "cuf" => self.size = CapacitorSize::MicroFarad(per_step(value, self.states.len())?),
            "cmatrix" => self.size = CapacitorSize::Matrix(value.symmetric_matrix(self.phases)?),
            "r" => self.r_ohm = per_step(value, self.states.len())?,
            "xl" => self.xl_ohm = per_step(value, self.states.len())?,
            "numsteps" => self.set_steps(value.count(1, MOST_STEPS)? as usize),
            "states" => {
                let states = value.numbers()?;
                for (to, from) in self.states.iter_mut().zip(states) {
                    *to = from != 0.0;
                }
            }
            _ => return Ok(Effect::Unused),
        }
        Ok(Effect::Used)
    }

    fn heap_bytes(&self) -> usize {
        let nodal = 2 * size_of::<f64>() * self.phases * self.phases;
        nodal + 4 * size_of::<f64>() * self.states.len()
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        let buses = std::mem::take(&mut self.buses);
        *self = Self { buses, ..other.clone() };
        Effect::Used
    }
}

impl Capacitor {
    /// Several steps share what one had (`TCapacitorObj.set_NumSteps`): kvar and microfarad are divided, the series
    /// impedance multiplied.
    fn set_steps(&mut self, steps: usize) {
        let old = self.states.len();
        if steps == old {
            return;
        }
        let share = 1.0 / steps as f64;
        let first_of = |values: &[f64]| values.first().copied().unwrap_or(0.0);
        let divided = |values: &[f64]| {
            let value = if old == 1 { first_of(values) * share } else { first_of(values) };
            vec![value; steps]
        };
        match &mut self.size {
            CapacitorSize::Kvar(values) | CapacitorSize::MicroFarad(values) => {
                *values = divided(values);
            }
            CapacitorSize::Matrix(_) => {}
        }
        let scale = if old == 1 { steps as f64 } else { 1.0 };
        self.r_ohm = vec![first_of(&self.r_ohm) * scale; steps];
        self.xl_ohm = vec![first_of(&self.xl_ohm) * scale; steps];
        self.states = vec![true; steps];
    }
}

/// A value for each step; the last given one serves the steps that have none.
fn per_step(value: &Value<'_>, steps: usize) -> Result<Vec<f64>, String> {
    let mut values = value.numbers()?;
    let Some(&last) = values.last() else {
        return Err(format!("\"{}\" is not a number", value.text));
    };
    values.resize(steps, last);
    Ok(values)
}
