//! Opening a network from a person's files.

use headroom_contract::output::{
    DiagnosticSeverity, NetworkInfo, NetworkOrigin, OpenedNetwork, UNTIL_CLOSED,
};

use super::info::{Title, about_all, is_error};
use super::reading::Reading;
use super::{FILES, INFO};
use crate::error::{Refusal, RequestError};
use crate::host::StoreError;
use crate::solver::{ModelFile, ReadOrder};
use crate::workbench::Workbench;

impl Workbench {
    /// Reads a network and keeps it when it can be run; otherwise the findings say why it cannot.
    pub(crate) async fn open_network(
        &self,
        name: &str,
        chosen: Vec<ModelFile>,
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
        let title = Title {
            mrid: name.to_owned(),
            name: name.to_owned(),
            description: None,
            origin: NetworkOrigin::Opened,
        };
        let order = ReadOrder { title, packs: true };
        let (mut info, archive) = match self.read_model(order, chosen.into()).await? {
            Reading::Read { info, archive } => (info, archive),
            Reading::Unreadable(reason) => {
                let diagnostics = vec![about_all(DiagnosticSeverity::Error, reason)];
                return Ok(OpenedNetwork { network: None, diagnostics });
            }
        };
        if info.diagnostics.iter().any(is_error) {
            return Ok(OpenedNetwork { network: None, diagnostics: info.diagnostics });
        }
        let turn = self.networks.naming.lock().await;
        info.mrid = self.free_mrid(name).await?;
        self.keep_network(&mut info, archive).await;
        drop(turn);
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
    async fn keep_network(&self, info: &mut NetworkInfo, archive: Result<Vec<u8>, String>) {
        let kept = match archive {
            Ok(archive) => self.store.put(&format!("{FILES}{}", info.mrid), archive).await,
            Err(reason) => Err(StoreError::Other(reason)),
        };
        if let Err(error) = kept {
            let message =
                format!("The network could not be saved ({error}): it is here {UNTIL_CLOSED}");
            info.diagnostics.push(about_all(DiagnosticSeverity::Warning, message));
        }
        if let Ok(value) = serde_json::to_vec(&info) {
            // The files are the larger part: what is to be said of saving is said above.
            self.store.put(&format!("{INFO}{}", info.mrid), value).await.ok();
        }
    }
}
