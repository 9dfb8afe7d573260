//! Operations of the Energy Workbench API on work packages, and the jobs behind them.

use serde::Serialize;

use super::{HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput, Operation};
use crate::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use crate::output::{HcWorkPackage, HcWorkPackagePage, IntrinsicJob};
use crate::scalar::Long;

/// Submits an LV intrinsic work package; answers its id.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RunIntrinsicWorkPackage {
    /// What to run.
    pub input: IntrinsicWorkPackageInput,
    /// Its name.
    pub work_package_name: String,
}

impl Operation for RunIntrinsicWorkPackage {
    const NAME: &'static str = "RunIntrinsicWorkPackage";
    const DOCUMENT: &'static str = "mutation RunIntrinsicWorkPackage($input: IntrinsicWorkPackageInput!, $workPackageName: String!) {
  runIntrinsicWorkPackage(input: $input, workPackageName: $workPackageName)
}";
    const FIELD: &'static str = "runIntrinsicWorkPackage";
    const IS_MUTATION: bool = true;
    type Answer = String;
}

/// Submits an HV node headroom work package; answers its id.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RunHvNodeHeadroomWorkPackage {
    /// What to run.
    pub input: HvNodeHeadroomWorkPackageInput,
    /// Its name.
    pub work_package_name: String,
}

impl Operation for RunHvNodeHeadroomWorkPackage {
    const NAME: &'static str = "RunHvNodeHeadroomWorkPackage";
    const DOCUMENT: &'static str = "mutation RunHvNodeHeadroomWorkPackage($input: HvNodeHeadroomWorkPackageInput!, $workPackageName: String!) {
  runHvNodeHeadroomWorkPackage(input: $input, workPackageName: $workPackageName)
}";
    const FIELD: &'static str = "runHvNodeHeadroomWorkPackage";
    const IS_MUTATION: bool = true;
    type Answer = String;
}

/// A page of work packages.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GetWorkPackages {
    /// Most work packages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<HcWorkPackagesFilterInput>,
    /// Order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<HcWorkPackagesSortCriteriaInput>,
}

impl Operation for GetWorkPackages {
    const NAME: &'static str = "GetWorkPackages";
    const DOCUMENT: &'static str = "query GetWorkPackages($limit: Int, $offset: Long, $filter: HcWorkPackagesFilterInput, $sort: HcWorkPackagesSortCriteriaInput) {
  getWorkPackages(limit: $limit, offset: $offset, filter: $filter, sort: $sort, withGroupings: false) {
    totalCount offset
    allUsers
    workPackages {
      id name description status createdAt updatedAt completedAt feeders scenarios years loadType timePeriodStart timePeriodEnd isDeleted parentId
      createdBy { id username email identityProvider }
      progressDetails { modelTotals { totalModels totalPending totalRunning totalSucceeded totalFailed totalCancelled totalTimedOut } }
    }
  }
}";
    const FIELD: &'static str = "getWorkPackages";
    const IS_MUTATION: bool = false;
    type Answer = HcWorkPackagePage;
}

/// One work package with its configuration and progress; nothing when there is none with this id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GetWorkPackageById {
    /// Id.
    pub id: String,
}

impl Operation for GetWorkPackageById {
    const NAME: &'static str = "GetWorkPackageById";
    const DOCUMENT: &'static str = "query GetWorkPackageById($id: ID!) {
  getWorkPackageById(id: $id, withGroupings: true) {
    id name description status createdAt updatedAt completedAt feeders scenarios years loadType timePeriodStart timePeriodEnd isDeleted parentId config
    createdBy { id username email identityProvider }
    progressDetails {
      modelTotals { totalModels totalPending totalRunning totalSucceeded totalFailed totalCancelled totalTimedOut }
      modelGroupings {
        pending { feeder scenario year } generation { feeder scenario year } execution { feeder scenario year }
        resultProcessing { feeder scenario year } succeeded { feeder scenario year } failed { feeder scenario year }
        cancelled { feeder scenario year } timedOut { feeder scenario year }
      }
    }
  }
}";
    const FIELD: &'static str = "getWorkPackageById";
    const IS_MUTATION: bool = false;
    type Answer = Option<HcWorkPackage>;
}

/// Stops a work package; answers its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelWorkPackage {
    /// Id.
    pub work_package_id: String,
}

impl Operation for CancelWorkPackage {
    const NAME: &'static str = "CancelWorkPackage";
    const DOCUMENT: &'static str = "mutation CancelWorkPackage($workPackageId: ID!) {
  cancelWorkPackage(workPackageId: $workPackageId)
}";
    const FIELD: &'static str = "cancelWorkPackage";
    const IS_MUTATION: bool = true;
    type Answer = String;
}

/// Removes work packages and what they left; answers the ids removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteWorkPackage {
    /// Ids.
    pub work_package_ids: Vec<String>,
}

impl Operation for DeleteWorkPackage {
    const NAME: &'static str = "DeleteWorkPackage";
    const DOCUMENT: &'static str = "mutation DeleteWorkPackage($workPackageIds: [String!]!) {
  deleteWorkPackage(workPackageIds: $workPackageIds)
}";
    const FIELD: &'static str = "deleteWorkPackage";
    const IS_MUTATION: bool = true;
    type Answer = Vec<String>;
}

/// The jobs of an intrinsic run, one for each feeder (this product's own).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IntrinsicJobs {
    /// Id.
    pub work_package_id: String,
}

impl Operation for IntrinsicJobs {
    const NAME: &'static str = "IntrinsicJobs";
    const DOCUMENT: &'static str = "query IntrinsicJobs($workPackageId: ID!) {
  intrinsicJobs(workPackageId: $workPackageId) {
    kind feeder scenario year stage step maxSteps groupsBound groupsTotal solves firstRowMs lastRowMs message warnings
  }
}";
    const FIELD: &'static str = "intrinsicJobs";
    const IS_MUTATION: bool = false;
    type Answer = Vec<IntrinsicJob>;
}
