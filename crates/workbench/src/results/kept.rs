//! Rows kept as packed tables, one value for each job and table, in a store of keys and values.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, LvGroupHostingCapacitySummary, ResultGroupPage, ResultHistogram,
    ResultTable,
};
use headroom_tables::{
    Columns, GroupQuery, Held, HistogramQuery, Packed, RowQuery, groups, histogram, packed,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::{FoundPackage, Page, ResultStore, RowsOf, Tables, summary};
use crate::host::StoreError;
use crate::store::{MemoryStore, SpillStore};
use crate::sync::lock;

/// `results/<id>/<job>/<table>` holds the rows of a job.
const RESULTS: &str = "results/";
/// Tables of ended work packages that are held for the next request.
const HELD: usize = 8;

/// Rows of a work package, by job.
pub(crate) type JobTables = Vec<Arc<Tables>>;

/// A table of a work package.
type TableOf = (Uuid, ResultTable);

/// The result store of a workbench without a database.
pub struct KeptRows {
    store: Arc<SpillStore>,
    /// Tables that were asked for last, the latest last.
    held: Mutex<VecDeque<(TableOf, Arc<Held>)>>,
}

impl KeptRows {
    /// Rows that end with the store.
    pub fn in_memory() -> Self {
        Self::new(Arc::new(SpillStore::new(Box::new(MemoryStore::default()))))
    }

    pub(crate) fn new(store: Arc<SpillStore>) -> Self {
        Self { store, held: Mutex::default() }
    }

    async fn table(&self, of: RowsOf, table: ResultTable) -> Result<Arc<Held>, StoreError> {
        let table = kept_in(table);
        let held = {
            let mut held = lock(&self.held);
            let at = held.iter().position(|(own, _)| *own == (of.id, table));
            let found = at.and_then(|at| held.remove(at));
            held.extend(found.clone());
            found
        };
        if let Some((_, table)) = held {
            return Ok(table);
        }
        let prefix = prefix(of.id);
        let keys = self.store.keys(&prefix).await?;
        let job = |key: &String| {
            let (job, name) = key[prefix.len()..].split_once('/')?;
            if name == table.name() { job.parse::<usize>().ok() } else { None }
        };
        let mut jobs: Vec<usize> = keys.iter().filter_map(job).collect();
        jobs.sort_unstable();
        let mut parts = Vec::with_capacity(jobs.len());
        for job in jobs {
            if let Some(bytes) = self.store.get(&key(of.id, job, table)).await? {
                parts.push(Packed::read(bytes, table).ok_or_else(unreadable)?);
            }
        }
        let found = Arc::new(Held::new(table, parts));
        if of.ended {
            let mut held = lock(&self.held);
            held.push_back(((of.id, table), Arc::clone(&found)));
            if held.len() > HELD {
                held.pop_front();
            }
        }
        Ok(found)
    }

    async fn page<Row: Columns + DeserializeOwned>(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<Row>, StoreError> {
        let (total_count, rows) = self.table(of, Row::TABLE).await?.page(Row::TABLE, query);
        Ok(Page { total_count, offset: query.offset, rows: typed(&rows)? })
    }

    /// Puts a table of a part of a work package, packed already.
    pub(crate) async fn put_packed(
        &self,
        id: Uuid,
        part: usize,
        table: ResultTable,
        bytes: Vec<u8>,
    ) -> Result<(), StoreError> {
        self.let_go(id);
        self.store.put(&key(id, part, table), bytes).await
    }

    /// Puts a table of a job; one without rows is none.
    async fn put_table<Row: Columns>(
        &self,
        id: Uuid,
        job: usize,
        rows: &[Row],
    ) -> Result<(), StoreError> {
        let key = key(id, job, Row::TABLE);
        if rows.is_empty() {
            self.store.delete(&key).await
        } else {
            self.store.put(&key, packed(rows)).await
        }
    }

    async fn put_all(&self, id: Uuid, job: usize, rows: &Tables) -> Result<(), StoreError> {
        self.put_table(id, job, &rows.lv_groups).await?;
        self.put_table(id, job, &rows.hv_nodes).await?;
        self.put_table(id, job, &rows.violations).await?;
        self.put_table(id, job, &rows.customers).await
    }

    async fn remove(&self, prefix: &str) -> Result<(), StoreError> {
        for key in self.store.keys(prefix).await? {
            self.store.delete(&key).await?;
        }
        Ok(())
    }

    fn let_go(&self, id: Uuid) {
        lock(&self.held).retain(|((held, _), _)| *held != id);
    }
}

/// By way of JSON text: there is one reader of rows, for those of the solvers as well.
fn typed<Row: DeserializeOwned>(rows: &[Value]) -> Result<Vec<Row>, StoreError> {
    let text = serde_json::to_vec(rows).map_err(other)?;
    serde_json::from_slice(&text).map_err(other)
}

/// Where a table's rows are: `binding_constraints` follows from the violations, which have its columns.
fn kept_in(table: ResultTable) -> ResultTable {
    match table {
        ResultTable::BindingConstraints => ResultTable::ConstraintViolations,
        table => table,
    }
}

#[async_trait]
impl ResultStore for KeptRows {
    async fn put(&self, id: Uuid, job: usize, rows: Arc<Tables>) -> Result<(), StoreError> {
        self.let_go(id);
        let kept = self.put_all(id, job, &rows).await;
        if kept.is_err() {
            // All or none; why they could not be put tells more than why they could not be removed.
            self.remove(&format!("{}{job}/", prefix(id))).await.ok();
        }
        kept
    }

    async fn end(&self, _id: Uuid, _rows: Vec<Arc<Tables>>) {}

    async fn delete(&self, id: Uuid) -> Result<(), StoreError> {
        self.let_go(id);
        self.remove(&prefix(id)).await
    }

    async fn with_rows(&self) -> Result<Vec<Uuid>, StoreError> {
        let keys = self.store.keys(RESULTS).await?;
        let id = |key: &String| key[RESULTS.len()..].split('/').next()?.parse().ok();
        let mut ids: Vec<Uuid> = keys.iter().filter_map(id).collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    async fn found(&self) -> Result<Vec<FoundPackage>, StoreError> {
        Ok(Vec::new())
    }

    async fn has_found(&self, _id: Uuid) -> Result<bool, StoreError> {
        Ok(false)
    }

    async fn lv_groups(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<LvGroupHostingCapacity>, StoreError> {
        self.page(of, query).await
    }

    async fn hv_nodes(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<HvNodeHeadroom>, StoreError> {
        self.page(of, query).await
    }

    async fn violations(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<ConstraintViolation>, StoreError> {
        self.page(of, query).await
    }

    async fn bindings(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<BindingConstraint>, StoreError> {
        self.page(of, query).await
    }

    async fn customers(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<CustomerAllocation>, StoreError> {
        self.page(of, query).await
    }

    async fn summary(&self, of: RowsOf) -> Result<LvGroupHostingCapacitySummary, StoreError> {
        let all = RowQuery { limit: usize::MAX, ..RowQuery::default() };
        let groups: Page<LvGroupHostingCapacity> = self.page(of, &all).await?;
        Ok(summary(groups.rows.iter()))
    }

    async fn histogram(
        &self,
        of: RowsOf,
        table: ResultTable,
        query: &HistogramQuery,
    ) -> Result<ResultHistogram, StoreError> {
        Ok(histogram(&*self.table(of, table).await?, query))
    }

    async fn groups(
        &self,
        of: RowsOf,
        table: ResultTable,
        query: &GroupQuery,
    ) -> Result<ResultGroupPage, StoreError> {
        Ok(groups(&*self.table(of, table).await?, query))
    }
}

fn key(id: Uuid, job: usize, table: ResultTable) -> String {
    format!("{}{job}/{}", prefix(id), table.name())
}

fn unreadable() -> StoreError {
    StoreError::Other("these rows were kept by another version of this program".to_owned())
}

fn prefix(id: Uuid) -> String {
    format!("{RESULTS}{id}/")
}

fn other(error: serde_json::Error) -> StoreError {
    StoreError::Other(error.to_string())
}
