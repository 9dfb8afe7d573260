//! Result rows in a database, as the workbench's result store.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, LvGroupHostingCapacitySummary, ResultGroupPage, ResultHistogram,
    ResultTable,
};
use headroom_workbench::host::StoreError;
use headroom_workbench::results::{
    FoundPackage, GroupQuery, HistogramQuery, Page, ResultStore, RowQuery, RowsOf, Tables,
};
use serde::de::DeserializeOwned;
use sqlx::AnyConnection;
use uuid::Uuid;

use super::connect::Database;
use super::page::Wanted;
use super::statement::Statement;
use super::tables::{BINDINGS, CUSTOMERS, HV_NODES, LV_GROUPS, TABLES, Table, VIOLATIONS};
use super::{aggregate, copies, elsewhere, failed, page, prepare, rows, summary, tables};

/// Between the end of a copy and the start of the next one of the same work package.
const BETWEEN_COPIES: Duration = Duration::from_secs(60);

/// See the module. Cheap to clone.
#[derive(Clone)]
pub(super) struct SqlResults {
    database: Database,
    /// Work packages whose ranks are being worked out.
    preparing: Arc<Mutex<HashSet<Uuid>>>,
}

impl SqlResults {
    pub(super) fn new(database: Database) -> Self {
        Self { database, preparing: Arc::default() }
    }

    async fn page<Row: DeserializeOwned>(
        &self,
        table: &'static Table,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<Row>, StoreError> {
        let answer = page::page(&self.database, table, of, query).await?;
        if let Some(wanted) = answer.wanted {
            self.start_preparing(of.id, wanted);
        }
        Ok(answer.page)
    }

    /// Has ranks and figures worked out beside the requests, of a module's rows after they are copied. What fails is
    /// tried again at a later request that misses them; until then the database sorts.
    fn start_preparing(&self, id: Uuid, wanted: Wanted) {
        if !self.preparing.lock().unwrap_or_else(PoisonError::into_inner).insert(id) {
            return;
        }
        let Self { database, preparing } = self.clone();
        tokio::spawn(async move {
            // Failing leaves everything as correct as before, only slower.
            if wanted == Wanted::Copy && copies::copy(&database, id).await.is_err() {
                // What cannot be copied is not tried again before the next start.
                return;
            }
            if prepare::prepare(&database, id).await.is_ok() {
                summary::prepare(&database, id).await.ok();
            }
            if wanted == Wanted::Copy {
                // Rows that are still being written are not copied again and again.
                tokio::time::sleep(BETWEEN_COPIES).await;
            }
            preparing.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        });
    }

    /// Removes rows of a work package, of one job or of all, and what was prepared of them.
    async fn remove(
        &self,
        connection: &mut AnyConnection,
        id: Uuid,
        job: Option<i64>,
    ) -> sqlx::Result<()> {
        let of_id = |statement: &mut Statement| {
            let id = rows::bind_id(statement, self.database.dialect, id);
            statement.push(format!(" WHERE work_package_id = {id}"));
        };
        for table in TABLES {
            let mut statement = Statement::new(format!("DELETE FROM {}", table.name));
            of_id(&mut statement);
            if let Some(job) = job {
                let from = statement.bind(rows::row_no(job, 0));
                let to = statement.bind(rows::row_no(job + 1, 0));
                statement.push(format!(" AND row_no >= {from} AND row_no < {to}"));
            }
            statement.execute(connection).await?;
        }
        let mut jobs = Statement::new("DELETE FROM result_jobs");
        of_id(&mut jobs);
        if let Some(job) = job {
            let job = jobs.bind(job);
            jobs.push(format!(" AND job = {job}"));
        }
        jobs.execute(connection).await?;
        for name in ["result_orders", "result_summaries"] {
            let mut statement = Statement::new(format!("DELETE FROM {name}"));
            of_id(&mut statement);
            statement.execute(connection).await?;
        }
        Ok(())
    }

