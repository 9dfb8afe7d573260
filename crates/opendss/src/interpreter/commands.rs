//! What each command does.

use super::known_commands::Command;
use super::{Call, Interpreter};
use crate::classes::Model;
use crate::report::Place;
use crate::script::{Argument, shortened};

/// Longer variables are a mistake; each use of one is a copy.
const LONGEST_VARIABLE: usize = 1000;

impl Interpreter<'_> {
    pub(super) fn run_command(&mut self, word: &Argument<'_>, call: &Call<'_>) {
        let place = call.place(word);
        if word.text.is_empty() {
            return;
        }
        let Some(command) = Command::find(word.text) else {
            // A line that begins with an element path alone (`line.l1`) does nothing worth naming either.
            self.unknown_command(word.text, place);
            return;
        };
        self.commands_known += 1;
        match command {
            Command::New => self.create(call),
            Command::Edit => self.edit(call),
            Command::More => self.more(call),
            Command::Select => self.select(call),
            Command::BatchEdit => self.batch_edit(call),
            Command::Enable => self.set_enabled(call, true),
            Command::Disable => self.set_enabled(call, false),
            Command::Open => self.switch(call, true),
            Command::Close => self.switch(call, false),
            Command::Clear => {
                self.model = Model::new(self.default_frequency_hz);
                self.active = None;
            }
            Command::Set => self.set_options(call),
            Command::Redirect => self.redirect(call),
            Command::BusCoordinates => self.read_positions(call, |first, second| (first, second)),
            Command::LatitudeLongitude => {
                self.read_positions(call, |latitude, longitude| (longitude, latitude));
            }
            Command::SetVoltageBase => self.set_voltage_base(call),
            Command::SetBusPosition => self.set_position(call),
            Command::Variable => self.set_variables(call),
            Command::Harmless => {}
            Command::NotModelled => {
                let message = format!(
                    "command \"{}\" is not modelled and changes nothing here",
                    word.text.to_lowercase()
                );
                self.report.warning(place, None, message);
            }
        }
    }

    /// `Var @name=value ...`.
    fn set_variables(&mut self, call: &Call<'_>) {
        for argument in &call.arguments {
            match argument.name {
                Some(name) if name.starts_with('@') => {
                    let text = self.text_of(argument).into_owned();
                    if text.len() > LONGEST_VARIABLE {
                        let message =
                            format!("variable of more than {LONGEST_VARIABLE} characters");
                        self.report.error(call.place(argument), None, message);
                        continue;
                    }
                    self.variables.insert(name.to_lowercase(), text);
                }
                _ => {
                    let message = format!(
                        "\"{}\" sets no variable: write @name=value",
                        shortened(argument.text)
                    );
                    self.report.error(call.place(argument), None, message);
                }
            }
        }
    }

    /// An error unless there is a circuit to add to.
    pub(super) fn has_circuit(&mut self, place: Place) -> bool {
        if self.model.circuit.is_none() {
            self.report.error(
                place,
                None,
                "no circuit yet: a line \"New Circuit.name\" must come before any element",
            );
        }
        self.model.circuit.is_some()
    }
}
