//! What restricts the rows of a statement.

use headroom_workbench::results::{ColumnFilter, Test};
use uuid::Uuid;

use super::dialect::Dialect;
use super::elsewhere::Tables;
use super::statement::{Statement, Value};
use super::tables::{Column, Kind, Table};

/// Whether a filter needs the limits that bound the rows joined.
pub(super) fn needs_binding(table: &'static Table, filters: &[ColumnFilter]) -> bool {
    filters.iter().any(|filter| table.column(filter.column).is_some_and(Column::is_of_binding))
}

/// The texts of a filter that an index, or one row for each of them, can answer; `None` for any other filter.
pub(super) fn listed<'a>(table: &'static Table, filter: &'a ColumnFilter) -> Option<&'a [String]> {
    let column = table.column(filter.column)?;
    match &filter.test {
        Test::OneOf(accepted)
            if column.stored().is_some() && matches!(column.kind, Kind::Uuid | Kind::Text) =>
        {
            Some(accepted)
        }
        _ => None,
    }
}

/// Adds a filter to a statement that has a WHERE. A table without the column has no rows that pass.
pub(super) fn push(
    statement: &mut Statement,
    dialect: Dialect,
    tables: &Tables,
    table: &'static Table,
    filter: &ColumnFilter,
) {
    let Some(column) = table.column(filter.column) else {
        statement.push(" AND 1 = 0");
        return;
    };
    if let (Some(accepted), Some(name)) = (listed(table, filter), column.stored()) {
        let kind = column.kind;
        push_listed(statement, tables, table, name, kind, accepted);
        return;
    }
    let value = dialect.compared(column);
    let condition = match &filter.test {
        Test::OneOf(accepted) => {
            let accepted = accepted.iter().filter_map(|text| same_kind(column.kind, text));
            let accepted: Vec<String> =
                accepted.map(|value| dialect.bound(statement, column.kind, value)).collect();
            match accepted.as_slice() {
                [] => "1 = 0".to_owned(),
                accepted => format!("{value} IN ({})", accepted.join(", ")),
            }
        }
        Test::Contains(part) => {
            let part = statement.bind(part.to_ascii_lowercase());
            dialect.contains(&value, &part)
        }
        Test::AtLeast(min) => {
            let min = dialect.bound(statement, Kind::Real, Value::Real(Some(*min)));
            format!("{value} >= {min}")
        }
        Test::AtMost(max) => {
            let max = dialect.bound(statement, Kind::Real, Value::Real(Some(*max)));
            format!("{value} <= {max}")
        }
        Test::Null(true) => format!("{value} IS NULL"),
        Test::Null(false) => format!("{value} IS NOT NULL"),
        Test::Flag(flag) => {
            let flag = dialect.bound(statement, Kind::Flag, Value::Integer(Some((*flag).into())));
            format!("{value} = {flag}")
        }
    };
    statement.push(format!(" AND {condition}"));
}

/// A text as a value of a kind, `None` when it is none.
fn same_kind(kind: Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Uuid | Kind::Text | Kind::Time | Kind::List => Some(Value::from(text)),
        Kind::Integer | Kind::Real => text.parse().ok().map(|number| Value::Real(Some(number))),
        Kind::Flag => text.parse::<bool>().ok().map(|flag| Value::Integer(Some(flag.into()))),
    }
}

fn push_listed(
    statement: &mut Statement,
    tables: &Tables,
    table: &'static Table,
    name: &str,
    kind: Kind,
    values: &[String],
) {
    let mut accepted = Vec::with_capacity(values.len());
    for value in values {
        if kind == Kind::Uuid {
            // Ids are compared as they are written.
            if value.parse().is_ok_and(|id: Uuid| id.to_string() == *value) {
                let parameter = statement.bind(value.as_str());
                accepted.push(tables.id(table, name, &parameter));
            }
        } else {
            accepted.push(statement.bind(value.as_str()));
        }
    }
    if accepted.is_empty() {
        statement.push(" AND 1 = 0");
    } else {
        statement.push(format!(" AND t.{name} IN ({})", accepted.join(", ")));
    }
}
