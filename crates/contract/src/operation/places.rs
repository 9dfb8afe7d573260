//! Result tables as a map needs them.

use serde::Serialize;

use super::{Operation, ResultFilterInput};
use crate::output::ResultPlacePage;
use crate::scalar::Long;

/// Headroom of capacity groups, by their transformers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LvGroupPlaces {
    /// Work package.
    pub work_package_id: String,
    /// Most rows.
    pub limit: i32,
    /// Position of the first row.
    pub offset: Long,
    /// Which rows.
    pub filter: ResultFilterInput,
}

impl Operation for LvGroupPlaces {
    const NAME: &'static str = "LvGroupPlaces";
    const DOCUMENT: &'static str = "query LvGroupPlaces($workPackageId: ID!, $limit: Int, $offset: Long, $filter: ResultFilterInput) {
  lvGroupHostingCapacity(workPackageId: $workPackageId, limit: $limit, offset: $offset, filter: $filter) {
    totalCount
    rows {
      place: capacityGroupHeadId feeder scenario timestamp headroomKw: headroomKwPerCustomer isLowerBound convergence headroomDirection
      binding { metric conductingEquipmentMrid conductingEquipmentType phase violatingValue constraintLimit iteration violationCount }
    }
  }
}";
    const FIELD: &'static str = "lvGroupHostingCapacity";
    const IS_MUTATION: bool = false;
    type Answer = ResultPlacePage;
}

/// Headroom of HV nodes, by their terminals.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HvNodePlaces {
    /// Work package.
    pub work_package_id: String,
    /// Most rows.
    pub limit: i32,
    /// Position of the first row.
    pub offset: Long,
    /// Which rows.
    pub filter: ResultFilterInput,
}

impl Operation for HvNodePlaces {
    const NAME: &'static str = "HvNodePlaces";
    const DOCUMENT: &'static str = "query HvNodePlaces($workPackageId: ID!, $limit: Int, $offset: Long, $filter: ResultFilterInput) {
  hvNodeHeadroom(workPackageId: $workPackageId, limit: $limit, offset: $offset, filter: $filter) {
    totalCount
    rows {
      place: terminalMrid feeder scenario timestamp headroomKw: availableHeadroomKw isLowerBound convergence headroomDirection
      binding { metric conductingEquipmentMrid conductingEquipmentType phase violatingValue constraintLimit iteration violationCount }
    }
  }
}";
    const FIELD: &'static str = "hvNodeHeadroom";
    const IS_MUTATION: bool = false;
    type Answer = ResultPlacePage;
}
