//! Loads.

use super::{
    BusRef, ClassInfo, Connection, Context, Effect, Element, MOST_PHASES, Model, Store, tables,
};
use crate::script::Value;

/// A load as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct Load {
    pub(crate) bus: Option<BusRef>,
    pub(crate) phases: usize,
    pub(crate) connection: Connection,
    pub(crate) kv: f64,
    pub(crate) model: u32,
    pub(crate) min_pu: f64,
    pub(crate) max_pu: f64,
    pub(crate) cvr_watts: f64,
    pub(crate) cvr_vars: f64,
    pub(crate) daily: Option<String>,
    pub(crate) yearly: Option<String>,
    pub(crate) fixed: bool,
    /// Shares of impedance, current and power in P, then in Q, and the voltage in pu below which nothing is taken.
    pub(crate) zipv: Option<[f64; 7]>,
    power: PowerData,
    /// The power factor was stated, and vars were not after it.
    pf_given: bool,
    kw: f64,
    kvar: f64,
    pf: f64,
    kva: f64,
    transformer_kva: f64,
    allocation_factor: f64,
    kwh: f64,
    kwh_days: f64,
    c_factor: f64,
}

/// Which of its data a load takes its power from: the last ones given (`LoadSpecType` in `Load.pas`).
#[derive(Clone, Copy, Debug, PartialEq)]
enum PowerData {
    KwAndPf,
    KwAndKvar,
    KvaAndPf,
    /// kW that OpenDSS works out as soon as kVA of the transformer or energy are given.
    Allocated,
}

impl Load {
    /// Nominal active and reactive power in kW and kvar.
    pub(crate) fn power(&self) -> (f64, f64) {
        let kw = match self.power {
            PowerData::KwAndKvar => return (self.kw, self.kvar),
            PowerData::KwAndPf | PowerData::Allocated => self.kw,
            PowerData::KvaAndPf => self.kva * self.pf.abs(),
        };
        (kw, kvar_of(kw, self.pf))
    }
}

/// Reactive power that goes with an active one at a power factor; a negative factor turns its sign.
pub(super) fn kvar_of(kw: f64, pf: f64) -> f64 {
    let ratio = (1.0 / (pf * pf) - 1.0).max(0.0).sqrt();
    if pf < 0.0 { -kw * ratio } else { kw * ratio }
}

/// A power factor between -1 and 1, not 0.
pub(super) fn power_factor(value: &Value<'_>) -> Result<f64, String> {
    let pf = value.number()?;
    if pf == 0.0 || pf.abs() > 1.0 {
        return Err(format!("power factor \"{}\" is not from -1 to 1 without 0", value.text));
    }
    Ok(pf)
}

/// Name of a shape; `none` and nothing mean no shape.
pub(super) fn shape_name(value: &Value<'_>) -> Option<String> {
    let name = value.name();
    (!name.is_empty() && name != "none").then_some(name)
}

impl Element for Load {
    fn class() -> &'static ClassInfo {
        &tables::LOAD
    }

    fn new(_: f64) -> Self {
        Self {
            bus: None,
            phases: 3,
            connection: Connection::Wye,
            kv: 12.47,
            model: 1,
            min_pu: 0.95,
            max_pu: 1.05,
            cvr_watts: 1.0,
            cvr_vars: 2.0,
            daily: None,
            yearly: None,
            fixed: false,
            zipv: None,
            power: PowerData::KwAndPf,
            pf_given: false,
            kw: 10.0,
            kvar: 5.0,
            pf: 0.88,
            kva: 0.0,
            transformer_kva: 0.0,
            allocation_factor: 0.5,
            kwh: 0.0,
            kwh_days: 30.0,
            c_factor: 4.0,
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.loads
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.loads
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
            "model" => self.model = value.count(1, 8)?,
            "zipv" => {
                let shares = value.numbers()?.try_into();
                self.zipv = Some(shares.map_err(|_| "ZIPV takes seven numbers".to_owned())?);
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
            "status" => return self.set_status(value),
            "vminpu" => self.min_pu = value.number()?,
            "vmaxpu" => self.max_pu = value.number()?,
            "cvrwatts" => self.cvr_watts = value.number()?,
            "cvrvars" => self.cvr_vars = value.number()?,
            // A negative resistance is an open neutral, the default.
            "rneut" if value.number()? < 0.0 => {}
            "xneut" if value.number()? == 0.0 => {}
            _ => return self.set_power(property, value),
        }
        Ok(Effect::Used)
    }

    fn settle(&mut self) {
        let kva = self.kw.hypot(self.kvar);
        if self.power == PowerData::KwAndKvar && kva > 0.0 && self.kw != 0.0 {
            self.pf = (self.kw / kva).abs().copysign(self.kw * self.kvar);
        }
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        let bus = self.bus.take();
        *self = Self { bus, ..other.clone() };
        Effect::Used
    }
}

impl Load {
    fn set_power(&mut self, property: &str, value: &Value<'_>) -> Result<Effect, String> {
        match property {
            "kw" => {
                self.kw = value.number()?;
                self.power = PowerData::KwAndPf;
            }
            "kvar" => {
                self.kvar = value.number()?;
                self.power = PowerData::KwAndKvar;
                self.pf_given = false;
            }
            "kva" => {
                self.kva = value.number()?;
                self.power = PowerData::KvaAndPf;
            }
            "pf" => {
                self.pf = power_factor(value)?;
                self.pf_given = true;
            }
            "xfkva" | "allocationfactor" => {
                match property {
                    "xfkva" => self.transformer_kva = value.number()?,
                    _ => self.allocation_factor = value.number()?,
                }
                self.kw = self.transformer_kva * self.allocation_factor * self.pf.abs();
                self.power = PowerData::Allocated;
            }
            "kwh" | "kwhdays" | "cfactor" => {
                match property {
                    "kwh" => self.kwh = value.number()?,
                    "kwhdays" => self.kwh_days = value.positive()?,
                    _ => self.c_factor = value.number()?,
                }
                self.kw = self.kwh / (self.kwh_days * 24.0) * self.c_factor;
                self.power = PowerData::Allocated;
            }
            _ => return Ok(Effect::Unused),
        }
        Ok(Effect::Used)
    }

    /// Takes the peak of a shape of kW as nominal power (`TLoadObj.SetkWkvar`).
    fn take_peak(&mut self, peak_kw_kvar: Option<(f64, f64)>) {
        if let Some((kw, kvar)) = peak_kw_kvar {
            self.kw = kw;
            self.kvar = kvar;
            self.power = if self.pf_given { PowerData::KwAndPf } else { PowerData::KwAndKvar };
        }
    }

    fn set_status(&mut self, value: &Value<'_>) -> Result<Effect, String> {
        match value.name().as_bytes().first() {
            Some(b'f' | b'e') => self.fixed = true,
            Some(b'v') => self.fixed = false,
            _ => return Err(format!("\"{}\" is none of variable, fixed and exempt", value.text)),
        }
        Ok(Effect::Used)
    }
}
