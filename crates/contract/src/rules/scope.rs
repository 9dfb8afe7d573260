//! Name, feeders, year, scenario.

use std::collections::HashSet;

use super::Issue;
use crate::input::IntrinsicSyfConfigInput;

/// Years that can be a forecast year: a typing mistake is likelier than any other.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

pub(super) fn check_name(path: &'static str, name: &str, issues: &mut Vec<Issue>) {
    if name.trim().is_empty() {
        issues.push(Issue::error(path, "Enter a name for the work package"));
    }
}

pub(super) fn check(syf: &IntrinsicSyfConfigInput, issues: &mut Vec<Issue>) {
    if syf.feeders.is_empty() {
        issues.push(Issue::error("syf.feeders", "Enter at least one feeder"));
    } else if syf.feeders.iter().any(|feeder| feeder.trim().is_empty()) {
        issues.push(Issue::error("syf.feeders", "Take out the feeder without a name"));
    } else {
        let mut seen = HashSet::new();
        if let Some(twice) = syf.feeders.iter().find(|feeder| !seen.insert(feeder.as_str())) {
            issues.push(Issue::error(
                "syf.feeders",
                format!("{twice} is listed twice: take one out"),
            ));
        }
    }
    if !YEARS.contains(&syf.year) {
        issues.push(Issue::error(
            "syf.year",
            format!(
                "Enter a year from {} to {}, {} is outside",
                YEARS.start(),
                YEARS.end(),
                syf.year
            ),
        ));
    }
    if syf.scenario.trim().is_empty() {
        issues.push(Issue::error("syf.scenario", "Enter a scenario, such as base"));
    }
}
