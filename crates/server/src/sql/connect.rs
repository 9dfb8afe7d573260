//! From a URL to a pool with its migrations applied.

use std::sync::Arc;

use headroom_workbench::host::{Store, StoreError};
use headroom_workbench::results::ResultStore;
use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{Any, AnyPool, Executor as _, Transaction};
use tokio::sync::Mutex;
use uuid::Uuid;

use super::dialect::Dialect;
use super::kept::KeptValues;
use super::prepare;
use super::results::SqlResults;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections that answer requests side by side.
const CONNECTIONS: u32 = 8;

/// Every connection to SQLite begins so. A log beside the file lets readers read while rows are written.
const SQLITE_SESSION: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; \
     PRAGMA busy_timeout = 60000; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824";

/// Every connection to Postgres begins so. Our own tables are in a schema of their own, so that a Hosting Capacity Module may
/// have the same database; indexed look-ups of a few rows are not worth compiling.
const POSTGRES_SESSION: &str = "SET search_path = headroom; SET timezone = 'UTC'; SET jit = off; \
     SET work_mem = '64MB'";

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL is of no database that is known here.
    #[error("{0} is no database: give sqlite:FILE or postgres://USER@HOST/DATABASE")]
    Url(String),
    /// It cannot be reached, or does not answer.
    #[error("the database cannot be opened: {0}")]
    Connect(#[from] sqlx::Error),
    /// Its tables cannot be brought up to date.
    #[error("the database's tables cannot be brought up to date: {0}")]
    Migrate(#[from] MigrateError),
}

/// A database that holds work packages and their rows. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    pub(super) pool: AnyPool,
    pub(super) dialect: Dialect,
    /// Held while rows are written: SQLite has one writer at a time, and waiting in turn is fairer than trying again.
    writing: Arc<Mutex<()>>,
}

/// A transaction that writes, and the turn to do so.
pub(super) struct Writing {
    pub(super) transaction: Transaction<'static, Any>,
    _turn: tokio::sync::OwnedMutexGuard<()>,
}

impl Database {
    /// Opens a database, creating an SQLite file that is not there, and brings its tables up to date. `url` begins with
    /// `sqlite:` or `postgres:`.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        install_default_drivers();
        let dialect = match url.split(':').next() {
            Some("sqlite") => Dialect::Sqlite,
            Some("postgres" | "postgresql") => Dialect::Postgres,
            _ => return Err(OpenError::Url(url.to_owned())),
        };
        let session = match dialect {
            Dialect::Sqlite => SQLITE_SESSION,
            Dialect::Postgres => POSTGRES_SESSION,
        };
        let options = AnyPoolOptions::new().max_connections(CONNECTIONS).after_connect(
            move |connection, _| {
                Box::pin(async move {
                    connection.execute(session).await?;
                    Ok(())
                })
            },
        );
        let pool = options.connect(&with_creation(url, dialect)).await?;
        match dialect {
            Dialect::Sqlite => SQLITE.run(&pool).await?,
            Dialect::Postgres => {
                pool.execute("CREATE SCHEMA IF NOT EXISTS headroom").await?;
                POSTGRES.run(&pool).await?;
            }
        }
        Ok(Self { pool, dialect, writing: Arc::default() })
    }

    /// Work packages and whatever else the workbench keeps.
    pub fn store(&self) -> Box<dyn Store> {
        Box::new(KeptValues::new(self.clone()))
    }

    /// Result rows.
    pub fn results(&self) -> Box<dyn ResultStore> {
        Box::new(SqlResults::new(self.clone()))
    }

    /// Whether the sort orders of a work package's rows are worked out and no longer have to be waited for.
    pub async fn is_prepared(&self, id: Uuid) -> Result<bool, StoreError> {
        prepare::is_done(self, id).await
    }

    /// Ends all connections, once they are idle.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    pub(super) async fn write(&self) -> sqlx::Result<Writing> {
        let turn = Arc::clone(&self.writing).lock_owned().await;
        let transaction = self.pool.begin_with(self.dialect.begin_writing()).await?;
        Ok(Writing { transaction, _turn: turn })
    }
}

/// An SQLite file is created unless the URL says how to open it.
fn with_creation(url: &str, dialect: Dialect) -> String {
    if dialect == Dialect::Sqlite && !url.contains("mode=") {
        let separator = if url.contains('?') { '&' } else { '?' };
        return format!("{url}{separator}mode=rwc");
    }
    url.to_owned()
}
