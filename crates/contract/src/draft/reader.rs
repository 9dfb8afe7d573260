//! Reads the text of a field.

use serde_json::Value;

use super::{NONE, NotANumber, OFF, ON, parse_number};
use crate::scalar::LocalDateTime;
use crate::spec::{FieldKind, FieldSpec};

/// What a field's text says on the wire; nothing when it says nothing.
///
/// # Errors
/// What is wrong with it, to follow the field's label.
pub(crate) fn read(field: &FieldSpec, text: &str) -> Result<Option<Value>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let unit = field.unit_text();
    Ok(Some(match field.kind {
        FieldKind::Text => Value::from(text),
        FieldKind::Number => return Ok(number(text, unit)?.map(Value::from)),
        FieldKind::Whole => {
            return Ok(number(text, unit)?.map(whole).transpose()?.map(Value::from));
        }
        FieldKind::Year => {
            Value::from(text.parse::<i32>().map_err(|_| "a year is needed, such as 2025")?)
        }
        FieldKind::Time => {
            let at: LocalDateTime = text.parse().map_err(|problem| format!("{problem}"))?;
            Value::from(at.to_string())
        }
        FieldKind::Switch => match text {
            ON => Value::from(true),
            OFF => Value::from(false),
            _ => return Err(format!("{ON} or {OFF} is needed, not {text}")),
        },
        FieldKind::Choice(_) => Value::from(option(field, text)?),
        FieldKind::Choices(_) => {
            let wires = text.lines().map(str::trim).filter(|wire| *wire != NONE);
            wires.map(|wire| option(field, wire)).collect::<Result<_, _>>()?
        }
        FieldKind::Names => text.lines().map(str::trim).filter(|name| !name.is_empty()).collect(),
        FieldKind::Numbers => numbers(text, unit)?,
        FieldKind::VoltagePairs => pairs(text)?,
        FieldKind::Block | FieldKind::Part => return Ok(None),
    }))
}

fn number(text: &str, unit: &'static str) -> Result<Option<f64>, String> {
    parse_number(text, unit).map_err(|problem: NotANumber| problem.to_string())
}

fn whole(number: f64) -> Result<i32, String> {
    let fits = number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX);
    fits.then_some(number as i32).ok_or_else(|| "a whole number is needed".to_owned())
}

fn option<'a>(field: &FieldSpec, text: &'a str) -> Result<&'a str, String> {
    let known = field.kind.choices().iter().any(|choice| choice.wire == text);
    known.then_some(text).ok_or_else(|| format!("{text} is none of the options"))
}

/// Blanks, semicolons and lines part numbers, and so does a comma with a blank behind it.
fn numbers(text: &str, unit: &'static str) -> Result<Value, String> {
    text.split([';', ' ', '\t', '\n', '\r'])
        .map(|part| part.trim_end_matches(','))
        .filter(|part| !part.is_empty())
        // Without blanks, commas part numbers: 1,2,3.
        .flat_map(|part| part.split(','))
        .map(|part| {
            number(part, unit)?.ok_or_else(|| NotANumber::NoNumber.to_string()).map(Value::from)
        })
        .collect()
}

/// `230/400, 240/415`
fn pairs(text: &str) -> Result<Value, String> {
    let volts = |part: &str| {
        let number = number(part, "V")?.ok_or_else(|| NotANumber::NoNumber.to_string())?;
        whole(number).map(Value::from)
    };
    text.split([',', ';', '\n'])
        .map(str::trim)
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split('/').map(volts).collect::<Result<Value, String>>())
        .collect()
}

/// The text that reads as a value from the wire; nothing for a value of another type.
pub(crate) fn write(field: &FieldSpec, value: &Value) -> Option<String> {
    let joined = |between: &str| {
        let parts: Option<Vec<String>> = value.as_array()?.iter().map(plain).collect();
        Some(parts?.join(between))
    };
    match field.kind {
        FieldKind::Switch => value.as_bool().map(|on| if on { ON } else { OFF }.to_owned()),
        FieldKind::Block => value.is_object().then(|| ON.to_owned()),
        FieldKind::Choices(_) if value.as_array().is_some_and(Vec::is_empty) => {
            Some(NONE.to_owned())
        }
        FieldKind::Choices(_) | FieldKind::Names => joined("\n"),
        FieldKind::Numbers => joined(", "),
        FieldKind::VoltagePairs => {
            let pair = |pair: &Value| {
                let volts: Option<Vec<String>> = pair.as_array()?.iter().map(plain).collect();
                Some(volts?.join("/"))
            };
            let pairs: Option<Vec<String>> = value.as_array()?.iter().map(pair).collect();
            Some(pairs?.join(", "))
        }
        FieldKind::Part => None,
        _ => plain(value),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(match number.as_f64() {
            // Whole numbers read better without .0
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        }),
        _ => None,
    }
}
