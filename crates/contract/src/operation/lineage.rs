//! Operations of the Energy Workbench API about one work package's name, times and family, and about those under way.

use serde::Serialize;

use super::Operation;
use crate::output::{WorkPackageStats, WorkPackageTree};

/// Changes name or description; what is left out stays. Answers true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EditWorkPackage {
    /// Id.
    pub work_package_id: String,
    /// New name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// New description; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Operation for EditWorkPackage {
    const NAME: &'static str = "EditWorkPackage";
    const DOCUMENT: &'static str =
        "mutation EditWorkPackage($workPackageId: ID!, $name: String, $description: String) {
  editWorkPackage(workPackageId: $workPackageId, name: $name, description: $description)
}";
    const FIELD: &'static str = "editWorkPackage";
    const IS_MUTATION: bool = true;
    type Answer = bool;
}

/// Ids of the work packages that have not ended, in the order of their submission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GetActiveWorkPackages {}

impl Operation for GetActiveWorkPackages {
    const NAME: &'static str = "GetActiveWorkPackages";
    const DOCUMENT: &'static str = "query GetActiveWorkPackages { getActiveWorkPackages }";
    const FIELD: &'static str = "getActiveWorkPackages";
    const IS_MUTATION: bool = false;
    type Answer = Vec<String>;
}

/// How long a work package took; nothing when there is none with this id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GetWorkPackageStatsById {
    /// Id.
    pub id: String,
}

impl Operation for GetWorkPackageStatsById {
    const NAME: &'static str = "GetWorkPackageStatsById";
    const DOCUMENT: &'static str = "query GetWorkPackageStatsById($id: ID!) {
  getWorkPackageStatsById(id: $id) { createdAt completedAt duration }
}";
    const FIELD: &'static str = "getWorkPackageStatsById";
    const IS_MUTATION: bool = false;
    type Answer = Option<WorkPackageStats>;
}

/// What a work package was made from and what was made from it; nothing when there is none with this id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GetWorkPackageTree {
    /// Id.
    pub id: String,
}

impl Operation for GetWorkPackageTree {
    const NAME: &'static str = "GetWorkPackageTree";
    const DOCUMENT: &'static str = "query GetWorkPackageTree($id: ID!) {
  getWorkPackageTree(id: $id) {
    ancestors {
      id name description status createdAt updatedAt completedAt feeders scenarios years loadType timePeriodStart timePeriodEnd isDeleted parentId
    }
    children {
      id name description status createdAt updatedAt completedAt feeders scenarios years loadType timePeriodStart timePeriodEnd isDeleted parentId
    }
  }
}";
    const FIELD: &'static str = "getWorkPackageTree";
    const IS_MUTATION: bool = false;
    type Answer = Option<WorkPackageTree>;
}
