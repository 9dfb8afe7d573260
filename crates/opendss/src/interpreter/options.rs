//! The command Set.

use super::known_options::SetOption;
use super::{Call, Interpreter};
use crate::script::Value;

/// More nominal voltages than this are a mistake; every bus is compared with all of them.
const MOST_VOLTAGE_BASES: usize = 100;

impl Interpreter<'_> {
    pub(super) fn set_options(&mut self, call: &Call<'_>) {
        for argument in &call.arguments {
            let value = self.value(call, argument);
            let Some(name) = argument.name else {
                // Positional options name what to show next; nothing of the model.
                continue;
            };
            if let Err(problem) = self.set_option(name, &value) {
                self.report.error(
                    value.place,
                    None,
                    format!("Set {}: {problem}", name.to_lowercase()),
                );
            }
        }
    }

    fn set_option(&mut self, name: &str, value: &Value<'_>) -> Result<(), String> {
        match SetOption::find(name) {
            SetOption::VoltageBases => {
                let bases = value.numbers()?;
                if let Some(base) = bases.iter().find(|&&base| base <= 0.0) {
                    return Err(format!("{base} is not a voltage"));
                }
                if bases.len() > MOST_VOLTAGE_BASES {
                    return Err(format!(
                        "{} voltages, where {MOST_VOLTAGE_BASES} are the most",
                        bases.len()
                    ));
                }
                self.model.voltage_bases_kv = bases;
            }
            SetOption::DefaultFrequency => {
                self.default_frequency_hz = value.positive()?;
                self.model.base_frequency_hz = self.default_frequency_hz;
            }
            SetOption::Frequency => self.model.base_frequency_hz = value.positive()?,
            SetOption::ControlMode => {
                self.model.controls_act = !value.name().starts_with("of");
            }
            SetOption::Multiplier => {
                if (value.number()? - 1.0).abs() > f64::EPSILON {
                    self.not_modelled(name, value);
                }
            }
            SetOption::Harmless => {}
            SetOption::NotModelled => self.not_modelled(name, value),
        }
        Ok(())
    }

    fn not_modelled(&mut self, name: &str, value: &Value<'_>) {
        let message =
            format!("option \"{}\" is not modelled and changes nothing here", name.to_lowercase());
        self.report.warning(value.place, None, message);
    }
}
