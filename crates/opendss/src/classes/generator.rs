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
    pub(crate) model: u32,
    pub(crate) min_pu: f64,
    pub(crate) max_pu: f64,
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
            model: 1,
            min_pu: 0.9,
            max_pu: 1.1,
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
        context: Context<'_>,
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
            "yearly" => {
                self.yearly = shape_name(value);
                self.take_peak(context.peak_kw_kvar(self.yearly.as_deref()));
            }
            "daily" => {
                self.daily = shape_name(value);
                self.take_peak(context.peak_kw_kvar(self.daily.as_deref()));
            }
            "conn" => self.connection = Connection::parse(value)?,
            "vminpu" => self.min_pu = value.number()?,
            "vmaxpu" => self.max_pu = value.number()?,
            "model" => {
                self.model = value.count(1, 7)?;
                if let Some(what) = match self.model {
                    3 => Some("3 (which holds its voltage)"),
                    6 => Some("6 (a program of its own)"),
                    _ => None,
                } {
                    return Ok(Effect::Noted(format!(
                        "generator model {what} is not modelled, constant power (model 1) instead"
                    )));
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

impl Generator {
    /// Takes the peak of a shape of kW as nominal power (`TGeneratorObj.SetkWkvar`).
    fn take_peak(&mut self, peak_kw_kvar: Option<(f64, f64)>) {
        if let Some((kw, kvar)) = peak_kw_kvar {
            self.kw = kw;
            self.kvar = kvar;
        }
    }
}
