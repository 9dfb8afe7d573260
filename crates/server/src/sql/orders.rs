//! Which rows pass filters, told by ranks.

use headroom_workbench::results::{Ranks, Test};
use serde_json::Value as Json;

/// Ranks, with those among them that pass a filter.
pub(super) struct RankFilter<'a> {
    pub(super) ranks: &'a Ranks,
    /// For each rank whether it passes; the first is that of nulls.
    pub(super) passes: Vec<bool>,
}

/// Positions of the rows, of `count`, that pass all filters.
pub(super) fn passing(count: u32, filters: &[RankFilter<'_>]) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..count).collect();
    for RankFilter { ranks, passes } in filters {
        rows.retain(|row| passes[ranks.of_rows[*row as usize] as usize]);
    }
    rows
}

/// For each rank the position of a row that has it, and 0 for ranks without one.
pub(super) fn examples(ranks: &Ranks) -> Vec<u32> {
    let mut examples = vec![0; ranks.distinct as usize + 1];
    for (position, rank) in (0..).zip(&ranks.of_rows) {
        examples[*rank as usize] = position;
    }
    examples
}

/// Whether a value that is there passes a test.
pub(super) fn passes(test: &Test, value: &Json) -> bool {
    match (test, value) {
        (Test::Null(wanted), _) => !wanted,
        (Test::OneOf(accepted), _) => accepted.iter().any(|accepted| is(value, accepted)),
        (Test::Contains(part), Json::String(text)) => {
            text.to_ascii_lowercase().contains(&part.to_ascii_lowercase())
        }
        (Test::AtLeast(min), _) => value.as_f64().is_some_and(|number| number >= *min),
        (Test::AtMost(max), _) => value.as_f64().is_some_and(|number| number <= *max),
        (Test::Flag(wanted), Json::Bool(flag)) => flag == wanted,
        (Test::Contains(_) | Test::Flag(_), _) => false,
    }
}

/// Whether a value is what a text says.
fn is(value: &Json, text: &str) -> bool {
    match value {
        Json::String(value) => value == text,
        Json::Number(value) => text.parse().is_ok_and(|number: f64| value.as_f64() == Some(number)),
        Json::Bool(value) => text.parse() == Ok(*value),
        Json::Null | Json::Array(_) | Json::Object(_) => false,
    }
}

/// A place in the order of a column's values: before all that are not less, or behind all that are not greater.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Bound {
    BeforeText(String),
    BeforeNumber(f64),
    BehindNumber(f64),
}

impl Bound {
    /// Whether a value stands before this place.
    pub(super) fn is_after(&self, value: &Json) -> bool {
        let number = value.as_f64();
        match self {
            Self::BeforeText(text) => value.as_str().is_some_and(|value| value < text.as_str()),
            Self::BeforeNumber(bound) => number.is_some_and(|number| number < *bound),
            Self::BehindNumber(bound) => number.is_some_and(|number| number <= *bound),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_accepted_ranks_pass() {
        let ranks = Ranks { distinct: 3, of_rows: vec![3, 1, 2, 3, 0] };
        let filter = |accepted: &[usize]| RankFilter {
            ranks: &ranks,
            passes: (0..4).map(|rank| accepted.contains(&rank)).collect(),
        };
        assert_eq!(passing(5, &[filter(&[3, 0])]), [0, 3, 4]);
        assert_eq!(passing(5, &[filter(&[3]), filter(&[2])]), [0_u32; 0]);
        assert_eq!(examples(&ranks), [4, 1, 2, 3]);
    }

    #[test]
    fn values_are_compared_by_their_kind() {
        let one_of = |text: &str| Test::OneOf(vec![text.to_owned()]);
        assert!(passes(&one_of("1"), &json!(1.0)) && !passes(&one_of("1"), &json!("1.0")));
        assert!(passes(&one_of("true"), &json!(true)) && !passes(&one_of("x"), &json!(2)));
        assert!(passes(&Test::Contains("B.".to_owned()), &json!("ab.c")));
        assert!(
            passes(&Test::AtLeast(2.0), &json!(2)) && !passes(&Test::AtLeast(2.0), &json!("3"))
        );
        assert!(Bound::BehindNumber(2.0).is_after(&json!(2)));
        assert!(!Bound::BeforeNumber(2.0).is_after(&json!(2)));
        assert!(Bound::BeforeText("a".to_owned()).is_after(&json!("Z")), "by bytes");
    }
}
