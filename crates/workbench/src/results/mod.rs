//! Result tables: from the engine's results to rows, where the rows are, and pages of them by order and filter.

mod hv_rows;
mod kept;
mod page;
mod query;
mod rows;
mod store;
mod summary;
mod table_row;
mod tables;

pub use headroom_tables::{
    ColumnFilter, GroupQuery, HistogramQuery, RankKey, Ranks, RowQuery, SortKey, Test, Window,
    bins, ordered,
};
pub(crate) use hv_rows::{HvRowPart, hv_tables};
pub(crate) use kept::JobTables;
pub use kept::KeptRows;
pub use page::Page;
pub(crate) use page::page;
pub(crate) use query::{GroupRequest, HistogramRequest, PageRequest};
pub(crate) use rows::{RowContext, RowPart, count, selector_text, tables};
pub use store::{FoundOrigin, FoundPackage, ResultStore, RowsOf};
pub(crate) use summary::summary;
pub(crate) use table_row::{TableRow, rows_of, source_of};
pub use tables::Tables;
