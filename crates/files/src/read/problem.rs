//! What is wrong with a file.

use std::fmt;

use headroom_contract::output::ResultTable;

/// Where in a file something is wrong, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's path.
    pub file: String,
    /// The table that it was taken for.
    pub table: Option<ResultTable>,
    /// Name of the column.
    pub column: Option<&'static str>,
    /// Row, from 1, headings not counted.
    pub row: Option<usize>,
    /// In plain words, a sentence without its end.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, table, column, row, what } = self;
        write!(to, "{file}")?;
        if let Some(table) = table {
            write!(to, ", {}", table.name())?;
        }
        if let Some(column) = column {
            write!(to, ", column {column}")?;
        }
        if let Some(row) = row {
            write!(to, ", row {row}")?;
        }
        write!(to, ": {what}")
    }
}

/// A [`Problem`] before it is known whose it is.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    pub(super) column: Option<&'static str>,
    pub(super) row: Option<usize>,
    pub(super) what: String,
}

impl Wrong {
    /// Something about the whole file.
    pub(super) fn file(what: impl Into<String>) -> Self {
        Self { what: what.into(), ..Self::default() }
    }

    /// Something about a column.
    pub(super) fn column(column: &'static str, what: impl Into<String>) -> Self {
        Self { column: Some(column), row: None, what: what.into() }
    }

    /// Something about a cell; the row counts from 0.
    pub(super) fn cell(column: &'static str, row: usize, what: impl Into<String>) -> Self {
        Self { column: Some(column), row: Some(row + 1), what: what.into() }
    }

    pub(super) fn of(self, file: &str, table: Option<ResultTable>) -> Problem {
        let Self { column, row, what } = self;
        Problem { file: file.to_owned(), table, column, row, what }
    }
}
