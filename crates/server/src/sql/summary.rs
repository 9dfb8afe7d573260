//! Figures over all capacity groups of a work package.

use headroom_contract::output::{LvGroupHostingCapacitySummary, MetricCount};
use headroom_workbench::host::StoreError;
use sqlx::Any;
use sqlx::Row as _;
use sqlx::pool::PoolConnection;
use uuid::Uuid;

use super::connect::Database;
use super::copies::{self, Home};
use super::elsewhere::Tables;
use super::statement::{Statement, integer};
use super::tables::{LV_GROUPS, VIOLATIONS};
use super::{failed, page, prepare, rows};

/// Figures over all groups with a row. Those of ended work packages are kept when they are worked out.
pub(super) async fn summary(
    database: &Database,
    id: Uuid,
) -> Result<LvGroupHostingCapacitySummary, StoreError> {
    if let Some(summary) = kept(database, id).await? {
        return Ok(summary);
    }
    match copies::home(database, &LV_GROUPS, id).await? {
        Home::Ours(jobs) if jobs.count() == 0 => Ok(LvGroupHostingCapacitySummary::default()),
        home => computed(database, &home.tables(database.dialect), id).await,
    }
}

/// Works the figures of our rows out and keeps them. Those of copies would outlive them.
pub(super) async fn prepare(database: &Database, id: Uuid) -> Result<(), StoreError> {
    let jobs = prepare::job_rows(database, &LV_GROUPS, id).await?;
    if jobs.count() == 0 || copies::has(database, id).await? {
        return Ok(());
    }
    let summary = computed(database, &Tables::ours(database.dialect), id).await?;
    let text =
        serde_json::to_string(&summary).map_err(|error| StoreError::Other(error.to_string()))?;
    let mut writing = database.write().await.map_err(failed)?;
    let now = prepare::job_rows_on(&mut writing.transaction, database.dialect, &LV_GROUPS, id);
    if now.await? != jobs {
        return Ok(());
    }
    let mut statement =
        Statement::new("INSERT INTO result_summaries (work_package_id, summary) VALUES (");
    let id = rows::bind_id(&mut statement, database.dialect, id);
    let text = statement.bind(text);
    statement.push(format!(
        "{id}, {text}) ON CONFLICT (work_package_id) DO UPDATE SET summary = excluded.summary"
    ));
    statement.execute(&mut writing.transaction).await.map_err(failed)?;
    writing.transaction.commit().await.map_err(failed)
}

async fn kept(
    database: &Database,
    id: Uuid,
) -> Result<Option<LvGroupHostingCapacitySummary>, StoreError> {
    let mut statement = Statement::default();
    let id = rows::bind_id(&mut statement, database.dialect, id);
    statement.push(format!("SELECT summary FROM result_summaries WHERE work_package_id = {id}"));
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let row = statement.row(&mut connection).await.map_err(failed)?;
    let text: Option<String> = row.map(|row| row.try_get(0)).transpose().map_err(failed)?;
    // One of another version is worked out again.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

async fn computed(
    database: &Database,
    tables: &Tables,
    id: Uuid,
) -> Result<LvGroupHostingCapacitySummary, StoreError> {
    let dialect = database.dialect;
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let mut statement = Statement::new(
        "SELECT count(*), CAST(sum(t.included_customer_count) AS bigint), \
         CAST(sum(t.total_kw_added) AS double precision), \
         CAST(min(t.headroom_kw_per_customer) AS double precision), \
         CAST(max(t.headroom_kw_per_customer) AS double precision)",
    );
    page::push_rows(&mut statement, dialect, tables, &LV_GROUPS, id, false);
    let mut summary = LvGroupHostingCapacitySummary::default();
    let Some(row) = statement.row(&mut connection).await.map_err(failed)? else {
        return Ok(summary);
    };
    let groups = integer(&row, 0).map_err(failed)?.unwrap_or_default();
    let real = |at: usize| row.try_get::<Option<f64>, _>(at).map_err(failed);
    summary.group_count = bounded(groups);
    summary.customer_count = bounded(integer(&row, 1).map_err(failed)?.unwrap_or_default());
    summary.total_kw_added = real(2)?.unwrap_or_default();
    summary.min_kw_per_customer = real(3)?;
    summary.max_kw_per_customer = real(4)?;
    let mut rank = async |percent: i64| {
        nearest_rank(database, &mut connection, tables, id, groups, percent).await
    };
    summary.p10_kw_per_customer = rank(10).await?;
    summary.median_kw_per_customer = rank(50).await?;
    summary.bound_by = bound_by(database, &mut connection, tables, id).await?;
    Ok(summary)
}

/// The least headroom that `percent` of all groups do not exceed.
async fn nearest_rank(
    database: &Database,
    connection: &mut PoolConnection<Any>,
    tables: &Tables,
    id: Uuid,
    groups: i64,
    percent: i64,
) -> Result<Option<f64>, StoreError> {
    let mut statement =
        Statement::new("SELECT CAST(t.headroom_kw_per_customer AS double precision)");
    page::push_rows(&mut statement, database.dialect, tables, &LV_GROUPS, id, false);
    let before = (groups * percent).div_euclid(100) + i64::from(groups * percent % 100 != 0) - 1;
    let before = statement.bind(before.max(0));
    statement.push(format!(" ORDER BY t.headroom_kw_per_customer LIMIT 1 OFFSET {before}"));
    let row = statement.row(connection).await.map_err(failed)?;
    row.map(|row| row.try_get::<f64, _>(0)).transpose().map_err(failed)
}

/// Groups by what bound them, the most frequent first, then by name with none first.
async fn bound_by(
    database: &Database,
    connection: &mut PoolConnection<Any>,
    tables: &Tables,
    id: Uuid,
) -> Result<Vec<MetricCount>, StoreError> {
    let joined = tables.has(&VIOLATIONS);
    let metric = LV_GROUPS.column("binding.metric").filter(|_| joined);
    let metric = metric
        .map_or_else(|| "CAST(NULL AS text)".to_owned(), |column| database.dialect.sorted(column));
    let mut statement = Statement::new(format!("SELECT {metric} AS metric, count(*)"));
    page::push_rows(&mut statement, database.dialect, tables, &LV_GROUPS, id, joined);
    statement.push(" GROUP BY 1 ORDER BY 2 DESC, 1 ASC NULLS FIRST");
    let rows = statement.rows(connection).await.map_err(failed)?;
    rows.iter()
        .map(|row| {
            let metric = row.try_get(0).map_err(failed)?;
            let group_count = bounded(integer(row, 1).map_err(failed)?.unwrap_or_default());
            Ok(MetricCount { metric, group_count })
        })
        .collect()
}

fn bounded(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