    async fn count(
        &self,
        connection: &mut AnyConnection,
        table: &Table,
        id: Uuid,
        job: i64,
        count: i64,
    ) -> Result<(), StoreError> {
        if count == 0 {
            return Ok(());
        }
        let mut statement = Statement::new(
            "INSERT INTO result_jobs (work_package_id, table_name, job, row_count) VALUES (",
        );
        let id = rows::bind_id(&mut statement, self.database.dialect, id);
        let name = statement.bind(table.name);
        let [job, count] = [job, count].map(|number| statement.bind(number));
        statement.push(format!("{id}, {name}, {job}, {count})"));
        statement.execute(connection).await.map_err(failed)?;
        Ok(())
    }
}

#[async_trait]
impl ResultStore for SqlResults {
    async fn put(&self, id: Uuid, job: usize, rows: Arc<Tables>) -> Result<(), StoreError> {
        let job = i64::try_from(job).map_err(|error| StoreError::Other(error.to_string()))?;
        let dialect = self.database.dialect;
        let mut writing = self.database.write().await.map_err(failed)?;
        let transaction = &mut *writing.transaction;
        self.remove(transaction, id, Some(job)).await.map_err(failed)?;
        macro_rules! insert {
            ($($table:ident: $rows:expr;)*) => {$(
                let count = rows::insert(transaction, dialect, &$table, job, $rows).await?;
                self.count(transaction, &$table, id, job, count).await?;
            )*};
        }
        insert! {
            LV_GROUPS: &rows.lv_groups;
            HV_NODES: &rows.hv_nodes;
            VIOLATIONS: &rows.violations;
            BINDINGS: &rows.bindings();
            CUSTOMERS: &rows.customers;
        }
        writing.transaction.commit().await.map_err(failed)
    }

    async fn end(&self, id: Uuid, _rows: Vec<Arc<Tables>>) {
        self.start_preparing(id, Wanted::Ranks);
    }

    async fn delete(&self, id: Uuid) -> Result<(), StoreError> {
        let mut writing = self.database.write().await.map_err(failed)?;
        self.remove(&mut writing.transaction, id, None).await.map_err(failed)?;
        writing.transaction.commit().await.map_err(failed)
    }

    async fn with_rows(&self) -> Result<Vec<Uuid>, StoreError> {
        Ok(prepare::with_rows(&self.database).await?.into_iter().collect())
    }

    async fn found(&self) -> Result<Vec<FoundPackage>, StoreError> {
        elsewhere::found(&self.database).await
    }

    async fn has_found(&self, id: Uuid) -> Result<bool, StoreError> {
        elsewhere::has(&self.database, id).await
    }

    async fn lv_groups(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<LvGroupHostingCapacity>, StoreError> {
        self.page(&LV_GROUPS, of, query).await
    }

    async fn hv_nodes(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<HvNodeHeadroom>, StoreError> {
        self.page(&HV_NODES, of, query).await
    }

    async fn violations(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<ConstraintViolation>, StoreError> {
        self.page(&VIOLATIONS, of, query).await
    }

    async fn bindings(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<BindingConstraint>, StoreError> {
        self.page(&BINDINGS, of, query).await
    }

    async fn customers(
        &self,
        of: RowsOf,
        query: &RowQuery,
    ) -> Result<Page<CustomerAllocation>, StoreError> {
        self.page(&CUSTOMERS, of, query).await
    }

    async fn summary(&self, of: RowsOf) -> Result<LvGroupHostingCapacitySummary, StoreError> {
        summary::summary(&self.database, of.id).await
    }

    async fn histogram(
        &self,
        of: RowsOf,
        table: ResultTable,
        query: &HistogramQuery,
    ) -> Result<ResultHistogram, StoreError> {
        aggregate::histogram(&self.database, tables::of(table), of.id, query).await
    }

    async fn groups(
        &self,
        of: RowsOf,
        table: ResultTable,
        query: &GroupQuery,
    ) -> Result<ResultGroupPage, StoreError> {
        aggregate::groups(&self.database, tables::of(table), of.id, query).await
    }
}
