//! Photovoltaic systems.

use super::load::{kvar_of, power_factor, shape_name};
use super::{
    BusRef, ClassInfo, Connection, Context, Effect, Element, MOST_PHASES, Model, Store, tables,
};
use crate::script::Value;

/// A photovoltaic system as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct PvSystem {
    pub(crate) bus: Option<BusRef>,
    pub(crate) phases: usize,
    pub(crate) connection: Connection,
    pub(crate) kv: f64,
    pub(crate) daily: Option<String>,
    pub(crate) yearly: Option<String>,
    irradiance: f64,
    peak_kw: f64,
    peak_percent: f64,
    kva: f64,
    kva_given: bool,
    reactive: Reactive,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Reactive {
    PowerFactor(f64),
    Kvar(f64),
}

impl PvSystem {
    /// Power in kW and kvar: what the panels give, no more than the inverter takes. Panel temperature and the
    /// inverter's efficiency curve are not modelled (both are 1 by default).
    pub(crate) fn power(&self) -> (f64, f64) {
        let kw = (self.irradiance * self.peak_kw * self.peak_percent / 100.0).min(self.kva);
        let kvar = match self.reactive {
            Reactive::PowerFactor(pf) => kvar_of(kw, pf),
            Reactive::Kvar(kvar) => kvar,
        };
        // Vars give way where both do not fit, as by default in OpenDSS with `WattPriority`; a fixed power factor
        // shrinks both.
        if kw.hypot(kvar) <= self.kva {
            return (kw, kvar);
        }
        match self.reactive {
            Reactive::PowerFactor(pf) => (self.kva * pf.abs(), kvar_of(self.kva * pf.abs(), pf)),
            Reactive::Kvar(kvar) => {
                (kw, (self.kva * self.kva - kw * kw).max(0.0).sqrt().copysign(kvar))
            }
        }
    }
}

impl Element for PvSystem {
    fn class() -> &'static ClassInfo {
        &tables::PV_SYSTEM
    }

    fn new(_: f64) -> Self {
        Self {
            bus: None,
            phases: 3,
            connection: Connection::Wye,
            kv: 12.47,
            daily: None,
            yearly: None,
            irradiance: 1.0,
            peak_kw: 500.0,
            peak_percent: 100.0,
            kva: 500.0,
            kva_given: false,
            reactive: Reactive::PowerFactor(1.0),
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.pv_systems
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.pv_systems
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
            "irradiance" => self.irradiance = value.number()?,
            "pmpp" => {
                self.peak_kw = value.number()?;
                if !self.kva_given {
                    self.kva = self.peak_kw;
                }
            }
            "%pmpp" => self.peak_percent = value.number()?,
            "kva" => {
                self.kva = value.positive()?;
                self.kva_given = true;
            }
            "pf" => self.reactive = Reactive::PowerFactor(power_factor(value)?),
            "kvar" => self.reactive = Reactive::Kvar(value.number()?),
            "conn" => self.connection = Connection::parse(value)?,
            "yearly" => self.yearly = shape_name(value),
            "daily" => self.daily = shape_name(value),
            "temperature" | "model" if is_default(property, value)? => {}
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

fn is_default(property: &str, value: &Value<'_>) -> Result<bool, String> {
    let default = if property == "temperature" { 25.0 } else { 1.0 };
    Ok((value.number()? - default).abs() < f64::EPSILON)
}
