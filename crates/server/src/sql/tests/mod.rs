//! One suite over three stores: in memory, SQLite in a file, and Postgres where `HEADROOM_TEST_POSTGRES` is the URL of
//! one. `cargo xtask test` starts one and sets it.

mod aggregates;
mod elsewhere;
mod kept;
mod rows;
mod sample;
mod sorting;

use std::env;
use std::path::PathBuf;

use headroom_workbench::results::{KeptRows, ResultStore};
use sqlx::any::install_default_drivers;
use sqlx::{AnyConnection, Connection as _, Executor as _};
use uuid::Uuid;

use super::connect::Database;

/// A database of a test's own.
pub(super) struct Place {
    pub(super) database: Database,
    file: Option<PathBuf>,
    /// URL of the server, and name of the database there.
    on_server: Option<(String, String)>,
}

impl Place {
    pub(super) async fn sqlite() -> Self {
        let file = env::temp_dir().join(format!("headroom-test-{}.sqlite", Uuid::new_v4()));
        let database =
            Database::open(&format!("sqlite:{}", file.display())).await.expect("a database");
        Self { database, file: Some(file), on_server: None }
    }

    /// `None` where no Postgres is given.
    pub(super) async fn postgres() -> Option<Self> {
        let server = env::var("HEADROOM_TEST_POSTGRES").ok()?;
        let name = format!("headroom_test_{}", Uuid::new_v4().simple());
        administer(&server, &format!("CREATE DATABASE {name}")).await;
        let (host, _) = server.rsplit_once('/').expect("a URL with the name of a database");
        let database = Database::open(&format!("{host}/{name}")).await.expect("a database");
        Some(Self { database, file: None, on_server: Some((server, name)) })
    }

    /// Every database there is.
    pub(super) async fn all() -> Vec<Self> {
        let mut all = vec![Self::sqlite().await];
        all.extend(Self::postgres().await);
        all
    }

    pub(super) async fn end(self) {
        self.database.close().await;
        if let Some(file) = self.file {
            std::fs::remove_file(file).expect("removed");
        }
        if let Some((server, name)) = self.on_server {
            administer(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn administer(server: &str, statement: &str) {
    install_default_drivers();
    let mut connection = AnyConnection::connect(server).await.expect("a connection");
    connection.execute(statement).await.expect("done");
    connection.close().await.expect("closed");
}

/// The store that the others are compared with.
pub(super) fn in_memory() -> Box<dyn ResultStore> {
    Box::new(KeptRows::in_memory())
}
