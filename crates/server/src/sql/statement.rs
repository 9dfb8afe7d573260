//! A statement and the values bound to it.

use std::fmt::Write as _;

use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row as _};

/// A value to bind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(Option<String>),
    Integer(Option<i64>),
    Real(Option<f64>),
    Flag(Option<bool>),
    Bytes(Vec<u8>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(Some(number))
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Real(Some(number))
    }
}

/// A statement under construction.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    text: String,
    values: Vec<Value>,
}

impl Statement {
    /// A statement that begins so.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), values: Vec::new() }
    }

    /// Adds text of our own, never of a request.
    pub(super) fn push(&mut self, text: impl AsRef<str>) {
        self.text.push_str(text.as_ref());
    }

    /// Binds a value; answers its place holder.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Adds place holders of integers, with commas between.
    pub(super) fn push_integers(&mut self, numbers: impl IntoIterator<Item = i64>) {
        let mut separator = "";
        for number in numbers {
            self.values.push(number.into());
            // Writing to a String does not fail.
            let _ = write!(self.text, "{separator}${}", self.values.len());
            separator = ", ";
        }
    }

    fn query(&self) -> Query<'_, Any, AnyArguments<'_>> {
        // Postgres is told of a missing real as one of half the width (sqlx 0.8.6, `AnyArguments::convert_to`), and would keep to
        // that when the statement is used again with a number.
        let keeps = !self.values.contains(&Value::Real(None));
        let mut query = sqlx::query(&self.text).persistent(keeps);
        for value in &self.values {
            query = match value {
                Value::Text(text) => query.bind(text.as_deref()),
                Value::Integer(number) => query.bind(*number),
                Value::Real(number) => query.bind(*number),
                Value::Flag(flag) => query.bind(*flag),
                Value::Bytes(bytes) => query.bind(bytes.as_slice()),
            };
        }
        query
    }

    /// Carries it out; answers the rows it changed.
    pub(super) async fn execute(&self, connection: &mut AnyConnection) -> sqlx::Result<u64> {
        Ok(self.query().execute(connection).await?.rows_affected())
    }

    /// All rows it answers.
    pub(super) async fn rows(&self, connection: &mut AnyConnection) -> sqlx::Result<Vec<AnyRow>> {
        self.query().fetch_all(connection).await
    }

    /// The first row it answers.
    pub(super) async fn row(&self, connection: &mut AnyConnection) -> sqlx::Result<Option<AnyRow>> {
        self.query().fetch_optional(connection).await
    }

    /// Rows as they come.
    pub(super) fn stream<'a>(
        &'a self,
        connection: &'a mut AnyConnection,
    ) -> futures_util::stream::BoxStream<'a, sqlx::Result<AnyRow>> {
        self.query().fetch(connection)
    }
}

/// An integer of any width in a row, by its position.
pub(super) fn integer(row: &AnyRow, at: usize) -> sqlx::Result<Option<i64>> {
    row.try_get(at)
}
