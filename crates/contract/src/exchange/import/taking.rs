//! Takes an input over into a draft, value by value.

use serde_json::{Map, Value};

use super::super::known::{keys, nearest};
use super::values::{found, taken};
use super::{Imported, Problem};
use crate::draft::{Draft, SWITCH_METERS, SwitchMeter};
use crate::output::StudyKind;
use crate::spec::{self, FieldKind, FieldSpec};

/// Problems beyond these are only counted.
const MAX_PROBLEMS: usize = 100;

/// A draft that is being filled.
pub(super) struct Taking {
    draft: Draft,
    taken: usize,
    problems: Vec<Problem>,
    unnamed_problems: usize,
}

impl Taking {
    pub(super) fn new(kind: StudyKind, year: i32) -> Self {
        let draft = Draft::new(kind, year);
        Self { draft, taken: 0, problems: Vec::new(), unnamed_problems: 0 }
    }

    /// Takes the name of the work package.
    pub(super) fn name(&mut self, name: Option<Value>) {
        if let Some(name) = name {
            self.field(&spec::NAME, &name);
        }
    }

    /// Takes everything in the block at a path (empty for the input itself).
    pub(super) fn block(&mut self, path: &str, block: &Map<String, Value>) {
        let known = keys(self.draft.kind, path);
        // A value of null is one that is left out.
        for (key, value) in block.iter().filter(|(_, value)| !value.is_null()) {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            if !known.contains(key.as_str()) {
                self.unknown(path, key, known.iter().copied());
            } else if path == SWITCH_METERS {
                self.switch_meters(value);
            } else {
                self.known(&path, value);
            }
        }
    }

    fn known(&mut self, path: &str, value: &Value) {
        let field = spec::find(path);
        match (field, value) {
            (Some(field), _) if field.kind != FieldKind::Block => self.field(field, value),
            (_, Value::Object(block)) => {
                if let Some(field) = field {
                    self.field(field, value);
                }
                self.block(path, block);
            }
            _ => self.problem(path, format!("an object is needed, not {}", found(value))),
        }
    }

    fn field(&mut self, field: &'static FieldSpec, value: &Value) {
        match taken(field, value) {
            Ok(text) => {
                self.draft.set_text(field, text);
                self.taken += 1;
            }
            Err(message) => self.problem(field.path, message),
        }
    }

    fn switch_meters(&mut self, value: &Value) {
        let Some(meters) = value.as_array() else {
            return self.problem(SWITCH_METERS, format!("a list is needed, not {}", found(value)));
        };
        for (at, meter) in meters.iter().enumerate() {
            let path = format!("{SWITCH_METERS}[{at}]");
            let Some(meter) = meter.as_object() else {
                self.problem(&path, format!("an object is needed, not {}", found(meter)));
                continue;
            };
            let known = keys(self.draft.kind, SWITCH_METERS);
            for key in meter.keys().filter(|key| !known.contains(key.as_str())) {
                self.unknown(format!("{path}.{key}"), key, known.iter().copied());
            }
            let text = |key: &str| meter.get(key).and_then(Value::as_str).map(str::to_owned);
            match (text("meterSwitchClass"), text("namePattern")) {
                (Some(class), Some(name_pattern)) => {
                    self.draft.switch_meters.push(SwitchMeter { class, name_pattern });
                    self.taken += 1;
                }
                _ => self.problem(&path, "meterSwitchClass and namePattern are needed, both text"),
            }
        }
    }

    fn unknown(
        &mut self,
        path: String,
        key: &str,
        known: impl Iterator<Item = &'static str> + Clone,
    ) {
        let other = match self.draft.kind {
            StudyKind::IntrinsicLv => (StudyKind::HvNodeHeadroom, "HV node headroom"),
            StudyKind::HvNodeHeadroom => (StudyKind::IntrinsicLv, "LV intrinsic"),
        };
        let block = path.rsplit_once('.').map_or("", |(block, _)| block);
        let message = if keys(other.0, block).contains(key) {
            format!("only {} work packages have it", other.1)
        } else if let Some(near) = nearest(key, known) {
            format!("unknown key, did you mean {near}?")
        } else {
            "unknown key".to_owned()
        };
        self.problem(&path, message);
    }

    fn problem(&mut self, path: &str, message: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { path: path.to_owned(), message: message.into() });
        } else {
            self.unnamed_problems += 1;
        }
    }

    /// What came of it; says what every input has and this one has not.
    pub(super) fn end(mut self, input: &Map<String, Value>) -> Imported {
        for field in [&spec::FEEDERS, &spec::YEAR, &spec::SCENARIO, &spec::MODE, &spec::START_TIME]
        {
            let keys = field.path.split_once('.');
            let present = keys.and_then(|(block, key)| input.get(block)?.get(key));
            if present.is_none_or(Value::is_null) {
                self.problem(field.path, "missing");
            }
        }
        let Self { draft, taken, mut problems, unnamed_problems } = self;
        if unnamed_problems > 0 {
            let message = format!("{unnamed_problems} more of the kind");
            problems.push(Problem { path: "…".to_owned(), message });
        }
        Imported { draft, taken, problems }
    }
}
