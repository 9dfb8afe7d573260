//! The workbench's store of keys and values: work packages in a table of their own, the rest beside them.

use async_trait::async_trait;
use headroom_workbench::host::{Store, StoreError};
use serde::Deserialize;
use sqlx::Row as _;
use uuid::Uuid;

use super::connect::Database;
use super::failed;
use super::statement::{Statement, Value};
use super::tables::Kind;

const PACKAGES: &str = "packages/";

/// See the module.
pub(super) struct KeptValues {
    database: Database,
}

/// What of a work package's record has a column.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Indexed {
    name: String,
    state: String,
    created_at: String,
}

impl KeptValues {
    pub(super) fn new(database: Database) -> Self {
        Self { database }
    }

    fn id(&self, statement: &mut Statement, id: Uuid) -> String {
        let id = statement.bind(id.to_string());
        self.database.dialect.value(Kind::Uuid, &id)
    }

    fn upsert(&self, key: &str, value: Vec<u8>) -> Result<Statement, StoreError> {
        let Some(id) = package(key) else {
            let mut statement = Statement::new("INSERT INTO kept_values (key, value) VALUES (");
            let key = statement.bind(key);
            let value = statement.bind(Value::Bytes(value));
            statement.push(format!(
                "{key}, {value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            ));
            return Ok(statement);
        };
        let record = String::from_utf8(value)
            .map_err(|_| StoreError::Other(format!("{key} is not text")))?;
        // A record of another version is kept as it is.
        let Indexed { name, state, created_at } = serde_json::from_str(&record).unwrap_or_default();
        let mut statement = Statement::new(
            "INSERT INTO work_packages (id, name, state, created_at, record) VALUES (",
        );
        let id = self.id(&mut statement, id);
        let values = [name, state, created_at, record].map(|value| statement.bind(value));
        statement.push(format!(
            "{id}, {}) ON CONFLICT (id) DO UPDATE SET name = excluded.name, state = excluded.state, \
             created_at = excluded.created_at, record = excluded.record",
            values.join(", ")
        ));
        Ok(statement)
    }
}

#[async_trait]
impl Store for KeptValues {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut connection = self.database.pool.acquire().await.map_err(failed)?;
        let mut statement = Statement::default();
        if let Some(id) = package(key) {
            let id = self.id(&mut statement, id);
            statement.push(format!("SELECT record FROM work_packages WHERE id = {id}"));
            let row = statement.row(&mut connection).await.map_err(failed)?;
            let record: Option<String> =
                row.map(|row| row.try_get(0)).transpose().map_err(failed)?;
            return Ok(record.map(String::into_bytes));
        }
        let key = statement.bind(key);
        statement.push(format!("SELECT value FROM kept_values WHERE key = {key}"));
        let row = statement.row(&mut connection).await.map_err(failed)?;
        row.map(|row| row.try_get(0)).transpose().map_err(failed)
    }

    async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
        let statement = self.upsert(key, value)?;
        let mut writing = self.database.write().await.map_err(failed)?;
        statement.execute(&mut writing.transaction).await.map_err(failed)?;
        writing.transaction.commit().await.map_err(failed)
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        let mut statement = Statement::default();
        if let Some(id) = package(key) {
            let id = self.id(&mut statement, id);
            statement.push(format!("DELETE FROM work_packages WHERE id = {id}"));
        } else {
            let key = statement.bind(key);
            statement.push(format!("DELETE FROM kept_values WHERE key = {key}"));
        }
        let mut writing = self.database.write().await.map_err(failed)?;
        statement.execute(&mut writing.transaction).await.map_err(failed)?;
        writing.transaction.commit().await.map_err(failed)
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut connection = self.database.pool.acquire().await.map_err(failed)?;
        let packages =
            Statement::new(format!("SELECT '{PACKAGES}' || CAST(id AS text) FROM work_packages"));
        // Prefixes are few and short; what they have in common with keys is compared here, free of patterns.
        let others = Statement::new("SELECT key FROM kept_values");
        let mut keys = Vec::new();
        for (statement, wanted) in [
            (packages, PACKAGES.starts_with(prefix) || prefix.starts_with(PACKAGES)),
            (others, true),
        ] {
            if !wanted {
                continue;
            }
            for row in statement.rows(&mut connection).await.map_err(failed)? {
                let key: String = row.try_get(0).map_err(failed)?;
                if key.starts_with(prefix) {
                    keys.push(key);
                }
            }
        }
        Ok(keys)
    }
}

/// The work package of a key, if it is one's.
fn package(key: &str) -> Option<Uuid> {
    let id = key.strip_prefix(PACKAGES)?;
    id.parse().ok().filter(|uuid: &Uuid| uuid.to_string() == id)
}
