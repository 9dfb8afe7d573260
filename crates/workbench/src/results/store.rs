//! Where the rows of work packages are.

use std::sync::Arc;

use async_trait::async_trait;
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, LvGroupHostingCapacitySummary, ResultGroupPage, ResultHistogram,
    ResultTable,
};
use uuid::Uuid;

use super::{GroupQuery, HistogramQuery, Page, RowQuery, Tables};
use crate::host::StoreError;

/// A work package whose rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowsOf {
    /// The work package.
    pub id: Uuid,
    /// Its rows do not change any more, so that what is made of them may be held.
    pub ended: bool,
}

/// The result rows of work packages, outliving the workbench where they can.
///
/// The order of a table is that of the jobs, and within a job that of [`Tables`]. A work package without rows has empty
/// tables. Orders put text by its bytes and false before true, as every implementation must.
#[async_trait]
pub trait ResultStore: Send + Sync {
    /// Puts the rows of a job in place of those it had, all or none of them.
    async fn put(&self, id: Uuid, job: usize, rows: Arc<Tables>) -> Result<(), StoreError>;
    /// Hears that nothing more comes of a work package, and may prepare for questions, beside the requests. `rows` are
    /// those that were put, by job.
    async fn end(&self, id: Uuid, rows: Vec<Arc<Tables>>);
    /// Removes the rows of a work package, if it has any.
    async fn delete(&self, id: Uuid) -> Result<(), StoreError>;
    /// Work packages that have rows.
    async fn with_rows(&self) -> Result<Vec<Uuid>, StoreError>;
    /// Work packages that no workbench ran but whose rows are there, to be read only.
    async fn found(&self) -> Result<Vec<FoundPackage>, StoreError>;
    /// Whether a work package is one of [`Self::found`].
    async fn has_found(&self, id: Uuid) -> Result<bool, StoreError>;

    /// A page of `lv_group_hosting_capacity`.
    async fn lv_groups(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<LvGroupHostingCapacity>, StoreError>;
    /// A page of `hv_node_headroom`.
    async fn hv_nodes(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<HvNodeHeadroom>, StoreError>;
    /// A page of `constraint_violations`.
    async fn violations(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<ConstraintViolation>, StoreError>;
    /// A page of `binding_constraints`.
    async fn bindings(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<BindingConstraint>, StoreError>;
    /// A page of `customer_allocations`.
    async fn customers(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<CustomerAllocation>, StoreError>;
    /// `lv_group_hosting_capacity` in a few figures.
    async fn summary(&self, of: RowsOf) -> Result<LvGroupHostingCapacitySummary, StoreError>;
    /// A column of numbers as counts in bins.
    async fn histogram(
        &self,
        of: RowsOf,
        table: ResultTable,
        query: &HistogramQuery,
    ) -> Result<ResultHistogram, StoreError>;
    /// Groups of rows with equal values in some columns, the largest first, then by these values.
    async fn groups(
        &self,
        of: RowsOf,
        table: ResultTable,
        query: &GroupQuery,
    ) -> Result<ResultGroupPage, StoreError>;
}

/// What rows tell of a work package that was run elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPackage {
    /// The work package.
    pub id: Uuid,
    /// Feeders, each once.
    pub feeders: Vec<String>,
    /// Scenarios, each once.
    pub scenarios: Vec<String>,
    /// Modes of the initial state (`FIXED_TIME`), each once.
    pub selectors: Vec<String>,
    /// Instant of the earliest initial state.
    pub timestamp: Option<String>,
    /// Where its rows were found.
    pub origin: FoundOrigin,
}

/// Where rows of a work package that was run elsewhere were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FoundOrigin {
    /// In the server's database.
    #[default]
    Database,
    /// In files that a person opened.
    Files {
        /// The folder's name, or the first file's.
        name: String,
        /// The id that the rows have.
        work_package_id: String,
        /// How many files.
        files: usize,
    },
}
