//! Names of fields in the two dialects.

use std::collections::BTreeMap;

use crate::spec;

/// A wire name the way Python's style has it: `splitPhaseLVKV` is `split_phase_lvkv`.
///
/// As the client's own generator does: a word starts at a capital behind a small letter, and at the last capital of a
/// run that a small letter follows.
pub(super) fn snake_case(wire: &str) -> String {
    let letters: Vec<char> = wire.chars().collect();
    let mut snake = String::with_capacity(wire.len() + 8);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1);
        let starts = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                !before.is_ascii_uppercase() || after.is_some_and(char::is_ascii_lowercase)
            });
        if starts {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// Every field's wire name, by its name in either dialect.
pub(super) fn wire_names() -> BTreeMap<String, &'static str> {
    let segments = spec::all().flat_map(|field| field.path.split('.'));
    segments.flat_map(|wire| [(snake_case(wire), wire), (wire.to_owned(), wire)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_start_where_the_clients_generator_starts_them() {
        for (wire, snake) in [
            ("syf", "syf"),
            ("initialStateSelector", "initial_state_selector"),
            ("pFactorBaseExports", "p_factor_base_exports"),
            ("closedLoopVBand", "closed_loop_v_band"),
            ("collapseSWER", "collapse_swer"),
            ("simplifyPLSIThreshold", "simplify_plsi_threshold"),
            ("splitPhaseLVKV", "split_phase_lvkv"),
            ("stepKwPerCustomer", "step_kw_per_customer"),
        ] {
            assert_eq!(snake_case(wire), snake);
        }
    }

    #[test]
    fn no_two_fields_have_one_name() {
        let mut wires: Vec<&str> = spec::all().flat_map(|field| field.path.split('.')).collect();
        wires.sort_unstable();
        wires.dedup();
        let snakes =
            wires.iter().map(|wire| snake_case(wire)).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(snakes.len(), wires.len());
    }
}
