//! Mutations.

use std::sync::Arc;

use async_graphql::{Context, Error, ID, Object, Result, Upload};
use headroom_contract::input::IntrinsicWorkPackageInput;
use headroom_contract::output::OpenedNetwork;

use super::errors::answer;
use super::plain::{Given, Shown};
use crate::networks::OpenedFile;
use crate::workbench::Workbench;

pub(crate) struct Mutation(pub(super) Arc<Workbench>);

#[Object]
impl Mutation {
    /// Submits an LV intrinsic work package; answers its id.
    async fn run_intrinsic_work_package(
        &self,
        context: &Context<'_>,
        input: Given<IntrinsicWorkPackageInput>,
        work_package_name: String,
    ) -> Result<ID> {
        let id = self.0.submit(work_package_name, input.0).await;
        id.map(ID::from).map_err(|error| answer(context, error))
    }

    /// Stops a work package; answers its id. Rows found so far stay, but are not a result.
    async fn cancel_work_package(&self, context: &Context<'_>, work_package_id: ID) -> Result<ID> {
        let id = self.0.cancel(&work_package_id).await;
        id.map(ID::from).map_err(|error| answer(context, error))
    }

    /// Removes work packages with their results, stopping those that run; answers the ids removed.
    async fn delete_work_package(
        &self,
        context: &Context<'_>,
        work_package_ids: Vec<String>,
    ) -> Result<Vec<ID>> {
        let ids = self.0.delete(&work_package_ids).await;
        let ids = ids.map_err(|error| answer(context, error))?;
        Ok(ids.into_iter().map(ID::from).collect())
    }

    /// Reads a network from files and keeps it. A single ZIP file is unpacked.
    async fn open_network(
        &self,
        context: &Context<'_>,
        name: String,
        files: Vec<Upload>,
    ) -> Result<Shown<OpenedNetwork>> {
        let mut opened = Vec::with_capacity(files.len());
        for file in files {
            let file = file.value(context).map_err(|error| Error::new(error.to_string()))?;
            opened.push(OpenedFile { path: file.filename, content: file.content.into() });
        }
        let network = self.0.open_network(&name, opened).await;
        network.map(Shown).map_err(|error| answer(context, error))
    }

    /// Removes a network that a person opened; answers its mRID. Work packages that ran on it stay.
    async fn remove_network(
        &self,
        context: &Context<'_>,
        #[graphql(name = "mRID")] mrid: ID,
    ) -> Result<ID> {
        let mrid = self.0.remove_network(mrid.0).await;
        mrid.map(ID).map_err(|error| answer(context, error))
    }
}
