//! Copies of what a Hosting Capacity Module wrote, beside our own rows: only there can rows have sort orders, since the
//! module's tables are not ours to change. A copy is read while the module's rows are as they were.

use headroom_workbench::host::StoreError;
use sqlx::{AnyConnection, Row as _};
use uuid::Uuid;

use super::connect::Database;
use super::dialect::Dialect;
use super::elsewhere::{Tables, of_package};
use super::prepare::{self, JobRows};
use super::statement::{Statement, integer};
use super::tables::{Column, Kind, TABLES, Table};
use super::{failed, rows};

/// Rows of a table from which on a copy is worth its room: the database sorts fewer as fast.
pub(super) const COPIED_FROM: i64 = 20_000;

/// Where rows of a table of a work package are read.
pub(super) enum Home {
    /// In our table: our own, copies, or none at all.
    Ours(JobRows),
    /// In the module's.
    Module(Tables),
}

impl Home {
    /// The tables that have them.
    pub(super) fn tables(self, dialect: Dialect) -> Tables {
        match self {
            Self::Ours(_) => Tables::ours(dialect),
            Self::Module(tables) => tables,
        }
    }
}

/// Where rows are read.
pub(super) async fn home(database: &Database, table: &Table, id: Uuid) -> Result<Home, StoreError> {
    let jobs = prepare::job_rows(database, table, id).await?;
    if database.dialect == Dialect::Sqlite {
        return Ok(Home::Ours(jobs));
    }
    let is_current = match stamps(database, id).await? {
        Some((then, now)) => then == now || is_same(database, id, &now).await?,
        None => jobs.count() > 0,
    };
    if is_current {
        return Ok(Home::Ours(jobs));
    }
    let tables = Tables::elsewhere(database).await?.filter(|tables| tables.has(table));
    Ok(tables.map_or_else(|| Home::Ours(JobRows::default()), Home::Module))
}

/// An expression that tells the module's tables from what they were: it changes soon after rows do, and when the
/// server starts anew, which forgets its counts. Rows of other work packages change it too.
fn stamp() -> String {
    let of_table = |table: &&Table| {
        let id = format!("to_regclass('public.{}')", table.name);
        format!(
            "{id}::oid, pg_relation_filenode({id}), pg_relation_size({id}), pg_stat_get_tuples_inserted({id}), \
             pg_stat_get_tuples_updated({id}), pg_stat_get_tuples_deleted({id})"
        )
    };
    let tables: Vec<String> = TABLES.iter().map(of_table).collect();
    format!("concat_ws(' ', pg_postmaster_start_time(), {})", tables.join(", "))
}

/// The stamp of a work package's copy, and what it would be now; `None` where there is no copy.
async fn stamps(database: &Database, id: Uuid) -> Result<Option<(String, String)>, StoreError> {
    let mut statement = Statement::new(format!(
        "SELECT stamp, {} FROM result_copies WHERE work_package_id = ",
        stamp()
    ));
    let id = rows::bind_id(&mut statement, database.dialect, id);
    statement.push(id);
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let row = statement.row(&mut connection).await.map_err(failed)?;
    let texts = |row| Ok((sqlx::Row::try_get(&row, 0)?, sqlx::Row::try_get(&row, 1)?));
    row.map(texts).transpose().map_err(failed)
}

/// Whether the module has as many rows as were copied, which it only adds to. If so, that is kept under the new stamp.
async fn is_same(database: &Database, id: Uuid, stamp: &str) -> Result<bool, StoreError> {
    let Some(tables) = Tables::elsewhere(database).await? else { return Ok(false) };
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    for table in TABLES.into_iter().filter(|table| tables.has(table)) {
        let copied = prepare::job_rows_on(&mut connection, database.dialect, table, id).await?;
        if count(&mut connection, &tables, table, id).await? != copied.count() {
            return Ok(false);
        }
    }
    let mut statement = Statement::new("UPDATE result_copies SET stamp = ");
    let stamp = statement.bind(stamp);
    let id = rows::bind_id(&mut statement, database.dialect, id);
    statement.push(format!("{stamp} WHERE work_package_id = {id}"));
    statement.execute(&mut connection).await.map_err(failed)?;
    Ok(true)
}

