//! Photovoltaic systems.

use headroom_engine::network::{Inverter, InverterPriority, InverterReactive};

use super::load::{power_factor, shape_name};
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
    pub(crate) min_pu: f64,
    pub(crate) max_pu: f64,
    pub(crate) daily: Option<String>,
    pub(crate) yearly: Option<String>,
    irradiance: f64,
    peak_kw: f64,
    peak_percent: f64,
    kva: f64,
    /// Share of `kva` in percent below which the inverter switches off.
    cut_out_percent: f64,
    watts_first: bool,
    power_factor_first: bool,
    reactive: InverterReactive,
}

impl PvSystem {
    /// Panels and inverter.
    pub(crate) fn inverter(&self) -> Inverter {
        Inverter {
            panel_kw: self.irradiance * self.peak_kw * self.peak_percent / 100.0,
            kva: self.kva,
            cut_out_kw: self.kva * self.cut_out_percent / 100.0,
            reactive: self.reactive,
            priority: if self.power_factor_first {
                InverterPriority::PowerFactor
            } else if self.watts_first {
                InverterPriority::Watts
            } else {
                InverterPriority::Vars
            },
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
            min_pu: 0.9,
            max_pu: 1.1,
            daily: None,
            yearly: None,
            irradiance: 1.0,
            peak_kw: 500.0,
            peak_percent: 100.0,
            kva: 500.0,
            cut_out_percent: 20.0,
            watts_first: false,
            power_factor_first: false,
            reactive: InverterReactive::PowerFactor(1.0),
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
            "pmpp" => self.peak_kw = value.number()?,
            "%pmpp" => self.peak_percent = value.number()?,
            "kva" => self.kva = value.positive()?,
            // An inverter is on to begin with; where it would switch on again makes no difference.
            "%cutin" => {}
            "%cutout" => self.cut_out_percent = value.number()?,
            "wattpriority" => self.watts_first = value.yes_no()?,
            "pfpriority" => self.power_factor_first = value.yes_no()?,
            "pf" => self.reactive = InverterReactive::PowerFactor(power_factor(value)?),
            "kvar" => self.reactive = InverterReactive::Kvar(value.number()?),
            "conn" => self.connection = Connection::parse(value)?,
            "vminpu" => self.min_pu = value.number()?,
            "vmaxpu" => self.max_pu = value.number()?,
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
