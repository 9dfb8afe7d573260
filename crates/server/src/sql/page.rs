//! A page of a table by order and filter: by ranks where they are there, else sorted by the database.

use std::collections::HashMap;

use headroom_workbench::host::StoreError;
use headroom_workbench::results::{ColumnFilter, Page, RowQuery, RowsOf};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use sqlx::Row as _;
use uuid::Uuid;

use super::connect::Database;
use super::copies::{self, COPIED_FROM, Home};
use super::dialect::Dialect;
use super::elsewhere::{Tables, of_package};
use super::prepare::JobRows;
use super::ranked::{Ranked, ranked};
use super::statement::{Statement, integer};
use super::tables::{BINDING, Table, VIOLATIONS};
use super::{failed, filters, rows};

/// A page, and what would have helped to find it.
pub(super) struct Answer<Row> {
    pub(super) page: Page<Row>,
    pub(super) wanted: Option<Wanted>,
}

/// What is worked out beside the requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Ranks of our rows.
    Ranks,
    /// A copy of a module's rows.
    Copy,
}

/// The rows of a page as objects.
pub(super) type Objects = Vec<Map<String, Json>>;

/// A page of a table.
pub(super) async fn page<Row: DeserializeOwned>(
    database: &Database,
    table: &'static Table,
    of: RowsOf,
    query: &RowQuery,
) -> Result<Answer<Row>, StoreError> {
    let mut wanted = None;
    let home = copies::home(database, table, of.id).await?;
    let (total_count, objects) = match &home {
        // Ranks of no rows are never there.
        Home::Ours(jobs) if jobs.count() == 0 => (0, Objects::new()),
        Home::Ours(jobs) if query.keys.is_empty() && query.filters.is_empty() => {
            let positions = window(query, jobs.count()).collect();
            (jobs.count(), at(database, table, of.id, jobs, positions).await?)
        }
        Home::Ours(jobs) => match ranked(database, table, of, jobs, query).await? {
            Ranked::Found(count, positions) => {
                (count, at(database, table, of.id, jobs, positions).await?)
            }
            not_found @ (Ranked::NotPrepared | Ranked::CannotTell) => {
                let not_prepared = matches!(not_found, Ranked::NotPrepared);
                wanted = (of.ended && not_prepared).then_some(Wanted::Ranks);
                let ours = Tables::ours(database.dialect);
                sorted(database, &ours, table, of.id, query, Some(jobs)).await?
            }
        },
        Home::Module(tables) => {
            let found = sorted(database, tables, table, of.id, query, None).await?;
            wanted = (found.0 >= COPIED_FROM).then_some(Wanted::Copy);
            found
        }
    };
    let tables = home.tables(database.dialect);
    let objects = with_bindings(database, &tables, table, of.id, objects).await?;
    let rows: Result<Vec<Row>, StoreError> = objects.into_iter().map(rows::typed).collect();
    let total_count = usize::try_from(total_count).unwrap_or_default();
    Ok(Answer { page: Page { total_count, offset: query.offset, rows: rows? }, wanted })
}

/// Positions of the rows of a page among `count`.
pub(super) fn window(query: &RowQuery, count: i64) -> std::ops::Range<i64> {
    let bounded = |number: usize| i64::try_from(number).unwrap_or(i64::MAX).min(count);
    let from = bounded(query.offset);
    from..from.saturating_add(bounded(query.limit)).min(count)
}

/// The rows at some positions of one of our tables, in their order.
pub(super) async fn at(
    database: &Database,
    table: &'static Table,
    id: Uuid,
    jobs: &JobRows,
    positions: Vec<i64>,
) -> Result<Objects, StoreError> {
    let wanted: Vec<i64> =
        positions.into_iter().filter_map(|position| jobs.row_no(position)).collect();
    if wanted.is_empty() {
        return Ok(Objects::new());
    }
    let tables = Tables::ours(database.dialect);
    let mut statement = selection(database.dialect, table);
    statement.push(", t.row_no");
    push_rows(&mut statement, database.dialect, &tables, table, id, false);
    statement.push(" AND t.row_no IN (");
    statement.push_integers(wanted.iter().copied());
    statement.push(")");
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let mut found = HashMap::new();
    let last = rows::direct(table).count();
    for row in statement.rows(&mut connection).await.map_err(failed)? {
        let row_no = integer(&row, last).map_err(failed)?.unwrap_or_default();
        found.insert(row_no, rows::object(table, &row).map_err(failed)?);
    }
    Ok(wanted.iter().filter_map(|row_no| found.remove(row_no)).collect())
}

