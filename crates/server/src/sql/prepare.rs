//! Ranks of the rows of ended work packages, worked out once by the database and kept beside the rows.

use std::collections::HashSet;

use futures_util::TryStreamExt as _;
use headroom_workbench::host::StoreError;
use headroom_workbench::results::Ranks;
use sqlx::{AnyConnection, Row as _};
use uuid::Uuid;

use super::connect::Database;
use super::dialect::Dialect;
use super::elsewhere::Tables;
use super::statement::{Statement, Value, integer};
use super::tables::{Column, TABLES, Table};
use super::{failed, page, rows};

/// Rows of a table by job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct JobRows {
    /// Jobs with rows, in their order, each with the number of rows.
    jobs: Vec<(i64, i64)>,
}

impl JobRows {
    /// All rows.
    pub(super) fn count(&self) -> i64 {
        self.jobs.iter().map(|(_, count)| count).sum()
    }

    /// `row_no` of the row at a position, `None` past the end.
    pub(super) fn row_no(&self, position: i64) -> Option<i64> {
        let mut before = 0;
        for (job, count) in &self.jobs {
            if position < before + count {
                return Some(rows::row_no(*job, position - before));
            }
            before += count;
        }
        None
    }

    /// The position of a row.
    pub(super) fn position(&self, row_no: i64) -> Option<usize> {
        let mut before = 0;
        for (job, count) in &self.jobs {
            let within = row_no - rows::row_no(*job, 0);
            if (0..*count).contains(&within) {
                return usize::try_from(before + within).ok();
            }
            before += count;
        }
        None
    }
}

/// Rows of a table of a work package, by job.
pub(super) async fn job_rows(
    database: &Database,
    table: &Table,
    id: Uuid,
) -> Result<JobRows, StoreError> {
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    job_rows_on(&mut connection, database.dialect, table, id).await
}

/// The same on a connection.
pub(super) async fn job_rows_on(
    connection: &mut AnyConnection,
    dialect: Dialect,
    table: &Table,
    id: Uuid,
) -> Result<JobRows, StoreError> {
    let mut statement = Statement::default();
    let id = rows::bind_id(&mut statement, dialect, id);
    let name = statement.bind(table.name);
    statement.push(format!(
        "SELECT job, row_count FROM result_jobs WHERE work_package_id = {id} AND table_name = {name} ORDER BY job"
    ));
    let mut jobs = Vec::new();
    for row in statement.rows(connection).await.map_err(failed)? {
        let [job, count] = [0, 1].map(|at| integer(&row, at).map(Option::unwrap_or_default));
        jobs.push((job.map_err(failed)?, count.map_err(failed)?));
    }
    Ok(JobRows { jobs })
}

/// Work packages with rows of ours, copies left out.
pub(super) async fn with_rows(database: &Database) -> Result<HashSet<Uuid>, StoreError> {
    let mut statement =
        Statement::new("SELECT DISTINCT CAST(work_package_id AS text) FROM result_jobs");
    if database.dialect == Dialect::Postgres {
        statement.push(" WHERE work_package_id NOT IN (SELECT work_package_id FROM result_copies)");
    }
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let rows = statement.rows(&mut connection).await.map_err(failed)?;
    let ids = rows.iter().map(|row| row.try_get::<String, _>(0));
    let ids: Result<Vec<String>, _> = ids.collect();
    Ok(ids.map_err(failed)?.iter().filter_map(|id| id.parse().ok()).collect())
}

/// Works out the ranks of all columns of all tables of a work package, and keeps them unless its rows have changed
/// meanwhile.
pub(super) async fn prepare(database: &Database, id: Uuid) -> Result<(), StoreError> {
    for table in TABLES {
        let jobs = job_rows(database, table, id).await?;
        if jobs.count() == 0 {
            continue;
        }
        for column in table.columns {
            let ranks = ranks_of(database, table, column, id, &jobs).await?;
            keep(database, table, column, id, &jobs, &ranks).await?;
        }
    }
    Ok(())
}

