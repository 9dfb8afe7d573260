//! Transformers and transformer codes, and what autotransformers have in common with them.

use super::{
    BusRef, ClassInfo, Connection, Context, Effect, Element, MOST_PHASES, Model, Store, tables,
};
use crate::script::Value;

/// More windings than this are a mistake.
const MOST_WINDINGS: u32 = 12;

/// What transformers, transformer codes and autotransformers have in common.
#[derive(Clone, Debug)]
pub(crate) struct TransformerData {
    pub(crate) phases: usize,
    pub(crate) windings: Vec<WindingData>,
    /// Winding that single values go to, from 0.
    active: usize,
    /// Short-circuit reactances in percent: 12, 13, then 23.
    pub(crate) x_percent: [f64; 3],
    pub(crate) no_load_loss_percent: f64,
    pub(crate) magnetising_percent: f64,
    pub(crate) antifloat_ppm: f64,
    pub(crate) lower_voltage_leads: bool,
}

/// One winding.
#[derive(Clone, Debug)]
pub(crate) struct WindingData {
    pub(crate) bus: Option<BusRef>,
    pub(crate) connection: Connection,
    pub(crate) kv: f64,
    pub(crate) kva: f64,
    pub(crate) tap_pu: f64,
    pub(crate) min_tap_pu: f64,
    pub(crate) max_tap_pu: f64,
    pub(crate) tap_steps: u32,
    pub(crate) resistance_percent: f64,
    /// Ohm; below zero means an open neutral.
    pub(crate) neutral_r_ohm: f64,
    pub(crate) neutral_x_ohm: f64,
}

impl WindingData {
    fn new() -> Self {
        Self {
            bus: None,
            connection: Connection::Wye,
            kv: 12.47,
            kva: 1000.0,
            tap_pu: 1.0,
            min_tap_pu: 0.9,
            max_tap_pu: 1.1,
            tap_steps: 32,
            resistance_percent: 0.2,
            neutral_r_ohm: -1.0,
            neutral_x_ohm: 0.0,
        }
    }
}

impl TransformerData {
    pub(super) fn new() -> Self {
        Self {
            phases: 3,
            windings: vec![WindingData::new(), WindingData::new()],
            active: 0,
            x_percent: [7.0, 35.0, 30.0],
            no_load_loss_percent: 0.0,
            magnetising_percent: 0.0,
            antifloat_ppm: 1.0,
            lower_voltage_leads: false,
        }
    }

    /// Winding that single values go to, from 0.
    pub(super) fn active_winding(&self) -> usize {
        self.active
    }

    pub(super) fn heap_bytes(&self) -> usize {
        size_of::<WindingData>() * self.windings.len()
    }

    /// Takes over all but the buses.
    pub(super) fn use_data(&mut self, data: &Self) {
        let own = std::mem::replace(self, data.clone());
        self.active = 0;
        let mut buses = own.windings.into_iter().map(|winding| winding.bus);
        for winding in &mut self.windings {
            winding.bus = buses.next().flatten();
        }
    }

    /// Sets a property that all these classes have; `None` when it is not one of them.
    pub(super) fn set(
        &mut self,
        property: &str,
        value: &Value<'_>,
    ) -> Result<Option<Effect>, String> {
        match property {
            "phases" => self.phases = value.count(1, MOST_PHASES)? as usize,
            "windings" => {
                let windings = value.count(2, MOST_WINDINGS)? as usize;
                if windings != self.windings.len() {
                    // All windings start over (`TTransfObj.SetNumWindings`).
                    self.windings = vec![WindingData::new(); windings];
                    self.active = 0;
                }
            }
            "wdg" => self.active = value.count(1, self.windings.len() as u32)? as usize - 1,
            "xhl" | "x12" => self.x_percent[0] = value.number()?,
            "xht" | "x13" => self.x_percent[1] = value.number()?,
            "xlt" | "x23" => self.x_percent[2] = value.number()?,
            "xscarray" => {
                for (to, from) in self.x_percent.iter_mut().zip(value.numbers()?) {
                    *to = from;
                }
            }
            "%loadloss" => {
                let half = value.number()? / 2.0;
                self.windings
                    .iter_mut()
                    .take(2)
                    .for_each(|winding| winding.resistance_percent = half);
            }
            "%noloadloss" => self.no_load_loss_percent = value.number()?,
            "%imag" => self.magnetising_percent = value.number()?,
            "ppm_antifloat" => self.antifloat_ppm = value.number()?,
            "conns" | "kvs" | "kvas" | "taps" | "%rs" | "buses" => {
                return self.set_all(property, value).map(Some);
            }
            _ => return self.set_winding(property, value),
        }
        Ok(Some(Effect::Used))
    }

