//! Files: rows of a server or of the workbench in this browser, and the networks that only this browser has.

use headroom_contract::operation::{ResultFile, WantedFile};
use js_sys::encode_uri_component;
use leptos::prelude::*;
use serde_json::{Value, json};
use web_sys::Blob;

use super::{Backend, BackendError, Place, answer, http, http_answer, retry};

impl Backend {
    /// A Parquet file of rows, as the browser holds it.
    pub(crate) async fn parquet(self, wanted: &ResultFile) -> Result<Blob, BackendError> {
        match self.place.try_get_untracked().ok_or(BackendError::EngineStopped)? {
            Place::Embedded => self.file_of_engine(&WantedFile::Rows(wanted.clone())).await,
            Place::Servers(servers) => {
                let server = self.let_in(servers.asked_for(true)).await;
                let path = path(wanted);
                retry::patiently(async || match http::fetch_file(&server, &path).await {
                    Ok(http::Fetched::File(bytes)) => Ok(bytes),
                    Ok(http::Fetched::Refused(answer)) => {
                        refused(http_answer::root_field(&server, &answer, FIELD, false))
                    }
                    Err(problem) => Err(server.error(problem, false)),
                })
                .await
            }
        }
    }

    /// The files of a network that was opened in this browser, as a ZIP. Servers keep theirs.
    pub(crate) async fn network_zip(self, mrid: &str) -> Result<Blob, BackendError> {
        self.file_of_engine(&WantedFile::Network(mrid.to_owned())).await
    }

    async fn file_of_engine(self, wanted: &WantedFile) -> Result<Blob, BackendError> {
        let engine = self.engine.try_get_value().ok_or(BackendError::EngineStopped)?;
        let request = serde_json::to_string(wanted).map_err(|_| BackendError::Unreadable)?;
        match engine.file(&request).await? {
            Ok(file) => Ok(file),
            Err(refusal) => refused(answer::root_field(&refusal, FIELD)),
        }
    }
}

/// What an error names in place of a root field.
const FIELD: &str = "file";

/// Something else than a file came.
fn refused(answer: Result<Value, BackendError>) -> Result<Blob, BackendError> {
    answer.and(Err(BackendError::Unreadable))
}

/// Where a server has the file.
fn path(wanted: &ResultFile) -> String {
    let json = |value: Value| String::from(encode_uri_component(&value.to_string()));
    format!(
        "/api/results/{}/{}.parquet?sort={}&filter={}",
        encode_uri_component(&wanted.work_package_id),
        wanted.table.name(),
        json(json!(wanted.sort)),
        json(json!(wanted.filter)),
    )
}