/// Whether a work package has rows of ours, and the ranks of all columns of all their tables.
pub(super) async fn is_done(database: &Database, id: Uuid) -> Result<bool, StoreError> {
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let mut has_rows = false;
    for table in TABLES {
        let jobs = job_rows_on(&mut connection, database.dialect, table, id).await?;
        let mut statement = Statement::default();
        let id = rows::bind_id(&mut statement, database.dialect, id);
        let name = statement.bind(table.name);
        statement.push(format!(
            "SELECT count(*) FROM result_orders WHERE work_package_id = {id} AND table_name = {name}"
        ));
        let row = statement.row(&mut connection).await.map_err(failed)?;
        let columns = row.map(|row| integer(&row, 0)).transpose().map_err(failed)?.flatten();
        if jobs.count() > 0 && columns != i64::try_from(table.columns.len()).ok() {
            return Ok(false);
        }
        has_rows |= jobs.count() > 0;
    }
    Ok(has_rows)
}

async fn ranks_of(
    database: &Database,
    table: &'static Table,
    column: &Column,
    id: Uuid,
    jobs: &JobRows,
) -> Result<Ranks, StoreError> {
    let count = usize::try_from(jobs.count()).unwrap_or_default();
    let tables = Tables::ours(database.dialect);
    let value = database.dialect.sorted(column);
    let mut statement = Statement::new(format!(
        "SELECT t.row_no, CASE WHEN {value} IS NULL THEN 0 ELSE dense_rank() OVER (ORDER BY {value} ASC NULLS LAST) END"
    ));
    page::push_rows(&mut statement, database.dialect, &tables, table, id, column.is_of_binding());
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let mut ranks = Ranks { distinct: 0, of_rows: vec![0; count] };
    let mut found = statement.stream(&mut connection);
    while let Some(row) = found.try_next().await.map_err(failed)? {
        let [row_no, rank] = [0, 1].map(|at| integer(&row, at).map(Option::unwrap_or_default));
        let rank = u32::try_from(rank.map_err(failed)?).unwrap_or_default();
        let position = jobs.position(row_no.map_err(failed)?);
        if let Some(place) = position.and_then(|position| ranks.of_rows.get_mut(position)) {
            *place = rank;
            ranks.distinct = ranks.distinct.max(rank);
        }
    }
    Ok(ranks)
}

async fn keep(
    database: &Database,
    table: &Table,
    column: &Column,
    id: Uuid,
    jobs: &JobRows,
    ranks: &Ranks,
) -> Result<(), StoreError> {
    let mut writing = database.write().await.map_err(failed)?;
    if job_rows_on(&mut writing.transaction, database.dialect, table, id).await? != *jobs {
        return Ok(());
    }
    let mut statement = Statement::new(
        "INSERT INTO result_orders (work_package_id, table_name, column_name, distinct_count, ranks) VALUES (",
    );
    let id = rows::bind_id(&mut statement, database.dialect, id);
    let name = statement.bind(table.name);
    let column = statement.bind(column.wire);
    let distinct = statement.bind(i64::from(ranks.distinct));
    let bytes = statement.bind(Value::Bytes(ranks.encode()));
    statement.push(format!(
        "{id}, {name}, {column}, {distinct}, {bytes}) ON CONFLICT (work_package_id, table_name, column_name) \
         DO UPDATE SET distinct_count = excluded.distinct_count, ranks = excluded.ranks"
    ));
    statement.execute(&mut writing.transaction).await.map_err(failed)?;
    writing.transaction.commit().await.map_err(failed)
}

/// The ranks of a column, `None` while they are not there.
pub(super) async fn kept(
    database: &Database,
    table: &Table,
    column: &'static str,
    id: Uuid,
    count: i64,
) -> Result<Option<Ranks>, StoreError> {
    let mut statement = Statement::default();
    let id = rows::bind_id(&mut statement, database.dialect, id);
    let [name, column] = [table.name, column].map(|name| statement.bind(name));
    statement.push(format!(
        "SELECT distinct_count, ranks FROM result_orders \
         WHERE work_package_id = {id} AND table_name = {name} AND column_name = {column}"
    ));
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let Some(row) = statement.row(&mut connection).await.map_err(failed)? else { return Ok(None) };
    let distinct = integer(&row, 0).map_err(failed)?.unwrap_or_default();
    let bytes: &[u8] = row.try_get(1).map_err(failed)?;
    let (Ok(distinct), Ok(count)) = (u32::try_from(distinct), usize::try_from(count)) else {
        return Ok(None);
    };
    Ok(Ranks::decode(bytes, distinct, count))
}
