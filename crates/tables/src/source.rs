//! Tables that can be asked, and what is asked of them alike.

use std::borrow::Cow;
use std::sync::Arc;

use headroom_contract::output::ColumnKind;

use crate::columns::{Cell, Columns};
use crate::{Column, NO_FLAG, RankKey, RowQuery, SortKey, Texts, Values, filter, ordered, pack};

/// A table whose columns can be had by their names on the wire.
pub trait Source: Send + Sync {
    /// Rows.
    fn count(&self) -> usize;
    /// A column, `None` when the table has none of this name that can be sorted by.
    fn column(&self, name: &str) -> Option<Arc<Column>>;
}

/// Rows in memory, by job.
pub struct Rows<'a, Row: Clone>(pub Vec<Cow<'a, [Row]>>);

impl<Row: Clone> Rows<'_, Row> {
    /// The row at a position.
    pub fn at(&self, mut position: usize) -> Option<&Row> {
        for rows in &self.0 {
            match rows.get(position) {
                Some(row) => return Some(row),
                None => position -= rows.len(),
            }
        }
        None
    }
}

impl<Row: Columns + Clone + Send + Sync> Source for Rows<'_, Row> {
    fn count(&self) -> usize {
        self.0.iter().map(|rows| rows.len()).sum()
    }

    fn column(&self, name: &str) -> Option<Arc<Column>> {
        let read = Row::column(name)?;
        let kind = Row::TABLE.column(name)?.kind;
        let cells = self.0.iter().flat_map(|rows| rows.iter()).map(read);
        Some(Arc::new(Column::new(values(kind, cells))))
    }
}

/// Rows of a job as bytes, see [`crate::Packed`].
pub fn packed<Row: Columns>(rows: &[Row]) -> Vec<u8> {
    let columns: Vec<Values> = Row::TABLE
        .columns()
        .iter()
        .map(|column| {
            if let Some(read) = Row::column(column.wire) {
                return values(column.kind, rows.iter().map(read));
            }
            let lists: Vec<String> = rows.iter().map(|row| json(row.texts())).collect();
            Values::Texts(Texts::of(lists.iter().map(|list| Some(list.as_str()))))
        })
        .collect();
    pack(rows.len(), &columns)
}

fn json(texts: &[String]) -> String {
    serde_json::to_string(texts).unwrap_or_default()
}

fn values<'a>(kind: ColumnKind, cells: impl Iterator<Item = Cell<'a>>) -> Values {
    match kind {
        ColumnKind::Text | ColumnKind::Texts | ColumnKind::Time => {
            let text = |cell| if let Cell::Text(text) = cell { Some(text) } else { None };
            Values::Texts(Texts::of(cells.map(text)))
        }
        ColumnKind::Integer | ColumnKind::Number => {
            let number = |cell| if let Cell::Number(number) = cell { number } else { f64::NAN };
            Values::Numbers(cells.map(number).collect())
        }
        ColumnKind::Flag => {
            let flag = |cell| if let Cell::Flag(flag) = cell { u8::from(flag) } else { NO_FLAG };
            Values::Flags(cells.map(flag).collect())
        }
    }
}

/// Positions of the rows that a query asks for, in its order, before its window is taken.
pub fn positions(source: &dyn Source, query: &RowQuery) -> Vec<u32> {
    if let ([key], []) = (query.keys.as_slice(), query.filters.as_slice())
        && let Some(column) = source.column(key.column)
        && let Some(all) = column.sorted().all(key)
    {
        return all;
    }
    let rows = filter::matching(source, &query.filters);
    let columns: Vec<(Arc<Column>, &SortKey)> =
        query.keys.iter().filter_map(|key| Some((source.column(key.column)?, key))).collect();
    let keys: Vec<RankKey<'_>> = columns
        .iter()
        .map(|(column, key)| RankKey {
            ranks: column.ranks(),
            descending: key.descending,
            nulls_first: key.nulls_first,
        })
        .collect();
    ordered(rows, &keys)
}
