//! Creating elements, and naming the one to edit.

use regex_lite::RegexBuilder;

use super::class::{ActiveElement, Class, Handling, for_class, handling};
use super::{Call, Interpreter, LINE_WORK};
use crate::classes::{
    AutoTransformer, Capacitor, Element, Fuse, Generator, LONGEST_NAME, Line, LineCode, Load,
    LoadShape, Model, PvSystem, Reactor, Recloser, RegControl, Relay, Source, Storage,
    SwitchControl, Transformer, TransformerCode,
};
use crate::report::Place;
use crate::script::{Argument, shortened};

impl Interpreter<'_> {
    /// `New class.name ...`.
    pub(super) fn create(&mut self, call: &Call<'_>) {
        let Some((class, name, place)) = self.object_of(call) else { return };
        if class == "circuit" {
            self.create_circuit(name, place, call);
            return;
        }
        match handling(&class) {
            Handling::Modelled(class) => {
                if self.has_circuit(place) {
                    for_class!(class, self.create_of(class, name, place, call));
                }
            }
            Handling::Quiet => self.active = Some(ActiveElement { target: None }),
            Handling::NotModelled => {
                self.active = Some(ActiveElement { target: None });
                let message = format!("class {class} is not modelled, the element is left out");
                self.report.warning(place, Some(format!("{class}.{name}")), message);
            }
            Handling::Unknown => {
                self.active = Some(ActiveElement { target: None });
                let message = format!(
                    "there is no class \"{}\" in OpenDSS, the element is left out",
                    shortened(&class)
                );
                self.report.warning(place, Some(format!("{class}.{name}")), message);
            }
        }
    }

    /// The circuit comes with its source, which the rest of the line edits.
    fn create_circuit(&mut self, name: String, place: Place, call: &Call<'_>) {
        if self.model.circuit.is_some() {
            self.report.error(
                place,
                None,
                format!(
                    "a second circuit, \"{name}\": a model has one; Clear comes before another"
                ),
            );
            return;
        }
        self.model = Model { circuit: Some(name), ..Model::new(self.default_frequency_hz) };
        let mut source = Source::new(self.default_frequency_hz);
        source.bus =
            Some(crate::classes::BusRef { name: "sourcebus".to_owned(), nodes: Vec::new() });
        let position = self.model.sources.add("source".to_owned(), place, source);
        self.active = Some(ActiveElement { target: Some((Class::Source, position)) });
        self.edit_at::<Source>(position, call, 1);
    }

    fn create_of<E: Element>(&mut self, class: Class, name: String, place: Place, call: &Call<'_>) {
        let known = E::store(&self.model).position(&name);
        let position = if let Some(position) = known {
            let element = Some(format!("{}.{name}", E::class().name));
            self.report.warning(
                place,
                element,
                "defined more than once, the later definition edits the earlier",
            );
            position
        } else {
            let element = E::new(self.default_frequency_hz);
            E::store_mut(&mut self.model).add(name, place, element)
        };
        self.active = Some(ActiveElement { target: Some((class, position)) });
        self.edit_at::<E>(position, call, 1);
    }

    /// `Edit class.name ...`.
    pub(super) fn edit(&mut self, call: &Call<'_>) {
        if let Some((class, name, place)) = self.object_of(call)
            && let Some((class, position)) = self.activate(&class, &name, place)
        {
            for_class!(class, self.edit_at(position, call, 1));
        }
    }

    /// `Select class.name`.
    pub(super) fn select(&mut self, call: &Call<'_>) {
        if let Some((class, name, place)) = self.object_of(call) {
            self.activate(&class, &name, place);
        }
    }

    /// `class.name.property=value ...`.
    pub(super) fn set_by_path(&mut self, path: &str, first: &Argument<'_>, call: &Call<'_>) {
        let place = call.place(first);
        let lower = path.to_lowercase();
        let (object, property) = lower.rsplit_once('.').unwrap_or_default();
        let Some((class, name)) = object.split_once('.') else {
            self.report.error(place, None, format!("\"{path}\" is not class.name.property"));
            return;
        };
        self.commands_known += 1;
        let property = &path[path.len() - property.len()..];
        if let Some((class, position)) = self.activate(class, name, place) {
            let mut arguments = vec![Argument { name: Some(property), ..*first }];
            arguments.extend(&call.arguments);
            let call = Call::new(call.start, call.line, call.offset, arguments);
            for_class!(class, self.edit_at(position, &call, 0));
        }
    }

    /// `~ ...`: more properties of the element last named.
    pub(super) fn more(&mut self, call: &Call<'_>) {
        match self.active.clone() {
            Some(ActiveElement { target: Some((class, position)) }) => {
                for_class!(class, self.edit_at(position, call, 0));
            }
            Some(ActiveElement { target: None }) => {}
            None => self.report.error(
                call.start,
                None,
                "there is no element yet that this line could continue",
            ),
        }
    }

    /// `BatchEdit class.pattern ...`.
    pub(super) fn batch_edit(&mut self, call: &Call<'_>) {
        let Some((class, pattern, place)) = self.object_of(call) else { return };
        let Some(class) = self.modelled_class(&class, place) else { return };
        // As in OpenDSS the pattern may match any part of the name.
        if let Ok(pattern) =
            RegexBuilder::new(&pattern).case_insensitive(true).size_limit(1 << 20).build()
        {
            for_class!(class, self.batch_edit_of(&pattern, call));
        } else {
            let message = format!(
                "\"{}\" is not a pattern (regular expression) for names",
                shortened(&pattern)
            );
            self.report.error(place, None, message);
        }
    }

    fn batch_edit_of<E: Element>(&mut self, pattern: &regex_lite::Regex, call: &Call<'_>) {
        let count = E::store(&self.model).len();
        self.budget.spend(count.saturating_mul(LINE_WORK));
        for position in 0..count {
            if self.budget.is_spent() {
                return;
            }
            if E::store(&self.model).at(position).is_some_and(|entry| pattern.is_match(&entry.name))
            {
                self.budget.spend(call.line.len());
                self.edit_at::<E>(position, call, 1);
            }
        }
    }

    /// Class and name (or pattern) of a line's first argument.
    pub(super) fn object_of(&mut self, call: &Call<'_>) -> Option<(String, String, Place)> {
        let Some(argument) = call.arguments.first() else {
            self.report.error(call.start, None, "no element named: write class.name");
            return None;
        };
        let place = call.place(argument);
        if argument.name.is_some_and(|name| !name.eq_ignore_ascii_case("object")) {
            self.report.error(
                place,
                None,
                "no element named: write class.name before any property",
            );
            return None;
        }
        let text = self.text_of(argument).to_lowercase();
        match text.split_once('.') {
            Some((_, name)) if name.len() > LONGEST_NAME => {
                let message = format!("a name of more than {LONGEST_NAME} characters");
                self.report.error(place, None, message);
                None
            }
            Some((class, name)) if !class.is_empty() && !name.is_empty() => {
                Some((class.to_owned(), name.to_owned(), place))
            }
            _ => {
                self.report.error(
                    place,
                    None,
                    format!("\"{}\" is not class.name", shortened(&text)),
                );
                None
            }
        }
    }

    /// The class, if the reader models it; one that OpenDSS does not know either is an error.
    fn modelled_class(&mut self, class: &str, place: Place) -> Option<Class> {
        match handling(class) {
            Handling::Modelled(class) => Some(class),
            Handling::Unknown if class != "circuit" => {
                let message = format!("there is no class \"{}\" in OpenDSS", shortened(class));
                self.report.error(place, None, message);
                None
            }
            Handling::Quiet | Handling::NotModelled | Handling::Unknown => None,
        }
    }

    /// Finds an element and makes it the one that More continues. One that is not there is an error, unless its class
    /// is not modelled.
    pub(super) fn activate(
        &mut self,
        class: &str,
        name: &str,
        place: Place,
    ) -> Option<(Class, usize)> {
        // `Edit Circuit.name` edits nothing of the network; the circuit's source is `Vsource.source`.
        let Some(class) = self.modelled_class(class, place) else {
            self.active = Some(ActiveElement { target: None });
            return None;
        };
        let position = for_class!(class, self.position_of(name));
        if let Some(position) = position {
            self.active = Some(ActiveElement { target: Some((class, position)) });
            Some((class, position))
        } else {
            let class = for_class!(class, self.class_name());
            self.report.error(
                place,
                None,
                format!("{class}.{name} is not defined before this line"),
            );
            None
        }
    }

    fn position_of<E: Element>(&self, name: &str) -> Option<usize> {
        E::store(&self.model).position(name)
    }

    #[expect(clippy::unused_self, reason = "called like the other methods of a class")]
    fn class_name<E: Element>(&self) -> &'static str {
        E::class().name
    }
}
