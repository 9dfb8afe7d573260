//! Result tables by column: what filters, orders, histograms and groups are worked out on.
//!
//! A row is known by its position. Texts are numbered; a column's sort order is worked out once, as ranks, whatever it
//! holds. So everything that is asked of a table is a few passes over arrays of numbers.
//!
//! Deliberately absent: where tables are kept, and whether a request makes sense.

mod aggregate;
pub mod bins;
mod column;
mod columns;
mod filter;
mod held;
mod packed;
mod query;
mod ranks;
mod sorting;
mod source;
mod texts;

pub use aggregate::{groups, histogram};
pub use column::{Column, NO_FLAG, Values};
pub use columns::{Cell, Columns, ReadCell};
pub use held::Held;
pub use packed::{Packed, pack};
pub use query::{ColumnFilter, GroupQuery, HistogramQuery, RowQuery, SortKey, Test, Window};
pub use ranks::{RankKey, Ranks, ordered};
pub use source::{Rows, Source, packed, positions};
pub use texts::{Texts, TextsBuilder};
