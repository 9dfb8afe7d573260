//! Where meters are placed.

use super::Issue;
use crate::input::HcMeterPlacementConfigInput;

pub(super) fn check(meters: &HcMeterPlacementConfigInput, issues: &mut Vec<Issue>) {
    const PATTERN: &str = "model.meterPlacementConfig.switchMeterPlacementConfigs.namePattern";
    for switches in meters.switch_meter_placement_configs.iter().flatten() {
        let pattern = &switches.name_pattern;
        if pattern.trim().is_empty() {
            issues.push(Issue::error(PATTERN, "Enter a pattern for names of switches, .* for any"));
        } else if let Some(flaw) = flaw(pattern) {
            let message = format!("{pattern} is not a regular expression: {flaw}");
            issues.push(Issue::error(PATTERN, message));
        }
    }
    if meters.energy_consumer_meter_group.as_deref().is_some_and(|name| name.trim().is_empty()) {
        issues.push(Issue::error(
            "model.meterPlacementConfig.energyConsumerMeterGroup",
            "Enter the name of the group, or leave it out",
        ));
    }
}

/// What is plainly wrong with a regular expression. The server's own kind (Java's) knows more than any library here, so
/// no library is asked: it would refuse what the server takes.
fn flaw(pattern: &str) -> Option<&'static str> {
    let mut open_groups = 0_u32;
    let mut repeats_nothing = true;
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if repeats_nothing && matches!(character, '*' | '+' | '?') {
            return Some("*, + and ? have to follow what they repeat");
        }
        repeats_nothing = false;
        match character {
            // What is quoted stands for itself.
            '\\' => match characters.next() {
                None => return Some("a \\ at the end quotes nothing"),
                Some('Q') => return None,
                Some(_) => {}
            },
            '[' if !skip_class(&mut characters) => return Some("a [ is not closed"),
            '(' => {
                open_groups += 1;
                // (?: and the like.
                if characters.as_str().starts_with('?') {
                    characters.next();
                }
                repeats_nothing = true;
            }
            ')' => match open_groups.checked_sub(1) {
                None => return Some("a ) closes nothing"),
                Some(left) => open_groups = left,
            },
            '|' => repeats_nothing = true,
            _ => {}
        }
    }
    (open_groups > 0).then_some("a ( is not closed")
}

/// Goes to the end of a class of characters, which may hold others; false when it has none.
fn skip_class(characters: &mut std::str::Chars<'_>) -> bool {
    let mut open = 1_u32;
    // A ] that comes first stands for itself.
    let rest = characters.as_str();
    for first in ["^]", "]"] {
        if rest.starts_with(first) {
            characters.by_ref().take(first.len()).for_each(drop);
            break;
        }
    }
    while let Some(character) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '[' => open += 1,
            ']' => {
                open -= 1;
                if open == 0 {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::flaw;

    #[test]
    fn only_plainly_wrong_patterns_are_refused() {
        for pattern in [
            "S-.*",
            "^(LBS|CB)_[0-9]+$",
            "(?:a|b)?",
            "(?<name>x)",
            "[]a]",
            "[^]a]",
            "[a&&[^b]]",
            "\\(",
            "[\\]]",
            "a|",
            "x{2,3}",
            "\\Q(*",
            "(?=a)b",
            "a*+",
        ] {
            assert_eq!(flaw(pattern), None, "{pattern}");
        }
        for pattern in ["(", "a)", "[", "[^]", "[a-", "*a", "a|*", "(+)", "a\\", "(()"] {
            assert!(flaw(pattern).is_some(), "{pattern}");
        }
    }
}
