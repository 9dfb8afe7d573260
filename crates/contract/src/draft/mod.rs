//! The form's own state: text as typed, field by field, and its way to an input and back.
//!
//! A draft can hold anything; [`check`] never fails and answers the request, if there is one, with every issue. Fields
//! that the kind of work package or other choices hide keep their text and are left out of the input. A field without
//! text takes the server's default and is not sent.

mod difference;
mod from_input;
mod number;
pub(crate) mod reader;
mod shown;
mod to_input;

pub use difference::{Difference, differences, value_words};
pub use number::{NotANumber, parse_number};
pub(crate) use shown::is_of_kind;
pub(crate) use to_input::SWITCH_METERS;
pub use to_input::{Checked, Submission, check};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::output::StudyKind;
use crate::spec::{self, FieldKind, FieldSpec};

/// Text of a switch or a block that is on.
pub const ON: &str = "on";
/// Text of a switch that is off.
pub const OFF: &str = "off";

/// Text of some of a few options when it is none of them, which is not the same as having no text.
const NONE: &str = "none";

/// Draft of a work package of either kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Kind of work package. Fields that only the other kind has may be there, and are left out of the input.
    pub kind: StudyKind,
    /// Text of each field that has some, by the field's path.
    texts: BTreeMap<String, String>,
    /// Switches that are metered.
    #[serde(default)]
    pub switch_meters: Vec<SwitchMeter>,
}

/// Switches that are metered, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchMeter {
    /// Kind of switch by its name on the wire; empty while none is chosen.
    pub class: String,
    /// Regular expression on switches' names.
    pub name_pattern: String,
}

impl Draft {
    /// A draft without any text.
    fn blank(kind: StudyKind) -> Self {
        Self { kind, texts: BTreeMap::new(), switch_meters: Vec::new() }
    }

    /// An empty draft for a year: zero load in scenario `base`.
    pub fn new(kind: StudyKind, year: i32) -> Self {
        let mut draft = Self::blank(kind);
        draft.set_text(&spec::YEAR, year.to_string());
        draft.set_text(&spec::SCENARIO, spec::SCENARIO.default_text());
        draft.set_text(&spec::MODE, "ZERO_LOAD");
        draft
    }

    /// A field's text; empty when it has none.
    pub fn text(&self, field: &FieldSpec) -> &str {
        self.texts.get(field.path).map_or("", String::as_str)
    }

    /// Gives a field its text; empty text is none.
    pub fn set_text(&mut self, field: &FieldSpec, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.texts.remove(field.path);
        } else if let Some(present) = self.texts.get_mut(field.path) {
            *present = text;
        } else {
            self.texts.insert(field.path.to_owned(), text);
        }
    }

    /// True when the field says something of its own, whether or not it is shown.
    pub fn is_set(&self, field: &FieldSpec) -> bool {
        match field.kind {
            FieldKind::Part => !self.switch_meters.is_empty(),
            _ => !self.text(field).trim().is_empty(),
        }
    }

    /// A choice by its name on the wire, or a switch: its text, or else its default.
    pub fn value(&self, field: &FieldSpec) -> &str {
        match self.text(field) {
            "" => field.default_text(),
            text => text,
        }
    }

    /// True for a switch or a block that is on, by its text or its default.
    pub fn is_on(&self, field: &FieldSpec) -> bool {
        self.value(field) == ON
    }

    /// Chooses an option by its name on the wire; the default needs no text.
    pub fn choose(&mut self, field: &FieldSpec, wire: &str) {
        let text = if wire == field.default_text() { "" } else { wire };
        self.set_text(field, text);
    }

    /// The chosen ones of a field's options by their names on the wire, or the default's.
    pub fn chosen<'a>(&'a self, field: &FieldSpec) -> impl Iterator<Item = &'a str> {
        self.value(field).lines().filter(|wire| *wire != NONE)
    }

    /// Chooses an option beside the others, or no longer.
    pub fn choose_also(&mut self, field: &FieldSpec, wire: &str, chosen: bool) {
        let options = field.kind.choices().iter().map(|choice| choice.wire);
        let stays = |option: &&str| {
            if *option == wire { chosen } else { self.chosen(field).any(|other| other == *option) }
        };
        let wires: Vec<&str> = options.filter(stays).collect();
        let text = if wires.is_empty() { NONE.to_owned() } else { wires.join("\n") };
        self.choose(field, &text);
    }

    /// Turns a switch or a block on or off; the default needs no text.
    pub fn turn(&mut self, field: &FieldSpec, on: bool) {
        let text = match field.kind {
            FieldKind::Block if !on => "",
            _ if on => ON,
            _ => OFF,
        };
        self.choose(field, text);
    }

    /// Names of a field, one for each line of its text.
    pub fn names<'a>(&'a self, field: &FieldSpec) -> impl Iterator<Item = &'a str> {
        self.text(field).lines().map(str::trim).filter(|name| !name.is_empty())
    }

    /// Gives a field its names.
    pub fn set_names<T: AsRef<str>>(&mut self, field: &FieldSpec, names: &[T]) {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        self.set_text(field, names.join("\n"));
    }

    /// mRIDs of the chosen feeders.
    pub fn feeders(&self) -> Vec<&str> {
        self.names(&spec::FEEDERS).collect()
    }
}

#[cfg(test)]
mod tests;