/// The number of rows that match and the page's, sorted and counted by the database. `jobs` tell the number of all
/// rows.
async fn sorted(
    database: &Database,
    tables: &Tables,
    table: &'static Table,
    id: Uuid,
    query: &RowQuery,
    jobs: Option<&JobRows>,
) -> Result<(i64, Objects), StoreError> {
    let dialect = database.dialect;
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let count = match jobs {
        Some(jobs) if query.filters.is_empty() => jobs.count(),
        _ => {
            let mut statement = Statement::new("SELECT count(*)");
            push_matching(&mut statement, dialect, tables, table, id, false, &query.filters);
            let row = statement.row(&mut connection).await.map_err(failed)?;
            let count = row.map(|row| integer(&row, 0)).transpose().map_err(failed)?;
            count.flatten().unwrap_or_default()
        }
    };
    let keys: Vec<_> = query
        .keys
        .iter()
        .filter_map(|key| Some((table.column(key.column)?, key.descending, key.nulls_first)))
        .collect();
    let mut statement = selection(dialect, table);
    let joined = keys.iter().any(|(column, ..)| column.is_of_binding());
    push_matching(&mut statement, dialect, tables, table, id, joined, &query.filters);
    statement.push(" ORDER BY ");
    for (column, descending, nulls_first) in keys {
        let direction = if descending { "DESC" } else { "ASC" };
        let nulls = if nulls_first { "FIRST" } else { "LAST" };
        statement.push(format!("{} {direction} NULLS {nulls}, ", dialect.sorted(column)));
    }
    statement.push(tables.order(table));
    let window = window(query, count);
    let limit = statement.bind(window.end - window.start);
    let offset = statement.bind(window.start);
    statement.push(format!(" LIMIT {limit} OFFSET {offset}"));
    let found = statement.rows(&mut connection).await.map_err(failed)?;
    let objects: sqlx::Result<Objects> = found.iter().map(|row| rows::object(table, row)).collect();
    Ok((count, objects.map_err(failed)?))
}

fn selection(dialect: Dialect, table: &'static Table) -> Statement {
    let columns: Vec<String> = rows::direct(table).map(|column| dialect.read(column)).collect();
    Statement::new(format!("SELECT {}", columns.join(", ")))
}

/// Adds from where, and the restriction to a work package. `joined` with the limits that bound the rows.
pub(super) fn push_rows(
    statement: &mut Statement,
    dialect: Dialect,
    tables: &Tables,
    table: &'static Table,
    id: Uuid,
    joined: bool,
) {
    statement.push(format!(" FROM {} t", tables.name(table)));
    if joined {
        let bindings = bindings(statement, tables, id, None);
        let same = match dialect {
            Dialect::Sqlite => "b.binding_id = t.binding_id",
            // One of them may be a text.
            Dialect::Postgres => "CAST(b.binding_id AS text) = CAST(t.binding_id AS text)",
        };
        statement.push(format!(" LEFT JOIN ({bindings}) b ON {same}"));
    }
    let of = of_package(statement, tables, table, "t", id);
    statement.push(format!(" WHERE {of}"));
}

/// The limits that bound rows of a work package, all of them or of some bindings.
fn bindings(statement: &mut Statement, tables: &Tables, id: Uuid, of: Option<&[String]>) -> String {
    let mut filter = of_package(statement, tables, &VIOLATIONS, "v", id);
    if let Some(ids) = of {
        let ids: Vec<String> = ids
            .iter()
            .map(|id| {
                let parameter = statement.bind(id.as_str());
                tables.id(&VIOLATIONS, "binding_id", &parameter)
            })
            .collect();
        filter = format!("{filter} AND v.binding_id IN ({})", ids.join(", "));
    }
    let last = if tables.is_ours { "v.row_no DESC" } else { "v.violation_id DESC" };
    BINDING
        .replace("{last}", last)
        .replace("{table}", &tables.name(&VIOLATIONS))
        .replace("{filter}", &filter)
}

/// Adds from where, and the restriction to the rows of a work package that pass filters. `joined` with the limits that
/// bound the rows, whether the filters need them or not.
pub(super) fn push_matching(
    statement: &mut Statement,
    dialect: Dialect,
    tables: &Tables,
    table: &'static Table,
    id: Uuid,
    joined: bool,
    filters: &[ColumnFilter],
) {
    let joined = joined || filters::needs_binding(table, filters);
    push_rows(statement, dialect, tables, table, id, joined);
    for filter in filters {
        filters::push(statement, dialect, tables, table, filter);
    }
}

/// Fills in what bound each row.
pub(super) async fn with_bindings(
    database: &Database,
    tables: &Tables,
    table: &'static Table,
    id: Uuid,
    mut objects: Objects,
) -> Result<Objects, StoreError> {
    if !table.has_binding() || !tables.has(&VIOLATIONS) {
        return Ok(objects);
    }
    let binding_id = |object: &Map<String, Json>| {
        object.get("bindingId").and_then(Json::as_str).map(str::to_owned)
    };
    let mut ids: Vec<String> = objects.iter().filter_map(binding_id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(objects);
    }
    let mut statement = Statement::default();
    let bindings = bindings(&mut statement, tables, id, Some(&ids));
    let columns = rows::binding_columns(table, database.dialect).join(", ");
    statement.push(format!("SELECT CAST(b.binding_id AS text), {columns} FROM ({bindings}) b"));
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let mut found = HashMap::new();
    for row in statement.rows(&mut connection).await.map_err(failed)? {
        let id: String = row.try_get(0).map_err(failed)?;
        found.insert(id, rows::binding_object(table, &row).map_err(failed)?);
    }
    for object in &mut objects {
        if let Some(binding) = binding_id(object).and_then(|id| found.get(&id)) {
            object.insert("binding".to_owned(), Json::Object(binding.clone()));
        }
    }
    Ok(objects)
}
