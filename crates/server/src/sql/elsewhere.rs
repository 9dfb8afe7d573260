//! Results that a Hosting Capacity Module wrote into the same Postgres database, to be read only.

use std::collections::HashMap;

use headroom_workbench::host::StoreError;
use headroom_workbench::results::FoundPackage;
use sqlx::Row as _;
use uuid::Uuid;

use super::connect::Database;
use super::dialect::Dialect;
use super::statement::Statement;
use super::tables::{Column, HV_NODES, Kind, LV_GROUPS, TABLES, Table};
use super::{failed, rows};

/// Where the module writes.
const SCHEMA: &str = "public";

/// Tables of a kind: ours or the module's.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    dialect: Dialect,
    /// Before the names of tables.
    prefix: &'static str,
    /// Ours have numbered rows.
    pub(super) is_ours: bool,
    /// Ids that are text in the module's tables, as table and column.
    ids_as_text: Vec<(String, String)>,
    /// The module's tables that are there.
    present: Vec<String>,
}

impl Tables {
    /// Our own.
    pub(super) fn ours(dialect: Dialect) -> Self {
        let present = TABLES.iter().map(|table| table.name.to_owned()).collect();
        Self { dialect, prefix: "", is_ours: true, ids_as_text: Vec::new(), present }
    }

    /// Those of a Hosting Capacity Module, if any are there.
    pub(super) async fn elsewhere(database: &Database) -> Result<Option<Self>, StoreError> {
        if database.dialect == Dialect::Sqlite {
            return Ok(None);
        }
        let mut statement = Statement::new(format!(
            "SELECT CAST(table_name AS text), CAST(column_name AS text), CAST(data_type AS text) \
             FROM information_schema.columns WHERE table_schema = '{SCHEMA}' AND table_name IN ("
        ));
        for (at, table) in TABLES.iter().enumerate() {
            let name = statement.bind(table.name);
            statement.push(if at == 0 { "" } else { ", " });
            statement.push(name);
        }
        statement.push(")");
        let mut connection = database.pool.acquire().await.map_err(failed)?;
        let mut types: HashMap<(String, String), String> = HashMap::new();
        for row in statement.rows(&mut connection).await.map_err(failed)? {
            let text = |at: usize| row.try_get::<String, _>(at).map_err(failed);
            types.insert((text(0)?, text(1)?), text(2)?);
        }
        // A table of that name without our columns is of something else.
        let is_one = |table: &&&Table| {
            let stored = table.columns.iter().filter_map(Column::stored);
            let mut names = stored.map(|name| (table.name.to_owned(), name.to_owned()));
            names.all(|name| types.contains_key(&name))
        };
        let present: Vec<String> =
            TABLES.iter().filter(is_one).map(|table| table.name.to_owned()).collect();
        if present.is_empty() {
            return Ok(None);
        }
        let ids_as_text = types.into_iter().filter(|(_, kind)| kind != "uuid");
        Ok(Some(Self {
            dialect: database.dialect,
            prefix: "public.",
            is_ours: false,
            ids_as_text: ids_as_text.map(|(column, _)| column).collect(),
            present,
        }))
    }

    /// Whether a table is there.
    pub(super) fn has(&self, table: &Table) -> bool {
        self.present.iter().any(|name| name == table.name)
    }

    /// A table's name in statements.
    pub(super) fn name(&self, table: &Table) -> String {
        format!("{}{}", self.prefix, table.name)
    }

    /// A place holder as an id of a column.
    pub(super) fn id(&self, table: &Table, column: &str, parameter: &str) -> String {
        let as_text = self.ids_as_text.iter().any(|(of, name)| of == table.name && name == column);
        let kind = if as_text { Kind::Text } else { Kind::Uuid };
        self.dialect.value(kind, parameter)
    }

    /// The order of a table's rows.
    pub(super) fn order(&self, table: &Table) -> String {
        if self.is_ours {
            return "t.row_no".to_owned();
        }
        let key: Vec<String> = table.key.iter().map(|name| format!("t.{name}")).collect();
        key.join(", ")
    }
}

/// Work packages that have rows in the module's tables of groups and nodes, with what those tell of them.
pub(super) async fn found(database: &Database) -> Result<Vec<FoundPackage>, StoreError> {
    let Some(tables) = Tables::elsewhere(database).await? else { return Ok(Vec::new()) };
    // Ours have a record already.
    let ours = super::prepare::with_rows(database).await?;
    let mut found: HashMap<Uuid, FoundPackage> = HashMap::new();
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    for table in [&LV_GROUPS, &HV_NODES] {
        if !tables.has(table) {
            continue;
        }
        let name = tables.name(table);
        let selector = match table.column("initialConditionSelector") {
            Some(_) => "CAST(initial_condition_selector AS text)",
            None => "CAST(NULL AS text)",
        };
        let times = "CAST(min(CAST(timestamp AS timestamp)) AS timestamp)";
        let statement = Statement::new(format!(
            "SELECT CAST(work_package_id AS text), CAST(feeder AS text), CAST(scenario AS text), {selector}, \
             to_char({times}, 'YYYY-MM-DD\"T\"HH24:MI:SS') FROM {name} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        ));
        for row in statement.rows(&mut connection).await.map_err(failed)? {
            let text = |at: usize| row.try_get::<Option<String>, _>(at).map_err(failed);
            let Some(id) = text(0)?.and_then(|id| id.parse().ok()) else { continue };
            let package =
                found.entry(id).or_insert_with(|| FoundPackage { id, ..FoundPackage::default() });
            for (list, value) in [
                (&mut package.feeders, text(1)?),
                (&mut package.scenarios, text(2)?),
                (&mut package.selectors, text(3)?),
            ] {
                if let Some(value) = value.filter(|value| !list.contains(value)) {
                    list.push(value);
                }
            }
            if let Some(timestamp) = text(4)? {
                let is_first = package.timestamp.as_ref().is_none_or(|first| timestamp < *first);
                if is_first {
                    package.timestamp = Some(timestamp);
                }
            }
        }
    }
    found.retain(|id, _| !ours.contains(id));
    let mut found: Vec<FoundPackage> = found.into_values().collect();
    found.sort_by_key(|package| package.id);
    Ok(found)
}

/// Whether the module's tables of groups or nodes have rows of a work package.
pub(super) async fn has(database: &Database, id: Uuid) -> Result<bool, StoreError> {
    let Some(tables) = Tables::elsewhere(database).await? else { return Ok(false) };
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    for table in [&LV_GROUPS, &HV_NODES] {
        if tables.has(table) {
            let name = tables.name(table);
            let mut statement = Statement::new(format!("SELECT 1 FROM {name} t WHERE "));
            let of = of_package(&mut statement, &tables, table, "t", id);
            statement.push(of);
            statement.push(" LIMIT 1");
            if statement.row(&mut connection).await.map_err(failed)?.is_some() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The restriction of a table to a work package.
pub(super) fn of_package(
    statement: &mut Statement,
    tables: &Tables,
    table: &Table,
    alias: &str,
    id: Uuid,
) -> String {
    if tables.is_ours {
        let id = rows::bind_id(statement, tables.dialect, id);
        return format!("{alias}.work_package_id = {id}");
    }
    let parameter = statement.bind(id.to_string());
    format!("{alias}.work_package_id = {}", tables.id(table, "work_package_id", &parameter))
}
