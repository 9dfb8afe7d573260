//! The GraphQL schema, the jobs and the store: everything behind the page's one API.
//!
//! The rooms, in reading order:
//!
//! - [`host`]: what a workbench needs of the place it runs in (store, clock, samples, tasks)
//! - `networks`: OpenDSS models, shipped and opened
//! - `study`: from a work package's input to the engine's study
//! - `packages`: submission, the queue of jobs, what is kept of them
//! - `results`: result tables, their pages and summaries
//! - `schema`: GraphQL over all of these
//!
//! Architecture invariants: no browser and no file system here, only [`host`]'s traits; nothing about inputs is checked
//! here that `headroom-contract` checks; every lock is held for a moment, never across an `await`.
//!
//! Absent, for a server to add behind the same traits: several feeders at once, users and permissions, and stores that
//! sort and page in a database instead of in memory.

mod error;
pub mod host;
mod networks;
mod order;
mod packages;
mod paging;
mod results;
mod schema;
mod store;
mod study;
mod sync;
mod time;
mod workbench;

pub use schema::RequestFile;
pub use store::MemoryStore;

use async_graphql::{Response, ServerError};

use host::Host;
use schema::WorkbenchSchema;

/// A workbench that answers GraphQL requests. Cheap to clone; requests may be answered side by side.
#[derive(Clone)]
pub struct Api {
    schema: WorkbenchSchema,
}

impl Api {
    /// Starts a workbench with what its store holds. Work packages that were running when an earlier workbench on the
    /// same store ended are marked failed. A store that cannot be read is told of in the workbench's notice.
    pub async fn open(host: Host) -> Self {
        Self { schema: schema::schema(workbench::Workbench::open(host).await) }
    }

    /// Answers a GraphQL request, JSON in and out; `files` are those of `Upload` variables.
    pub async fn answer(&self, request: &str, files: Vec<RequestFile>) -> String {
        let response = match schema::read_request(request, files) {
            Ok(request) => self.schema.execute(request).await,
            Err(message) => Response::from_errors(vec![ServerError::new(message, None)]),
        };
        serde_json::to_string(&response).unwrap_or_else(|error| {
            format!(r#"{{"data":null,"errors":[{{"message":"The answer could not be written: {error}"}}]}}"#)
        })
    }

    /// The schema in GraphQL's schema definition language.
    pub fn definition(&self) -> String {
        self.schema.sdl()
    }
}