async fn count(
    connection: &mut AnyConnection,
    tables: &Tables,
    table: &Table,
    id: Uuid,
) -> Result<i64, StoreError> {
    let mut statement =
        Statement::new(format!("SELECT count(*) FROM {} t WHERE ", tables.name(table)));
    let of = of_package(&mut statement, tables, table, "t", id);
    statement.push(of);
    let row = statement.row(connection).await.map_err(failed)?;
    let count = row.map(|row| integer(&row, 0)).transpose().map_err(failed)?;
    Ok(count.flatten().unwrap_or_default())
}

/// Whether a work package's rows here are copies.
pub(super) async fn has(database: &Database, id: Uuid) -> Result<bool, StoreError> {
    Ok(database.dialect == Dialect::Postgres && stamps(database, id).await?.is_some())
}

/// Copies all rows of a work package, in place of an earlier copy.
pub(super) async fn copy(database: &Database, id: Uuid) -> Result<(), StoreError> {
    let Some(tables) = Tables::elsewhere(database).await? else { return Ok(()) };
    // Postgres has many writers at a time: nobody has to wait for these rows.
    let mut transaction = database.pool.begin().await.map_err(failed)?;
    // Before the rows are read: rows that come meanwhile make the copy an old one.
    let now = Statement::new(format!("SELECT {}", stamp()));
    let row = now.row(&mut transaction).await.map_err(failed)?;
    let stamp: Option<String> = row.map(|row| row.try_get(0)).transpose().map_err(failed)?;
    remove(&mut transaction, database.dialect, id).await.map_err(failed)?;
    for table in TABLES.into_iter().filter(|table| tables.has(table)) {
        copy_table(&mut transaction, &tables, table, id).await.map_err(failed)?;
    }
    let mut statement =
        Statement::new("INSERT INTO result_copies (work_package_id, stamp) VALUES (");
    let id = rows::bind_id(&mut statement, database.dialect, id);
    let stamp = statement.bind(stamp.unwrap_or_default());
    statement.push(format!("{id}, {stamp})"));
    statement.execute(&mut transaction).await.map_err(failed)?;
    transaction.commit().await.map_err(failed)
}

async fn remove(connection: &mut AnyConnection, dialect: Dialect, id: Uuid) -> sqlx::Result<()> {
    let ours = TABLES.iter().map(|table| table.name);
    for name in ours.chain(["result_jobs", "result_orders", "result_summaries", "result_copies"]) {
        let mut statement = Statement::new(format!("DELETE FROM {name} WHERE work_package_id = "));
        let id = rows::bind_id(&mut statement, dialect, id);
        statement.push(id);
        statement.execute(connection).await?;
    }
    Ok(())
}

/// Copies the rows of a table in the order of its key.
async fn copy_table(
    connection: &mut AnyConnection,
    tables: &Tables,
    table: &'static Table,
    id: Uuid,
) -> sqlx::Result<()> {
    let stored = || table.columns.iter().filter(|column| column.stored().is_some());
    let names: Vec<&str> = stored().filter_map(Column::stored).collect();
    let values: Vec<String> = stored().map(copied).collect();
    let mut statement = Statement::new(format!(
        "INSERT INTO {name} ({names}, row_no) SELECT {values}, row_number() OVER (ORDER BY {order}) - 1 FROM {from} t WHERE ",
        name = table.name,
        names = names.join(", "),
        values = values.join(", "),
        order = tables.order(table),
        from = tables.name(table),
    ));
    let of = of_package(&mut statement, tables, table, "t", id);
    statement.push(of);
    let count = i64::try_from(statement.execute(connection).await?).unwrap_or(i64::MAX);
    if count == 0 {
        return Ok(());
    }
    let mut jobs = Statement::new(
        "INSERT INTO result_jobs (work_package_id, table_name, job, row_count) VALUES (",
    );
    let id = rows::bind_id(&mut jobs, Dialect::Postgres, id);
    let name = jobs.bind(table.name);
    let count = jobs.bind(count);
    jobs.push(format!("{id}, {name}, 0, {count})"));
    jobs.execute(connection).await?;
    Ok(())
}

/// A column of the module as a value of ours.
fn copied(column: &Column) -> String {
    let value = column.expression();
    match column.kind {
        Kind::Uuid => format!("CAST({value} AS uuid)"),
        Kind::Text => format!("CAST({value} AS text)"),
        Kind::Time => format!("CAST({value} AS timestamp)"),
        Kind::Integer => format!("CAST({value} AS integer)"),
        Kind::Real => format!("CAST({value} AS double precision)"),
        Kind::Flag => format!("CAST({value} AS boolean)"),
        // An array or a text, whichever the column is.
        Kind::List => format!("CAST(to_json({value}) AS text)"),
    }
}
