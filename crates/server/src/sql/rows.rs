//! Rows in, and out again. A row is the JSON object that crosses the wire; columns are found in it by their names there.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use sqlx::AnyConnection;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use headroom_workbench::host::StoreError;

use super::dialect::Dialect;
use super::statement::{Statement, Value};
use super::tables::{Column, Kind, Source, Table};

/// Values bound in one statement, at most: few enough for both databases, enough to make a statement worth its way.
const VALUES_AT_ONCE: usize = 4000;

/// Rows of a job that can be told apart by `row_no`.
const ROWS_OF_JOB: i64 = 1 << 32;

/// `row_no` of a row of a job.
pub(super) fn row_no(job: i64, position: i64) -> i64 {
    job * ROWS_OF_JOB + position
}

/// Inserts rows of a job; answers how many.
pub(super) async fn insert<Row: Serialize>(
    connection: &mut AnyConnection,
    dialect: Dialect,
    table: &'static Table,
    job: i64,
    rows: &[Row],
) -> Result<i64, StoreError> {
    let stored: Vec<(&Column, &str)> =
        table.columns.iter().filter_map(|column| Some((column, column.stored()?))).collect();
    let names: Vec<&str> = stored.iter().map(|(_, name)| *name).collect();
    let head = format!("INSERT INTO {} ({}, row_no) VALUES ", table.name, names.join(", "));
    let mut position = 0;
    for rows in rows.chunks(VALUES_AT_ONCE / (stored.len() + 1)) {
        let mut statement = Statement::new(&head);
        let mut separator = "";
        for row in rows {
            let Json::Object(mut row) = serde_json::to_value(row).map_err(unreadable)? else {
                return Err(StoreError::Other(format!("a row of {} is no object", table.name)));
            };
            statement.push(separator);
            statement.push("(");
            for (column, _) in &stored {
                let value = row.remove(column.wire).unwrap_or_default();
                let parameter = statement.bind(bound(column.kind, value)?);
                statement.push(dialect.value(column.kind, &parameter));
                statement.push(", ");
            }
            let number = statement.bind(row_no(job, position));
            statement.push(number);
            statement.push(")");
            separator = ", ";
            position += 1;
        }
        statement.execute(connection).await.map_err(super::failed)?;
    }
    Ok(position)
}

fn bound(kind: Kind, value: Json) -> Result<Value, StoreError> {
    Ok(match kind {
        Kind::Uuid | Kind::Text | Kind::Time => match value {
            Json::String(text) => Value::Text(Some(text)),
            _ => Value::Text(None),
        },
        Kind::Integer => Value::Integer(value.as_i64()),
        Kind::Real => Value::Real(value.as_f64()),
        Kind::Flag => Value::Flag(value.as_bool()),
        Kind::List => Value::Text(Some(serde_json::to_string(&value).map_err(unreadable)?)),
    })
}

