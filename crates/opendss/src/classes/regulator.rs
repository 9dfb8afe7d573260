//! Tap-changer controls.

use headroom_engine::network::WatchedPhase;

use super::{ClassInfo, Context, Effect, Element, MOST_PHASES, Model, Store, tables};
use crate::script::Value;

/// A tap-changer control as its script describes it.
#[derive(Clone, Debug)]
pub(crate) struct RegControl {
    /// Name of the transformer.
    pub(crate) transformer: String,
    /// Watched winding, from 1.
    pub(crate) winding: u32,
    /// Watched phase.
    pub(crate) watched_phase: WatchedPhase,
    /// Winding whose tap moves, from 1; the watched one unless stated.
    pub(crate) tap_winding: Option<u32>,
    pub(crate) target_v: f64,
    pub(crate) band_v: f64,
    pub(crate) pt_ratio: f64,
    pub(crate) ct_primary_a: f64,
    pub(crate) r_v: f64,
    pub(crate) x_v: f64,
    pub(crate) delay_s: f64,
    pub(crate) max_tap_change: u32,
    /// Tap position to start from, in steps from the middle.
    pub(crate) tap_number: Option<f64>,
}

impl Element for RegControl {
    fn class() -> &'static ClassInfo {
        &tables::REGULATOR
    }

    fn new(_: f64) -> Self {
        Self {
            transformer: String::new(),
            winding: 1,
            watched_phase: WatchedPhase::Own(0),
            tap_winding: None,
            target_v: 120.0,
            band_v: 3.0,
            pt_ratio: 60.0,
            ct_primary_a: 300.0,
            r_v: 0.0,
            x_v: 0.0,
            delay_s: 15.0,
            max_tap_change: 16,
            tap_number: None,
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.reg_controls
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.reg_controls
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        _: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "transformer" => {
                let name = value.name();
                name.rsplit('.').next().unwrap_or(&name).clone_into(&mut self.transformer);
            }
            "winding" => self.winding = value.count(1, 12)?,
            "tapwinding" => self.tap_winding = Some(value.count(1, 12)?),
            "vreg" => self.target_v = value.positive()?,
            "band" => self.band_v = value.number()?,
            "ptratio" => self.pt_ratio = value.positive()?,
            "ctprim" => self.ct_primary_a = value.number()?,
            "r" => self.r_v = value.number()?,
            "x" => self.x_v = value.number()?,
            "delay" => self.delay_s = value.number()?,
            "maxtapchange" => self.max_tap_change = value.count(0, 1000)?,
            "tapnum" => self.tap_number = Some(value.number()?.round()),
            "ptphase" => {
                self.watched_phase = match value.name().as_str() {
                    "max" => WatchedPhase::Highest,
                    "min" => WatchedPhase::Lowest,
                    _ => WatchedPhase::Own(value.count(1, MOST_PHASES)? as usize - 1),
                }
            }
            "reversible" | "inversetime" | "cogen" | "revneutral" if !value.yes_no()? => {}
            "vlimit" | "ldc_z" | "rev_z" if value.number()? == 0.0 => {}
            _ => return Ok(Effect::Unused),
        }
        Ok(Effect::Used)
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        *self = other.clone();
        Effect::Used
    }
}
