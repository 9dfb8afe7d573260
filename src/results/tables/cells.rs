//! Rows of the API as rows of the grid.

use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable};
use serde_json::{Map, Value};

use super::columns::{headroom_column, is_power, shown_number};
use crate::routes::GroupKey;
use crate::ui::format::{minute, number};
use crate::ui::grid::{GridCell, GridRow};
use crate::ui::power;
use crate::words;

/// A row by the names of the API.
pub(crate) type Object = Map<String, Value>;

/// A row of a table.
pub(crate) fn grid_row(table: ResultTable, row: &Object) -> GridRow {
    let cells = table.columns().iter().map(|column| cell(table, column, row)).collect();
    let caution = value(row, "convergence") == Some(&Value::Bool(false));
    GridRow { cells, key: row_key(table, row), caution }
}

/// The value of a column, `binding.metric` of the limit that bound the row.
pub(crate) fn value<'a>(row: &'a Object, wire: &str) -> Option<&'a Value> {
    let mut names = wire.split('.');
    let first = row.get(names.next()?)?;
    names.try_fold(first, |value, name| value.get(name)).filter(|value| !value.is_null())
}

fn text<'a>(row: &'a Object, wire: &str) -> &'a str {
    value(row, wire).and_then(Value::as_str).unwrap_or_default()
}

fn flag(row: &Object, wire: &str) -> bool {
    value(row, wire).and_then(Value::as_bool).unwrap_or_default()
}

/// Between the parts of a row's key: in no name.
const BETWEEN: char = '\u{1f}';

/// What opens when the row is opened: a group, or an HV node.
fn row_key(table: ResultTable, row: &Object) -> String {
    let own = match table {
        ResultTable::LvGroupHostingCapacity | ResultTable::CustomerAllocations => {
            text(row, "capacityGroupHeadId")
        }
        ResultTable::HvNodeHeadroom => text(row, "terminalMrid"),
        ResultTable::ConstraintViolations | ResultTable::BindingConstraints => {
            return String::new();
        }
    };
    key_of(text(row, "feeder"), own)
}

/// Key of the rows of a group or node.
pub(crate) fn key_of(feeder: &str, own: &str) -> String {
    format!("{feeder}{BETWEEN}{own}")
}

/// The group or node of a row's key.
pub(crate) fn opened(key: &str) -> Option<GroupKey> {
    let (feeder, head) = key.split_once(BETWEEN)?;
    Some(GroupKey { head: head.to_owned(), feeder: feeder.to_owned() })
}

/// A value as it is copied.
pub(crate) fn plain(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";")
        }
        Some(other) => other.to_string(),
    }
}

/// The same in the unit that its column is shown in, which is that of its heading.
fn plain_shown(column: &ResultColumn, value: Option<&Value>) -> String {
    match value.and_then(Value::as_f64) {
        Some(kw) if is_power(column) => Value::from(power::shown(kw)).to_string(),
        _ => plain(value),
    }
}

fn cell(table: ResultTable, column: &ResultColumn, row: &Object) -> GridCell {
    let own = value(row, column.wire);
    let mut cell = GridCell {
        text: String::new(),
        plain: plain_shown(column, own),
        remark: None,
        explanation: None,
    };
    if headroom_column(table) == Some(column.wire) {
        let kw = own.and_then(Value::as_f64).unwrap_or_default();
        let is_lower_bound = flag(row, "isLowerBound");
        let at_start = value(row, "binding.iteration").and_then(Value::as_i64) == Some(0);
        cell.text = words::headroom_kw(kw, is_lower_bound);
        cell.remark = if kw == 0.0 && at_start {
            Some(words::ZERO_AT_START)
        } else {
            flag(row, "additionKwScalingApplied").then_some(words::SCALED)
        };
        cell.explanation = is_lower_bound.then_some(words::LOWER_BOUND).or(cell.remark);
        return cell;
    }
    cell.text = match column.wire {
        "binding.metric" if table == ResultTable::ConstraintViolations => String::new(),
        "binding.metric" => bound_by(row),
        "metric" => words::metric(text(row, "metric")).to_owned(),
        "headroomDirection" => words::row_direction(text(row, "headroomDirection")).to_owned(),
        "locationType" => words::location_type(text(row, "locationType")).to_owned(),
        "binding.violatingValue" => in_unit(own, words::in_unit_of, text(row, "binding.metric")),
        "violatingValue" => in_unit(own, words::in_unit_of, text(row, "metric")),
        "binding.constraintLimit" => {
            in_unit(own, words::limit_in_unit_of, text(row, "binding.metric"))
        }
        "constraintLimit" => in_unit(own, words::limit_in_unit_of, text(row, "metric")),
        _ => plain_words(column, own, &cell.plain),
    };
    if column.kind == ColumnKind::Time {
        cell.explanation = Some("Time-ending: the value covers the period before this instant");
    }
    cell
}

