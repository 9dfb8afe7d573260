//! Generators.

use super::load::{kvar_of, power_factor, shape_name};
use super::{
    BusRef, ClassInfo, Connection, Context, Effect, Element, MOST_PHASES, Model, Store, tables,
};
use crate::script::Value;

/// A generator as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct Generator {
    pub(crate) bus: Option<BusRef>,
    pub(crate) phases: usize,
    pub(crate) connection: Connection,
    pub(crate) kv: f64,
    pub(crate) kw: f64,
    pub(crate) kvar: f64,
    pub(crate) daily: Option<String>,
    pub(crate) yearly: Option<String>,
    pf: f64,
}

impl Element for Generator {
    fn class() -> &'static ClassInfo {
        &tables::GENERATOR
    }

    fn new(_: f64) -> Self {
        Self {
            bus: None,
            phases: 3,
            connection: Connection::Wye,
            kv: 12.47,
            kw: 1000.0,
            kvar: 60.0,
            daily: None,
            yearly: None,
            pf: 0.88,
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.generators
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.generators
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        _: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "phases" => self.phases = value.count(1, MOST_PHASES)? as usize,
            "bus1" => self.bus = Some(BusRef::parse(value)?),
            "kv" => self.kv = value.number()?,
            // Power and power factor keep vars in step; vars set on their own stay (`Generator.pas`).
            "kw" => {
                self.kw = value.number()?;
                self.kvar = kvar_of(self.kw, self.pf);
            }
            "pf" => {
                self.pf = power_factor(value)?;
                self.kvar = kvar_of(self.kw, self.pf);
            }
            "kvar" => {
                self.kvar = value.number()?;
                let kva = self.kw.hypot(self.kvar);
                if kva > 0.0 && self.kw != 0.0 {
                    self.pf =
                        (self.kw / kva).abs() * if self.kw * self.kvar < 0.0 { -1.0 } else { 1.0 };
                }
            }
            "yearly" => self.yearly = shape_name(value),
            "daily" => self.daily = shape_name(value),
            "conn" => self.connection = Connection::parse(value)?,
            "model" => {
                let model = value.count(1, 7)?;
                if model != 1 {
                    let note = format!(
                        "generator model {model} is not modelled, constant power (model 1) instead"
                    );
                    return Ok(Effect::Noted(note));
                }
            }
            _ => return Ok(Effect::Unused),
        }
        Ok(Effect::Used)
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        let bus = self.bus.take();
        *self = Self { bus, ..other.clone() };
        Effect::Used
    }
}
