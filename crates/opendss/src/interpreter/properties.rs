//! Setting the properties of an element.

use super::{Call, Interpreter};
use crate::classes::{ClassInfo, Context, Effect, Element};
use crate::diagnostic::Severity;
use crate::report::{Place, Unused};
use crate::script::{Argument, Value, shortened};

impl Interpreter<'_> {
    /// Sets the properties in a line's arguments from `first` on.
    pub(super) fn edit_at<E: Element>(&mut self, position: usize, call: &Call<'_>, first: usize) {
        if call.arguments.len() <= first {
            return;
        }
        // An empty element keeps the place: the rest of the model is looked at while this one is edited, and a copy of a
        // long shape in every line that goes on with it would take forever.
        let empty = E::new(self.default_frequency_hz);
        let Some(entry) = E::store_mut(&mut self.model).at_mut(position) else { return };
        let (name, mut enabled) = (entry.name.clone(), entry.enabled);
        let mut element = std::mem::replace(&mut entry.element, empty);
        let mut heap_bytes = element.heap_bytes();
        let class = E::class();
        // A value without a name belongs to the property after the last one.
        let mut next = 0;
        for argument in &call.arguments[first..] {
            let at = match argument.name {
                Some(property) => class.property(property),
                None => (next < class.properties.len()).then_some(next),
            };
            let Some(at) = at else {
                self.unknown_property(class.name, &name, argument, call);
                continue;
            };
            next = at + 1;
            if argument.text.is_empty() {
                continue;
            }
            let property = class.properties[at];
            let value = self.value(call, argument);
            let effect = match property {
                "enabled" => value.yes_no().map(|yes| {
                    enabled = yes;
                    Effect::Used
                }),
                // What is stated for the system's own frequency needs no conversion.
                "basefreq" if self.is_system_frequency(&value) => Ok(Effect::Used),
                "like" if value.name() == name => Ok(Effect::Used),
                "like" => self.adopt(&mut element, &value.name()),
                _ => {
                    let context = Context {
                        model: &self.model,
                        files: self.files,
                        folder: &self.folder,
                        budget: &self.budget,
                    };
                    element.set(property, &value, context)
                }
            };
            self.budget.spend(element.heap_bytes().saturating_sub(heap_bytes));
            heap_bytes = element.heap_bytes();
            let place = value.place;
            self.note(class, property, &name, place, effect);
        }
        element.settle();
        if let Some(entry) = E::store_mut(&mut self.model).at_mut(position) {
            entry.enabled = enabled;
            entry.element = element;
        }
    }

    fn is_system_frequency(&self, value: &Value<'_>) -> bool {
        value.number().is_ok_and(|hz| (hz - self.model.base_frequency_hz).abs() < 1e-9)
    }

    fn adopt<E: Element>(&self, element: &mut E, other: &str) -> Result<Effect, String> {
        let Some(other) = E::store(&self.model).get(other) else {
            return Err(format!("{}.{other} is not defined before this line", E::class().name));
        };
        self.budget.spend(other.element.heap_bytes());
        Ok(element.adopt(&other.element))
    }

    fn note(
        &mut self,
        class: &'static ClassInfo,
        property: &'static str,
        name: &str,
        place: Place,
        effect: Result<Effect, String>,
    ) {
        let element = || Some(format!("{}.{name}", class.name));
        match effect {
            Ok(Effect::Used) => {}
            Ok(Effect::Unused) => {
                let no_bearing = class.no_bearing.contains(&property);
                let unused = if no_bearing { Unused::NoBearing } else { Unused::NotModelled };
                self.report.unused(class.name, property, unused, place, name);
            }
            Ok(Effect::Noted(note)) => self.finding(Severity::Warning, place, element(), note),
            Err(problem) => {
                self.finding(Severity::Error, place, element(), format!("{property}: {problem}"));
            }
        }
    }

    fn unknown_property(
        &mut self,
        class: &'static str,
        name: &str,
        argument: &Argument<'_>,
        call: &Call<'_>,
    ) {
        let message = match argument.name {
            Some(property) => format!("a {class} has no property \"{}\"", shortened(property)),
            None => format!(
                "value \"{}\" follows the last property a {class} has",
                shortened(argument.text)
            ),
        };
        self.report.error(call.place(argument), Some(format!("{class}.{name}")), message);
    }
}