fn bound_by(row: &Object) -> String {
    match value(row, "binding.metric").and_then(Value::as_str) {
        _ if !flag(row, "convergence") => "Power flow did not converge".to_owned(),
        Some(metric) => words::metric(metric).to_owned(),
        None => "Not bound".to_owned(),
    }
}

fn in_unit(value: Option<&Value>, words: fn(&str, f64) -> String, metric: &str) -> String {
    value.and_then(Value::as_f64).map(|value| words(metric, value)).unwrap_or_default()
}

fn plain_words(column: &ResultColumn, value: Option<&Value>, plain: &str) -> String {
    match column.kind {
        ColumnKind::Integer => value.and_then(Value::as_f64).map(|n| number(n, 0)),
        ColumnKind::Number => {
            let decimals = if column.unit == "V" { 2 } else { 3 };
            value.and_then(Value::as_f64).map(|value| shown_number(column, value, decimals))
        }
        ColumnKind::Flag => value.and_then(Value::as_bool).map(|flag| yes_or_no(flag).to_owned()),
        ColumnKind::Time => value.and_then(Value::as_str).map(minute),
        ColumnKind::Texts => Some(plain.replace(';', ", ")),
        ColumnKind::Text => Some(plain.to_owned()),
    }
    .unwrap_or_default()
}

/// A flag in words.
pub(crate) fn yes_or_no(flag: bool) -> &'static str {
    if flag { "Yes" } else { "No" }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shown(table: ResultTable, row: Value, wire: &str) -> GridCell {
        let Value::Object(row) = row else { panic!("no row") };
        let at = table.columns().iter().position(|column| column.wire == wire).expect("a column");
        grid_row(table, &row).cells[at].clone()
    }

    #[test]
    fn headroom_says_what_kind_of_number_it_is() {
        let table = ResultTable::LvGroupHostingCapacity;
        let row = |kw: f64, lower: bool, step: Value, scaled: bool| {
            let row = json!({
                "headroomKwPerCustomer": kw, "isLowerBound": lower, "convergence": true,
                "additionKwScalingApplied": scaled, "binding": { "iteration": step },
            });
            shown(table, row, "headroomKwPerCustomer")
        };
        let lower = row(200.0, true, Value::Null, false);
        assert_eq!((lower.text.as_str(), lower.plain.as_str()), ("≥ 200", "200.0"));
        assert_eq!(lower.explanation, Some(words::LOWER_BOUND));
        assert_eq!(
            row(0.0, false, json!(0), false).remark,
            Some("already over a limit at the start")
        );
        assert_eq!(row(2.5, false, json!(3), true).remark, Some("highest-weighted customer"));
        assert_eq!(row(2.5, false, json!(3), false).remark, None);
    }

    #[test]
    fn rows_are_read_in_words() {
        let table = ResultTable::LvGroupHostingCapacity;
        let row = json!({
            "feeder": "F", "capacityGroupHeadId": "t", "headroomDirection": "import", "convergence": true,
            "timestamp": "2024-01-11T12:00:00", "totalKwAdded": 1234.5,
            "binding": { "metric": "HV_VOLTAGE_MIN_PU", "violatingValue": 0.89 },
        });
        let text = |wire| shown(table, row.clone(), wire).text;
        assert_eq!(text("headroomDirection"), "Import (load added)");
        assert_eq!(text("binding.metric"), "HV voltage below limit");
        assert_eq!(text("binding.violatingValue"), "0.89000 pu");
        assert_eq!(text("timestamp"), "2024-01-11 12:00 UTC");
        assert_eq!(text("totalKwAdded"), "1,234.5");
        assert_eq!(text("binding.phase"), "");
        let Value::Object(row) = row else { panic!("no row") };
        let key = opened(&grid_row(table, &row).key).expect("a group");
        assert_eq!((key.feeder.as_str(), key.head.as_str()), ("F", "t"));
    }
}
