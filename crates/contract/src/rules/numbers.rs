//! Bounds that many fields share. A value that was left out is never out of bounds.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::Issue;
use crate::spec;

/// Refuses what is not above 0. `what` names it: "step"; `unit` may be empty.
pub(super) fn check_above_zero(
    path: &'static str,
    value: Option<f64>,
    what: &str,
    unit: &str,
    issues: &mut Vec<Issue>,
) {
    if let Some(value) = value
        && (value <= 0.0 || !value.is_finite())
    {
        let message = format!("Enter {} {what} above {}, {value} is not", article(what), of(unit));
        issues.push(Issue::error(path, message));
    }
}

/// Refuses what is below 0.
pub(super) fn check_not_negative(
    path: &'static str,
    value: Option<f64>,
    what: &str,
    unit: &str,
    issues: &mut Vec<Issue>,
) {
    if let Some(value) = value
        && (value < 0.0 || !value.is_finite())
    {
        let zero = of(unit);
        let message = format!("Enter {} {what} of {zero} or more, {value} is below", article(what));
        issues.push(Issue::error(path, message));
    }
}

/// Refuses what is no percentage from 0 to 100.
pub(super) fn check_percent(path: &'static str, value: Option<f64>, issues: &mut Vec<Issue>) {
    if let Some(value) = value
        && !(0.0..=100.0).contains(&value)
    {
        let message = format!("Enter from 0 to 100 %, {value} is outside");
        issues.push(Issue::error(path, message));
    }
}

/// Refuses a power factor that is 0 or outside -1 to 1.
pub(super) fn check_power_factor(path: &'static str, value: Option<f64>, issues: &mut Vec<Issue>) {
    if let Some(value) = value
        && (value == 0.0 || !(-1.0..=1.0).contains(&value))
    {
        let message =
            format!("Enter a power factor from -1 to 1 that is not 0, {value} is outside");
        issues.push(Issue::error(path, message));
    }
}

/// Refuses a whole number outside a range with two ends.
pub(super) fn check_range(
    path: &'static str,
    value: Option<i32>,
    range: &RangeInclusive<i32>,
    what: &str,
    issues: &mut Vec<Issue>,
) {
    if let Some(value) = value
        && !range.contains(&value)
    {
        let (least, most) = (range.start(), range.end());
        let message = format!("Enter from {least} to {most} {what}, {value} is outside");
        issues.push(Issue::error(path, message));
    }
}

/// Refuses a whole number below a least one.
pub(super) fn check_at_least(
    path: &'static str,
    value: Option<i32>,
    least: i32,
    what: &str,
    issues: &mut Vec<Issue>,
) {
    if let Some(value) = value
        && value < least
    {
        let message = format!("Enter {least} or more {what}, {value} is below");
        issues.push(Issue::error(path, message));
    }
}

/// One end of a band of voltages.
pub(super) struct BandEnd {
    pub(super) path: &'static str,
    pub(super) value: Option<f64>,
}

/// Refuses voltages that are not above 0, and a least one that is not below the greatest. An end that was left out has
/// its default, and only an end that was given is blamed.
pub(super) fn check_band(min: BandEnd, max: BandEnd, issues: &mut Vec<Issue>) {
    if min.value.is_none() && max.value.is_none() {
        return;
    }
    let unit = spec::find(min.path).map_or("", spec::FieldSpec::unit_text);
    let before = issues.len();
    check_above_zero(min.path, min.value, "voltage", unit, issues);
    check_above_zero(max.path, max.value, "voltage", unit, issues);
    let effective = |end: &BandEnd| {
        end.value.or_else(|| spec::find(end.path).and_then(spec::FieldSpec::default_number))
    };
    if let (Some(least), Some(greatest)) = (effective(&min), effective(&max))
        && issues.len() == before
        && least >= greatest
    {
        let path = if min.value.is_some() { min.path } else { max.path };
        let message = format!(
            "The least voltage ({least} {unit}) must be below the greatest ({greatest} {unit})"
        );
        issues.push(Issue::error(path, message));
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn of(unit: &str) -> impl Display {
    if unit.is_empty() { "0".to_owned() } else { format!("0 {unit}") }
}
