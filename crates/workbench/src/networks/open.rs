//! Opening a network from a person's files.

use headroom_contract::output::{
    DiagnosticSeverity, NetworkDiagnostic, NetworkInfo, NetworkOrigin, OpenedNetwork,
};
use headroom_opendss::{Files, read_model};

use super::archive::{self, MAX_FILES, MAX_TOTAL_BYTES, UnpackError};
use super::info::{self, Title, about_all};
use super::{FILES, INFO};
use crate::error::{Refusal, RequestError};
use crate::host::StoreError;
use crate::order::positions;
use crate::workbench::Workbench;

/// A file that a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenedFile {
    /// Path inside the folder that was chosen.
    pub(crate) path: String,
    pub(crate) content: Vec<u8>,
}

impl Workbench {
    /// Reads a network and keeps it when it can be run; otherwise the findings say why it cannot.
    pub(crate) async fn open_network(
        &self,
        name: &str,
        chosen: Vec<OpenedFile>,
    ) -> Result<OpenedNetwork, RequestError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Refusal::at("name", "Enter a name for the network").into());
        }
        if chosen.is_empty() {
            return Err(
                Refusal::at("files", "Choose the files of a model, or its folder or ZIP").into()
            );
        }
        let files = match gather(chosen) {
            Ok(files) => files,
            Err(error) => {
                let diagnostics = vec![about_all(DiagnosticSeverity::Error, error.to_string())];
                return Ok(OpenedNetwork { network: None, diagnostics });
            }
        };
        let title = Title {
            mrid: self.free_mrid(name).await?,
            name: name.to_owned(),
            description: None,
            origin: NetworkOrigin::Opened,
        };
        let mut info = info::info(title, &read_model(&files));
        if info.diagnostics.iter().any(is_error) {
            return Ok(OpenedNetwork { network: None, diagnostics: info.diagnostics });
        }
        self.keep_network(&mut info, &files).await;
        Ok(OpenedNetwork { diagnostics: info.diagnostics.clone(), network: Some(info) })
    }

    /// The name, or the name with the first number that makes it unlike any other mRID.
    async fn free_mrid(&self, name: &str) -> Result<String, RequestError> {
        let mut mrid = name.to_owned();
        let mut number = 1;
        while self.has_network(&mrid).await? {
            number += 1;
            mrid = format!("{name} {number}");
        }
        Ok(mrid)
    }

    /// Keeps files and info. Where the store refuses, the network is here all the same, with a warning.
    async fn keep_network(&self, info: &mut NetworkInfo, files: &Files) {
        let kept = match archive::pack(files) {
            Ok(archive) => self.store.put(&format!("{FILES}{}", info.mrid), archive).await,
            Err(error) => Err(StoreError::Other(error.to_string())),
        };
        if let Err(error) = kept {
            let message = format!(
                "The network could not be saved ({error}): it is here until this page is closed"
            );
            info.diagnostics.push(about_all(DiagnosticSeverity::Warning, message));
        }
        if let Ok(value) = serde_json::to_vec(&info) {
            // The files are the larger part: what is to be said of saving is said above.
            self.store.put(&format!("{INFO}{}", info.mrid), value).await.ok();
        }
    }
}

fn is_error(diagnostic: &NetworkDiagnostic) -> bool {
    diagnostic.severity == DiagnosticSeverity::Error
}

/// The files as chosen, or those of a single ZIP.
fn gather(mut chosen: Vec<OpenedFile>) -> Result<Files, UnpackError> {
    if let [single] = chosen.as_slice()
        && archive::is_archive(&single.content)
    {
        return archive::unpack(&single.content);
    }
    if chosen.len() > MAX_FILES {
        return Err(UnpackError::TooMany);
    }
    if chosen.iter().map(|file| file.content.len()).sum::<usize>() > MAX_TOTAL_BYTES {
        return Err(UnpackError::TooLarge);
    }
    // The order of a folder's files is the file system's: a fixed one makes the same model of the same folder.
    let order = positions(chosen.len(), &|a, b| chosen[a].path.cmp(&chosen[b].path));
    let take =
        |at: usize| (std::mem::take(&mut chosen[at].path), std::mem::take(&mut chosen[at].content));
    Ok(order.into_iter().map(take).collect())
}
