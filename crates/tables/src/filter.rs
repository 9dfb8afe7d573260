//! Which rows a filter lets through.

use std::sync::Arc;

use crate::column::{Column, Values};
use crate::texts::Texts;
use crate::{ColumnFilter, NO_FLAG, Source, Test};

/// Positions of the rows that pass all filters, in their order.
pub(crate) fn matching(source: &dyn Source, filters: &[ColumnFilter]) -> Vec<u32> {
    let mut rows: Vec<u32> =
        (0..source.count()).filter_map(|row| u32::try_from(row).ok()).collect();
    for filter in filters {
        // A column that is not there holds nothing.
        let column = source.column(filter.column);
        let column = column.unwrap_or_else(|| Arc::new(Column::new(Values::Flags(Vec::new()))));
        retain(&mut rows, &column, &filter.test);
    }
    rows
}

fn retain(rows: &mut Vec<u32>, column: &Column, test: &Test) {
    match &column.values {
        Values::Texts(texts) => {
            let passes = passing_texts(texts, test);
            rows.retain(|row| {
                let number = texts.of_rows.get(*row as usize).copied().unwrap_or_default();
                passes[number as usize]
            });
        }
        Values::Numbers(numbers) => {
            let at = |row: &u32| numbers.get(*row as usize).copied().unwrap_or(f64::NAN);
            match test {
                Test::OneOf(accepted) => {
                    let accepted: Vec<f64> =
                        accepted.iter().filter_map(|text| text.parse().ok()).collect();
                    rows.retain(|row| accepted.contains(&at(row)));
                }
                // No comparison holds for NaN.
                Test::AtLeast(min) => rows.retain(|row| at(row) >= *min),
                Test::AtMost(max) => rows.retain(|row| at(row) <= *max),
                Test::Null(null) => rows.retain(|row| at(row).is_nan() == *null),
                Test::Contains(_) | Test::Flag(_) => rows.clear(),
            }
        }
        Values::Flags(flags) => {
            let at = |row: &u32| flags.get(*row as usize).copied().unwrap_or(NO_FLAG);
            match test {
                Test::OneOf(accepted) => {
                    let accepted: Vec<u8> = accepted
                        .iter()
                        .filter_map(|text| text.parse::<bool>().ok())
                        .map(u8::from)
                        .collect();
                    rows.retain(|row| accepted.contains(&at(row)));
                }
                Test::Flag(flag) => rows.retain(|row| at(row) == u8::from(*flag)),
                Test::Null(null) => rows.retain(|row| (at(row) == NO_FLAG) == *null),
                Test::Contains(_) | Test::AtLeast(_) | Test::AtMost(_) => rows.clear(),
            }
        }
    }
}

/// For each number of the texts whether it passes.
fn passing_texts(texts: &Texts, test: &Test) -> Vec<bool> {
    let on_each = |passes: &dyn Fn(&str) -> bool| {
        let of_texts = (0..texts.count()).map(|at| passes(texts.at(at)));
        std::iter::once(false).chain(of_texts).collect()
    };
    match test {
        Test::OneOf(accepted) => on_each(&|text| accepted.iter().any(|accepted| accepted == text)),
        Test::Contains(part) => containing(texts, part),
        Test::Null(null) => {
            let mut passes = vec![!null; texts.count() + 1];
            passes[0] = *null;
            passes
        }
        Test::AtLeast(_) | Test::AtMost(_) | Test::Flag(_) => vec![false; texts.count() + 1],
    }
}

/// The same for a part, found in all texts as one, whatever the case of ASCII letters.
fn containing(texts: &Texts, part: &str) -> Vec<bool> {
    let mut passes = vec![part.is_empty(); texts.count() + 1];
    passes[0] = false;
    if part.is_empty() {
        return passes;
    }
    let (whole, part) = (texts.text.to_ascii_lowercase(), part.to_ascii_lowercase());
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = whole.get(from..).and_then(|rest| rest.find(&part)) {
        let start = from + found;
        at += texts.ends[at..].partition_point(|end| *end as usize <= start);
        let Some(end) = texts.ends.get(at).map(|end| *end as usize) else { break };
        if start + part.len() <= end {
            passes[at + 1] = true;
            from = end;
        } else {
            // It begins in one text and ends in another.
            from = start + whole[start..].chars().next().map_or(1, char::len_utf8);
        }
    }
    passes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_in_one_text_only() {
        let texts = Texts::of(["ab", "", "bÄb", "AB", "ba"].map(Some).into_iter());
        let passing = |part| containing(&texts, part)[1..].to_vec();
        assert_eq!(passing("B"), [true, false, true, true, true]);
        assert_eq!(passing("ab"), [true, false, false, true, false]);
        assert_eq!(passing("bb"), [false; 5], "across two texts");
        assert_eq!(passing("Äb"), [false, false, true, false, false]);
        assert_eq!(passing(""), [true; 5]);
        assert!(!containing(&texts, "")[0], "no text");
    }
}
