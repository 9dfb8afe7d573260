//! The order of a comparison's places.

use std::cmp::Ordering;

use headroom_contract::operation::{ResultSortInput, SortOrder};
use headroom_contract::output::ComparedResult;

use crate::error::Refusal;

/// Brings places into an order, equals as they were; those without a value come last unless it says otherwise.
pub(super) fn sort(rows: &mut [ComparedResult], keys: &[ResultSortInput]) -> Result<(), Refusal> {
    if let Some(key) = keys.iter().find(|key| !ComparedResult::SORTABLE.contains(&&*key.column)) {
        let message = format!("A comparison has no column {} to sort by", key.column);
        return Err(Refusal::at("sort", message));
    }
    for ResultSortInput { column, order } in keys.iter().rev() {
        let nulls_first = matches!(order, SortOrder::AscNullsFirst | SortOrder::DescNullsFirst);
        let descending =
            matches!(order, SortOrder::Desc | SortOrder::DescNullsFirst | SortOrder::DescNullsLast);
        rows.sort_by(|a, b| match (value(a, column), value(b, column)) {
            (Some(a), Some(b)) if descending => b.order(a),
            (Some(a), Some(b)) => a.order(b),
            (a, b) if nulls_first => a.is_some().cmp(&b.is_some()),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
    Ok(())
}

/// What a place is sorted by.
#[derive(Clone, Copy)]
enum Value<'a> {
    Text(&'a str),
    Number(f64),
}

impl Value<'_> {
    fn order(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(&b),
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
        }
    }
}

fn value<'a>(row: &'a ComparedResult, column: &str) -> Option<Value<'a>> {
    match column {
        "place" => Some(Value::Text(&row.place)),
        "feeder" => Some(Value::Text(&row.feeder)),
        "firstKw" => row.first_kw.map(Value::Number),
        "secondKw" => row.second_kw.map(Value::Number),
        "differenceKw" => row.difference_kw.map(Value::Number),
        "firstMetric" => row.first_metric.as_deref().map(Value::Text),
        "secondMetric" => row.second_metric.as_deref().map(Value::Text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::ResultChange;

    use super::*;

    fn place(
        name: &str,
        first: Option<(f64, Option<&str>)>,
        second: Option<(f64, Option<&str>)>,
    ) -> ComparedResult {
        let metric = |result: Option<(f64, Option<&str>)>| result?.1.map(str::to_owned);
        let kw = |result: Option<(f64, Option<&str>)>| result.map(|(kw, _)| kw);
        ComparedResult {
            place: name.to_owned(),
            feeder: "f".to_owned(),
            change: ResultChange::Same,
            first_kw: kw(first),
            second_kw: kw(second),
            difference_kw: kw(first).zip(kw(second)).map(|(first, second)| second - first),
            first_metric: metric(first),
            second_metric: metric(second),
        }
    }

    #[test]
    fn every_column_sorts_and_what_is_missing_comes_last() {
        let rows = [
            place("b", Some((5.0, None)), Some((3.0, Some("Y")))),
            place("a", Some((2.0, Some("X"))), None),
            place("c", None, Some((9.0, None))),
        ];
        let by = |column: &str, order| {
            let mut rows = rows.clone();
            let key = ResultSortInput { column: column.to_owned(), order };
            sort(&mut rows, &[key]).expect("a column");
            rows.into_iter().map(|row| row.place).collect::<String>()
        };
        for (column, ascending, descending) in [
            ("place", "abc", "cba"),
            ("feeder", "bac", "bac"),
            ("firstKw", "abc", "bac"),
            ("secondKw", "bca", "cba"),
            ("differenceKw", "bac", "bac"),
            ("firstMetric", "abc", "abc"),
            ("secondMetric", "bac", "bac"),
        ] {
            assert_eq!(by(column, SortOrder::Asc), ascending, "{column}");
            assert_eq!(by(column, SortOrder::Desc), descending, "{column}");
        }
        assert_eq!(by("firstKw", SortOrder::AscNullsFirst), "cab");
        let unknown = ResultSortInput { column: "kw".to_owned(), order: SortOrder::Asc };
        assert!(sort(&mut rows.clone(), &[unknown]).is_err());
    }
}
