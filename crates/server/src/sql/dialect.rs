//! What SQLite and Postgres say differently.

use super::statement::{Statement, Value};
use super::tables::{Column, Kind};

/// The database that is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// A bound value as a value of a column.
    pub(super) fn value(self, kind: Kind, parameter: &str) -> String {
        match (self, kind) {
            (Self::Postgres, Kind::Uuid) => format!("CAST({parameter} AS uuid)"),
            (Self::Postgres, Kind::Time) => format!("CAST({parameter} AS timestamp)"),
            _ => parameter.to_owned(),
        }
    }

    /// A column as it is read: text, 64-bit integers and 64-bit floats only.
    pub(super) fn read(self, column: &Column) -> String {
        let expression = column.expression();
        match (self, column.kind) {
            (Self::Sqlite, Kind::Flag) => format!("CAST({expression} AS INTEGER)"),
            (Self::Sqlite, _) => expression,
            (Self::Postgres, Kind::Uuid | Kind::Text) => format!("CAST({expression} AS text)"),
            // ISO 8601 but for the space, whatever the session says of dates.
            (Self::Postgres, Kind::Time) => {
                format!("to_char(CAST({expression} AS timestamp), 'YYYY-MM-DD\"T\"HH24:MI:SS.US')")
            }
            (Self::Postgres, Kind::Integer) => format!("CAST({expression} AS bigint)"),
            (Self::Postgres, Kind::Real) => format!("CAST({expression} AS double precision)"),
            (Self::Postgres, Kind::Flag) => {
                format!("CAST(CAST(CAST({expression} AS boolean) AS integer) AS bigint)")
            }
            // An array or a text, whichever the column is.
            (Self::Postgres, Kind::List) => format!("CAST(to_json({expression}) AS text)"),
        }
    }

    /// A column as it is sorted by: text by its bytes.
    pub(super) fn sorted(self, column: &Column) -> String {
        let expression = column.expression();
        match (self, column.kind) {
            (Self::Postgres, Kind::Uuid | Kind::Text) => {
                format!("CAST({expression} AS text) COLLATE \"C\"")
            }
            _ => expression,
        }
    }

    /// A column as it is compared and grouped by: text by its bytes, times as text, numbers as floats, flags as 0 and 1.
    pub(super) fn compared(self, column: &Column) -> String {
        match (self, column.kind) {
            (Self::Sqlite, Kind::Integer) => format!("CAST({} AS REAL)", column.expression()),
            (Self::Postgres, Kind::Uuid | Kind::Text) => self.sorted(column),
            (Self::Postgres, Kind::Time) => {
                // Without a fraction of zero.
                let text = self.read(column);
                format!("rtrim(rtrim({text}, '0'), '.') COLLATE \"C\"")
            }
            (Self::Postgres, Kind::Integer) => {
                format!("CAST({} AS double precision)", column.expression())
            }
            _ => self.read(column),
        }
    }

    /// Binds a value that is to be compared with [`Self::compared`].
    pub(super) fn bound(self, statement: &mut Statement, kind: Kind, value: Value) -> String {
        let parameter = statement.bind(value);
        match (self, kind) {
            (Self::Postgres, Kind::Integer | Kind::Real) => {
                format!("CAST({parameter} AS double precision)")
            }
            (Self::Postgres, Kind::Flag) => format!("CAST({parameter} AS bigint)"),
            _ => parameter,
        }
    }

    /// Whether a text has a part, given in lower case, whatever the case of its ASCII letters.
    pub(super) fn contains(self, text: &str, part: &str) -> String {
        match self {
            Self::Sqlite => format!("instr(lower({text}), {part}) > 0"),
            Self::Postgres => format!("strpos(lower({text}), {part}) > 0"),
        }
    }

    /// A number that is not negative without its fraction.
    pub(super) fn whole(self, number: &str) -> String {
        match self {
            Self::Sqlite => format!("CAST({number} AS INTEGER)"),
            Self::Postgres => format!("CAST(floor({number}) AS bigint)"),
        }
    }

    /// Begins a transaction that will write.
    pub(super) fn begin_writing(self) -> &'static str {
        match self {
            // A reader cannot become a writer when another one is.
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }
}
