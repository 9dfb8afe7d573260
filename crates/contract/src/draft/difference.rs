//! What two drafts disagree about, in words.

use super::{Draft, NONE, OFF, ON};
use crate::spec::{self, FieldKind, FieldSpec};

/// A field that two drafts disagree about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: &'static FieldSpec,
    /// Its value in the one draft, in words; a default is named as such.
    pub before: String,
    /// Its value in the other.
    pub after: String,
}

/// The fields that two drafts disagree about, in the order of the form. Text in a field that a draft does not show counts
/// for nothing.
pub fn differences(before: &Draft, after: &Draft) -> Vec<Difference> {
    spec::all()
        .filter(|field| match field.kind {
            FieldKind::Part => before.switch_meters != after.switch_meters,
            _ => effective_text(before, field) != effective_text(after, field),
        })
        .map(|field| Difference {
            field,
            before: value_words(before, field),
            after: value_words(after, field),
        })
        .collect()
}

fn effective_text<'a>(draft: &'a Draft, field: &FieldSpec) -> &'a str {
    if draft.shows(field) { draft.text(field).trim() } else { "" }
}

/// A field's value in words: `5 kW`, `Zero load`, `On`; `1.0 kW, default` or `Not set` without one of its own.
pub fn value_words(draft: &Draft, field: &FieldSpec) -> String {
    if !draft.shows(field) {
        return "Not used".to_owned();
    }
    if matches!(field.kind, FieldKind::Part) {
        return part_words(draft, field);
    }
    let text = draft.text(field).trim();
    match (text, field.default) {
        ("", Some(default)) => format!("{}, default", words(field, default)),
        ("", None) if matches!(field.kind, FieldKind::Block) => "Off".to_owned(),
        ("", None) => "Not set".to_owned(),
        (text, _) => words(field, text),
    }
}

fn words(field: &FieldSpec, text: &str) -> String {
    let label = |wire: &str| {
        let choice = field.kind.choices().iter().find(|choice| choice.wire == wire);
        choice.map_or(wire, |choice| choice.label).to_owned()
    };
    match field.kind {
        FieldKind::Switch | FieldKind::Block => match text {
            ON => "On".to_owned(),
            OFF => "Off".to_owned(),
            other => other.to_owned(),
        },
        FieldKind::Choice(_) => label(text),
        FieldKind::Choices(_) if text == NONE => "None".to_owned(),
        FieldKind::Choices(_) => text.lines().map(label).collect::<Vec<_>>().join(", "),
        FieldKind::Names => text.lines().collect::<Vec<_>>().join(", "),
        FieldKind::Time => format!("{} UTC", text.replace('T', " ")),
        FieldKind::Number | FieldKind::Whole => match field.unit {
            // What was typed with a unit of its own has one already.
            Some(unit) if text.ends_with(|c: char| c.is_ascii_digit()) => format!("{text} {unit}"),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

fn part_words(draft: &Draft, field: &FieldSpec) -> String {
    let is_class = field.path.ends_with("meterSwitchClass");
    let parts: Vec<&str> = draft
        .switch_meters
        .iter()
        .map(|meter| if is_class { meter.class.as_str() } else { meter.name_pattern.as_str() })
        .collect();
    if parts.is_empty() { "Not set".to_owned() } else { parts.join(", ") }
}
