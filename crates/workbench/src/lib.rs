//! The GraphQL schema, the jobs and the store: everything behind the page's one API.
//!
//! The rooms, in reading order:
//!
//! - [`host`]: what a workbench needs of the place it runs in (store, clock, samples, tasks, solvers)
//! - `networks`: OpenDSS models, shipped and opened
//! - `study`: from a work package's input to the engine's study
//! - [`solver`]: what takes long (reading models, searching feeders), and where it is carried out
//! - `packages`: submission, the queue of jobs, what is kept of them
//! - [`results`]: result tables, where they are, their pages and summaries
//! - `opened`: result files that a person opened
//! - `preview`: a search whose result is looked at and forgotten
//! - `explain`: why a result is what it is, by its search once more
//! - `export`: rows as Parquet
//! - `schema`: GraphQL over all of these
//!
//! Architecture invariants: no browser and no file system here, only [`host`]'s traits; nothing about inputs is checked
//! here that `headroom-contract` checks; every lock on data is held for a moment, never across an
//! `await`; only the turns to change the store are waited for.
//!
//! Absent, for a server to add: who may do what, and a [`results::ResultStore`] that sorts and pages in a database
//! instead of in memory.

mod compare;
mod error;
mod estimate;
mod explain;
mod export;
pub mod host;
mod networks;
mod opened;
mod order;
mod packages;
mod paging;
mod people;
mod preview;
pub mod results;
mod schema;
pub mod solver;
mod store;
mod study;
mod submitted;
mod sync;
mod time;
mod workbench;

use std::sync::Arc;

use async_graphql::{Request, Response, ServerError};
use headroom_contract::operation::WantedFile;
use headroom_contract::output::NetworkInfo;

pub use networks::{Asset, ModelFiles, Place};
pub use people::Caller;
pub use schema::{RequestFile, read_request};
pub use store::MemoryStore;

use host::Host;
use schema::WorkbenchSchema;
use workbench::Workbench;

/// A workbench that answers GraphQL requests. Cheap to clone; requests may be answered side by side.
#[derive(Clone)]
pub struct Api {
    schema: WorkbenchSchema,
    workbench: Arc<Workbench>,
}

impl Api {
    /// Starts a workbench with what its store holds. Work packages that were running when an earlier workbench on the
    /// same store ended are marked failed. A store that cannot be read is told of in the workbench's notice.
    pub async fn open(host: Host) -> Self {
        let workbench = Workbench::open(host).await;
        Self { schema: schema::schema(Arc::clone(&workbench)), workbench }
    }

    /// Answers a request that was read ([`read_request`]), with what its host adds to it, such as a [`Caller`].
    pub async fn execute(&self, request: Request) -> Response {
        self.schema.execute(request).await
    }

    /// Answers a GraphQL request, JSON in and out; `files` are those of `Upload` variables.
    pub async fn answer(&self, request: &str, files: Vec<RequestFile>) -> String {
        let response = match read_request(request, files) {
            Ok(request) => self.execute(request).await,
            Err(message) => Response::from_errors(vec![ServerError::new(message, None)]),
        };
        serde_json::to_string(&response).unwrap_or_else(|error| {
            format!(r#"{{"data":null,"errors":[{{"message":"The answer could not be written: {error}"}}]}}"#)
        })
    }

    /// A file; an error says in plain words why there is none.
    pub async fn file(&self, wanted: WantedFile) -> Result<Vec<u8>, String> {
        match wanted {
            WantedFile::Rows(wanted) => {
                self.workbench.parquet(wanted).await.map_err(|error| error.to_string())
            }
            WantedFile::Network(mrid) => {
                let archive = self.workbench.network_archive(&mrid).await;
                archive.map_err(|error| error.to_string())
            }
        }
    }

    /// The networks that can be run; an error says in plain words why they cannot be told.
    pub async fn networks(&self) -> Result<Vec<NetworkInfo>, String> {
        self.workbench.network_infos().await.map_err(|error| error.to_string())
    }

    /// The files of the network of this mRID; an error says in plain words why they cannot be had.
    pub async fn model_files(&self, mrid: &str) -> Result<ModelFiles, String> {
        self.workbench.model_files(mrid).await.map(ModelFiles).map_err(|error| error.to_string())
    }

    /// The schema in GraphQL's schema definition language.
    pub fn definition(&self) -> String {
        self.schema.sdl()
    }
}