/// The columns of a table that a statement reads of it directly.
pub(super) fn direct(table: &'static Table) -> impl Iterator<Item = &'static Column> {
    table.columns.iter().filter(|column| !column.is_of_binding())
}

/// A row of a statement that read the columns of [`direct`], in their order.
pub(super) fn object(table: &'static Table, row: &AnyRow) -> sqlx::Result<Map<String, Json>> {
    let mut object = Map::new();
    for (at, column) in direct(table).enumerate() {
        object.insert(column.wire.to_owned(), read(column, row, at)?);
    }
    if table.has_binding() {
        object.insert("binding".to_owned(), Json::Null);
    }
    Ok(object)
}

/// The typed row of an object.
pub(super) fn typed<Row: DeserializeOwned>(object: Map<String, Json>) -> Result<Row, StoreError> {
    serde_json::from_value(Json::Object(object)).map_err(unreadable)
}

/// A value of a row, by its position. Columns that are null only in databases of others are read as empty or zero.
pub(super) fn read(column: &Column, row: &AnyRow, at: usize) -> sqlx::Result<Json> {
    let may_be_null = column.wire == "bindingId" || column.wire.starts_with("customerV");
    Ok(match column.kind {
        Kind::Uuid | Kind::Text => match row.try_get::<Option<String>, _>(at)? {
            None if may_be_null => Json::Null,
            text => text.unwrap_or_default().into(),
        },
        Kind::Time => trimmed(row.try_get::<Option<String>, _>(at)?.unwrap_or_default()).into(),
        Kind::Integer => row.try_get::<Option<i64>, _>(at)?.unwrap_or_default().into(),
        Kind::Real => match row.try_get::<Option<f64>, _>(at)? {
            None if may_be_null => Json::Null,
            number => number.unwrap_or_default().into(),
        },
        Kind::Flag => (row.try_get::<Option<i64>, _>(at)?.unwrap_or_default() != 0).into(),
        Kind::List => list(row.try_get::<Option<String>, _>(at)?.as_deref().unwrap_or_default()),
    })
}

/// Without a fraction of zero, as civil times are written elsewhere.
fn trimmed(time: String) -> String {
    match time.split_once('.') {
        Some((whole, fraction)) => match fraction.trim_end_matches('0') {
            "" => whole.to_owned(),
            fraction => format!("{whole}.{fraction}"),
        },
        None => time,
    }
}

/// A list of texts: JSON, JSON within a JSON text, or names with commas between.
fn list(text: &str) -> Json {
    match serde_json::from_str(text) {
        Ok(Json::Array(items)) => Json::Array(items),
        Ok(Json::String(inner)) => match serde_json::from_str(&inner) {
            Ok(Json::Array(items)) => Json::Array(items),
            _ => names(&inner),
        },
        _ => names(text),
    }
}

fn names(text: &str) -> Json {
    let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
    Json::Array(names.map(Json::from).collect())
}

/// A column as a source of the limits that bound rows, with the columns of [`super::tables::BINDING`].
pub(super) fn binding_object(
    table: &'static Table,
    row: &AnyRow,
) -> sqlx::Result<Map<String, Json>> {
    let columns = table.columns.iter().filter(|column| column.is_of_binding());
    let mut object = Map::new();
    for (at, column) in columns.enumerate() {
        let name = column.wire.trim_start_matches("binding.");
        object.insert(name.to_owned(), read(column, row, at + 1)?);
    }
    Ok(object)
}

/// Names of the columns that [`binding_object`] reads after the first, in their order.
pub(super) fn binding_columns(table: &'static Table, dialect: Dialect) -> Vec<String> {
    let columns = table.columns.iter().filter(|column| matches!(column.source, Source::Binding(_)));
    columns.map(|column| dialect.read(column)).collect()
}

/// Binds the id of a work package.
pub(super) fn bind_id(statement: &mut Statement, dialect: Dialect, id: Uuid) -> String {
    let parameter = statement.bind(id.to_string());
    dialect.value(Kind::Uuid, &parameter)
}

fn unreadable(error: serde_json::Error) -> StoreError {
    StoreError::Other(error.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_are_read_however_they_were_written() {
        let expected = json!(["a", "b"]);
        for text in [r#"["a","b"]"#, r#""[\"a\",\"b\"]""#, r#""a, b""#, "a,b"] {
            assert_eq!(list(text), expected, "{text}");
        }
        assert_eq!(list(""), json!([]));
    }

    #[test]
    fn times_have_no_fraction_of_zero() {
        assert_eq!(trimmed("2024-01-11T12:00:00.000000".to_owned()), "2024-01-11T12:00:00");
        assert_eq!(trimmed("2024-01-11T12:00:00.250000".to_owned()), "2024-01-11T12:00:00.25");
        assert_eq!(trimmed("2024-01-11T12:00:00".to_owned()), "2024-01-11T12:00:00");
    }
}
