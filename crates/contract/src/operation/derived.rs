//! Submitting what was made from another work package (this product's own: a plain Energy Workbench keeps no parents).

use serde::Serialize;

use super::Operation;
use crate::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};

/// As [`super::RunIntrinsicWorkPackage`], with the work package that it was made from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RunIntrinsicWorkPackageFrom {
    /// What to run.
    pub input: IntrinsicWorkPackageInput,
    /// Its name.
    pub work_package_name: String,
    /// Id of the work package that it was made from.
    pub parent_id: String,
}

impl Operation for RunIntrinsicWorkPackageFrom {
    const NAME: &'static str = "RunIntrinsicWorkPackage";
    const DOCUMENT: &'static str = "mutation RunIntrinsicWorkPackage($input: IntrinsicWorkPackageInput!, $workPackageName: String!, $parentId: ID) {
  runIntrinsicWorkPackage(input: $input, workPackageName: $workPackageName, parentId: $parentId)
}";
    const FIELD: &'static str = "runIntrinsicWorkPackage";
    const IS_MUTATION: bool = true;
    type Answer = String;
}

/// As [`super::RunHvNodeHeadroomWorkPackage`], with the work package that it was made from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RunHvNodeHeadroomWorkPackageFrom {
    /// What to run.
    pub input: HvNodeHeadroomWorkPackageInput,
    /// Its name.
    pub work_package_name: String,
    /// Id of the work package that it was made from.
    pub parent_id: String,
}

impl Operation for RunHvNodeHeadroomWorkPackageFrom {
    const NAME: &'static str = "RunHvNodeHeadroomWorkPackage";
    const DOCUMENT: &'static str = "mutation RunHvNodeHeadroomWorkPackage($input: HvNodeHeadroomWorkPackageInput!, $workPackageName: String!, $parentId: ID) {
  runHvNodeHeadroomWorkPackage(input: $input, workPackageName: $workPackageName, parentId: $parentId)
}";
    const FIELD: &'static str = "runHvNodeHeadroomWorkPackage";
    const IS_MUTATION: bool = true;
    type Answer = String;
}
