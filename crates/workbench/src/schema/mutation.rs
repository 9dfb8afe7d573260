//! Mutations.

use std::sync::Arc;

use async_graphql::{Context, Error, ID, Object, Result, Upload};
use headroom_contract::input::{
    HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput, WorkPackageInput,
};
use headroom_contract::output::{OpenedNetwork, OpenedResults};

use super::errors::answer;
use super::plain::{Given, Shown};
use crate::error::RequestError;
use crate::people::Caller;
use crate::solver::ModelFile;
use crate::submitted::Submitted;
use crate::workbench::Workbench;

pub(crate) struct Mutation(pub(super) Arc<Workbench>);

#[Object]
impl Mutation {
    /// Submits an LV intrinsic work package; answers its id. `parentId` is that of the work package it was made from.
    async fn run_intrinsic_work_package(
        &self,
        context: &Context<'_>,
        input: Given<IntrinsicWorkPackageInput>,
        work_package_name: String,
        parent_id: Option<ID>,
    ) -> Result<ID> {
        let input = Submitted::IntrinsicLv(input.0);
        let parent_id = parent_id.map(|ID(id)| id);
        let author = Caller::of(context).map(Caller::author);
        let id = self.0.submit(work_package_name, input, parent_id, author).await;
        id.map(ID::from).map_err(|error| answer(context, error))
    }

    /// Submits an HV node headroom work package; answers its id. `parentId` is that of the work package it was made from.
    async fn run_hv_node_headroom_work_package(
        &self,
        context: &Context<'_>,
        input: Given<HvNodeHeadroomWorkPackageInput>,
        work_package_name: String,
        parent_id: Option<ID>,
    ) -> Result<ID> {
        let input = Submitted::HvNodeHeadroom(input.0);
        let parent_id = parent_id.map(|ID(id)| id);
        let author = Caller::of(context).map(Caller::author);
        let id = self.0.submit(work_package_name, input, parent_id, author).await;
        id.map(ID::from).map_err(|error| answer(context, error))
    }

    /// Forecast and intervention work packages: no part of this product, which says so.
    #[expect(clippy::unused_async, reason = "as the library asks")]
    async fn run_work_package(
        &self,
        context: &Context<'_>,
        input: Given<WorkPackageInput>,
        work_package_name: String,
    ) -> Result<ID> {
        let kind = if input.0.intervention.is_some() { "intervention" } else { "forecast" };
        let message = format!(
            "{work_package_name} does not run here: it is of the kind {kind}, and this workbench runs intrinsic and HV \
             node headroom work packages"
        );
        Err(answer(context, RequestError::NotOffered(message)))
    }

    /// Changes name or description; what is left out stays, and an empty description is none. Answers true.
    async fn edit_work_package(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        name: Option<String>,
        description: Option<String>,
    ) -> Result<bool> {
        let edited = self.0.edit(&work_package_id, name, description).await;
        edited.map(|()| true).map_err(|error| answer(context, error))
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
        let network = self.0.open_network(&name, contents(context, files)?).await;
        network.map(Shown).map_err(|error| answer(context, error))
    }

    /// Reads files of result tables, Parquet or CSV, and holds their rows in memory.
    async fn open_result_files(
        &self,
        context: &Context<'_>,
        files: Vec<Upload>,
    ) -> Result<Shown<OpenedResults>> {
        let opened = self.0.open_results(contents(context, files)?).await;
        opened.map(Shown).map_err(|error| answer(context, error))
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

/// The files of a request.
fn contents(context: &Context<'_>, files: Vec<Upload>) -> Result<Vec<ModelFile>> {
    let content = |file: Upload| {
        let file = file.value(context).map_err(|error| Error::new(error.to_string()))?;
        Ok(ModelFile { path: file.filename, content: file.content.into() })
    };
    files.into_iter().map(content).collect()
}