    /// A property of the active winding.
    fn set_winding(&mut self, property: &str, value: &Value<'_>) -> Result<Option<Effect>, String> {
        let (active, count) = (self.active, self.windings.len());
        let winding = &mut self.windings[active];
        match property {
            "bus" => winding.bus = Some(BusRef::parse(value)?),
            "conn" => winding.connection = Connection::parse(value)?,
            "kv" => winding.kv = value.number()?,
            "tap" => winding.tap_pu = value.number()?,
            "%r" => winding.resistance_percent = value.number()?,
            "rneut" => winding.neutral_r_ohm = value.number()?,
            "xneut" => winding.neutral_x_ohm = value.number()?,
            "maxtap" => winding.max_tap_pu = value.number()?,
            "mintap" => winding.min_tap_pu = value.number()?,
            "numtaps" => winding.tap_steps = value.count(0, 1000)?,
            "kva" => {
                // The first winding's rating is everyone's, and two windings share theirs (`Transformer.pas`).
                winding.kva = value.number()?;
                let kva = winding.kva;
                if active == 0 {
                    self.windings.iter_mut().for_each(|winding| winding.kva = kva);
                } else if count == 2 {
                    self.windings[0].kva = kva;
                }
            }
            _ => return Ok(None),
        }
        Ok(Some(Effect::Used))
    }

    /// A property that lists a value for each winding.
    fn set_all(&mut self, property: &str, value: &Value<'_>) -> Result<Effect, String> {
        let values = value.list();
        // What follows without `wdg` goes to the last winding (`InterpretAllBuses` and its like in `Transformer.pas`).
        self.active = self.windings.len() - 1;
        for (winding, value) in self.windings.iter_mut().zip(&values) {
            match property {
                "buses" => winding.bus = Some(BusRef::parse(value)?),
                "conns" => winding.connection = Connection::parse(value)?,
                "kvs" => winding.kv = value.number()?,
                "kvas" => winding.kva = value.number()?,
                "taps" => winding.tap_pu = value.number()?,
                _ => winding.resistance_percent = value.number()?,
            }
        }
        if values.len() > self.windings.len() {
            return Ok(Effect::Noted(format!(
                "{property} has {} values for {} windings; those beyond are not used",
                values.len(),
                self.windings.len()
            )));
        }
        Ok(Effect::Used)
    }
}

/// A transformer as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct Transformer(pub(crate) TransformerData);

impl Element for Transformer {
    fn class() -> &'static ClassInfo {
        &tables::TRANSFORMER
    }

    fn new(_: f64) -> Self {
        Self(TransformerData::new())
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.transformers
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.transformers
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        context: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "xfmrcode" => {
                let name = value.name();
                let code = context.model.transformer_codes.get(&name);
                let code = code.ok_or_else(|| {
                    format!("transformer code \"{name}\" is not defined before this transformer")
                })?;
                self.0.use_data(&code.element.0);
            }
            "leadlag" => {
                self.0.lower_voltage_leads = match value.name().as_str() {
                    "lead" | "euro" => true,
                    "lag" | "ansi" => false,
                    _ => return Err(format!("\"{}\" is neither lead nor lag", value.text)),
                }
            }
            _ => return Ok(self.0.set(property, value)?.unwrap_or(Effect::Unused)),
        }
        Ok(Effect::Used)
    }

    fn heap_bytes(&self) -> usize {
        self.0.heap_bytes()
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        self.0.use_data(&other.0);
        Effect::Used
    }
}

/// A type of transformer.
#[derive(Clone, Debug)]
pub(crate) struct TransformerCode(TransformerData);

impl Element for TransformerCode {
    fn class() -> &'static ClassInfo {
        &tables::TRANSFORMER_CODE
    }

    fn new(_: f64) -> Self {
        Self(TransformerData::new())
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.transformer_codes
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.transformer_codes
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        _: Context<'_>,
    ) -> Result<Effect, String> {
        Ok(self.0.set(property, value)?.unwrap_or(Effect::Unused))
    }

    fn heap_bytes(&self) -> usize {
        self.0.heap_bytes()
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        *self = other.clone();
        Effect::Used
    }
}
