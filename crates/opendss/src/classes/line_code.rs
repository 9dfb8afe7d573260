//! Line codes.

use super::units::LengthUnit;
use super::{ClassInfo, Context, Effect, Element, Impedances, MOST_PHASES, Model, Store, tables};
use crate::script::Value;

/// A type of line: data per unit of length and ratings.
#[derive(Clone, Debug)]
pub(crate) struct LineCode {
    pub(crate) impedances: Impedances,
    pub(crate) units: LengthUnit,
    pub(crate) normal_rating_a: f64,
    /// `None` unless stated.
    pub(crate) emergency_rating_a: Option<f64>,
    /// Conductor that a Kron reduction strikes out, from 1; 0 for none.
    neutral: usize,
}

impl Element for LineCode {
    fn class() -> &'static ClassInfo {
        &tables::LINE_CODE
    }

    fn new(base_frequency_hz: f64) -> Self {
        Self {
            impedances: Impedances::new(base_frequency_hz),
            units: LengthUnit::None,
            normal_rating_a: 400.0,
            emergency_rating_a: None,
            neutral: 3,
        }
    }

    fn store(model: &Model) -> &Store<Self> {
        &model.line_codes
    }

    fn store_mut(model: &mut Model) -> &mut Store<Self> {
        &mut model.line_codes
    }

    fn set(
        &mut self,
        property: &'static str,
        value: &Value<'_>,
        _: Context<'_>,
    ) -> Result<Effect, String> {
        match property {
            "nphases" => {
                let phases = value.count(1, MOST_PHASES)? as usize;
                if phases != self.impedances.phases {
                    // A line code starts over from its sequence data (`TLineCodeObj.Set_NumPhases`), and unlike a
                    // line keeps the zero sequence of a single phase.
                    self.impedances.matrices = None;
                    self.impedances.phases = phases;
                    self.neutral = phases;
                }
            }
            "units" => self.units = LengthUnit::parse(value)?,
            "basefreq" => self.impedances.base_frequency_hz = value.positive()?,
            "normamps" => self.normal_rating_a = value.number()?,
            "emergamps" => self.emergency_rating_a = Some(value.number()?),
            "neutral" => self.neutral = value.count(0, MOST_PHASES)? as usize,
            "kron" => {
                if value.yes_no()? && self.neutral > 0 {
                    self.impedances.reduce(self.neutral - 1);
                    self.neutral = 0;
                }
            }
            _ => {
                if !self.impedances.set(property, value)? {
                    return Ok(Effect::Unused);
                }
            }
        }
        Ok(Effect::Used)
    }

    fn heap_bytes(&self) -> usize {
        self.impedances.heap_bytes()
    }

    fn adopt(&mut self, other: &Self) -> Effect {
        *self = other.clone();
        Effect::Used
    }
}
