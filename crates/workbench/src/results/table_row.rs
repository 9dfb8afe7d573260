//! The five kinds of rows, and where each is.

use std::borrow::Cow;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, ResultTable,
};
use headroom_tables::{Columns, RowQuery, Rows, Source};

use super::{Page, ResultStore, RowsOf, Tables, page};
use crate::host::StoreError;

/// A page that is on its way.
pub(crate) type PageFuture<'a, Row> = BoxFuture<'a, Result<Page<Row>, StoreError>>;

/// A row of one of the result tables.
pub(crate) trait TableRow: Columns + Clone + Send + Sync + 'static {
    /// The rows of a job.
    fn of(tables: &Tables) -> Cow<'_, [Self]>;
    /// A page from the store.
    fn stored<'a>(
        store: &'a dyn ResultStore,
        of: RowsOf,
        query: &'a RowQuery,
    ) -> PageFuture<'a, Self>;
}

/// A page of rows in memory, by job.
pub(crate) fn rows_of<Row: TableRow>(tables: &[Arc<Tables>], query: &RowQuery) -> Page<Row> {
    page(&rows(tables), query)
}

/// A table of rows in memory, by job.
pub(crate) fn source_of(tables: &[Arc<Tables>], table: ResultTable) -> Box<dyn Source + '_> {
    match table {
        ResultTable::LvGroupHostingCapacity => Box::new(rows::<LvGroupHostingCapacity>(tables)),
        ResultTable::HvNodeHeadroom => Box::new(rows::<HvNodeHeadroom>(tables)),
        ResultTable::ConstraintViolations => Box::new(rows::<ConstraintViolation>(tables)),
        ResultTable::BindingConstraints => Box::new(rows::<BindingConstraint>(tables)),
        ResultTable::CustomerAllocations => Box::new(rows::<CustomerAllocation>(tables)),
    }
}

fn rows<Row: TableRow>(tables: &[Arc<Tables>]) -> Rows<'_, Row> {
    Rows(tables.iter().map(|tables| Row::of(tables)).collect())
}

macro_rules! table_rows {
    ($($row:ty: $tables:ident => $rows:expr, $stored:ident;)*) => {$(
        impl TableRow for $row {
            fn of($tables: &Tables) -> Cow<'_, [Self]> {
                $rows
            }

            fn stored<'a>(
                store: &'a dyn ResultStore,
                of: RowsOf,
                query: &'a RowQuery,
            ) -> PageFuture<'a, Self> {
                store.$stored(of, query)
            }
        }
    )*};
}

table_rows! {
    LvGroupHostingCapacity: tables => Cow::Borrowed(&tables.lv_groups), lv_groups;
    HvNodeHeadroom: tables => Cow::Borrowed(&tables.hv_nodes), hv_nodes;
    ConstraintViolation: tables => Cow::Borrowed(&tables.violations), violations;
    BindingConstraint: tables => Cow::Owned(tables.bindings()), bindings;
    CustomerAllocation: tables => Cow::Borrowed(&tables.customers), customers;
}
