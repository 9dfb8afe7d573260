//! One value of an input, as text of its field.

use serde_json::Value;

use super::super::known::nearest;
use crate::draft::reader;
use crate::scalar::LocalDateTime;
use crate::spec::{FieldKind, FieldSpec};

/// The field's text that says what the value says.
///
/// # Errors
/// What is wrong with the value.
pub(super) fn taken(field: &FieldSpec, value: &Value) -> Result<String, String> {
    if !is_of_type(field.kind, value) {
        return Err(format!("{} is needed, not {}", needed(field.kind), found(value)));
    }
    let chosen = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let wires = || field.kind.choices().iter().map(|choice| choice.wire);
    for wire in chosen.iter().filter_map(Value::as_str) {
        if !field.kind.choices().is_empty() && wires().all(|known| known != wire) {
            return Err(no_option(wire, wires().collect()));
        }
    }
    let text = reader::write(field, value).unwrap_or_default();
    if field.kind == FieldKind::Block {
        return Ok(text);
    }
    let again = reader::read(field, &text)?;
    match again {
        Some(again) if says_the_same(&again, value) => Ok(text),
        None if is_blank(value) => Ok(text),
        _ => Err("empty names, and names of several lines, cannot be taken over".to_owned()),
    }
}

fn no_option(wire: &str, options: Vec<&str>) -> String {
    match nearest(wire, options.iter().copied()) {
        Some(near) => format!("{wire} is no option, did you mean {near}?"),
        None => format!("{wire} is no option, {} are", options.join(", ")),
    }
}

fn is_of_type(kind: FieldKind, value: &Value) -> bool {
    let all = |is: fn(&Value) -> bool| value.as_array().is_some_and(|parts| parts.iter().all(is));
    match kind {
        FieldKind::Text | FieldKind::Time | FieldKind::Choice(_) => value.is_string(),
        FieldKind::Number | FieldKind::Whole | FieldKind::Year => value.is_number(),
        FieldKind::Switch => value.is_boolean(),
        FieldKind::Block => value.is_object(),
        FieldKind::Choices(_) | FieldKind::Names => all(Value::is_string),
        FieldKind::Numbers => all(Value::is_number),
        FieldKind::VoltagePairs => {
            all(|pair| pair.as_array().is_some_and(|volts| volts.iter().all(Value::is_number)))
        }
        FieldKind::Part => false,
    }
}

fn needed(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text | FieldKind::Choice(_) => "text",
        FieldKind::Time => "a date and time as text",
        FieldKind::Number => "a number",
        FieldKind::Whole | FieldKind::Year => "a whole number",
        FieldKind::Switch => "true or false",
        FieldKind::Block => "an object",
        FieldKind::Choices(_) | FieldKind::Names => "a list of texts",
        FieldKind::Numbers => "a list of numbers",
        FieldKind::VoltagePairs => "a list of pairs of numbers",
        FieldKind::Part => "a list of objects",
    }
}

/// What a value is, for a sentence.
pub(super) fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "this list",
        Value::Object(_) => "an object",
    }
}

/// Equal but for blanks around text, seconds of a time, and whether a number is written with a point.
fn says_the_same(again: &Value, value: &Value) -> bool {
    match (again, value) {
        (Value::Number(again), Value::Number(number)) => again.as_f64() == number.as_f64(),
        (Value::String(again), Value::String(text)) => {
            let text = text.trim();
            again == text || text.parse::<LocalDateTime>().is_ok()
        }
        (Value::Array(again), Value::Array(parts)) => {
            again.len() == parts.len()
                && again.iter().zip(parts).all(|(again, part)| says_the_same(again, part))
        }
        _ => again == value,
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(parts) => parts.is_empty(),
        _ => false,
    }
}
