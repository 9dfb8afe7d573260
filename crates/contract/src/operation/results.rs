//! Result tables and what charts need of them (this product's own operations).

use serde::Serialize;

use super::{Operation, ResultFilterInput, ResultSortInput};
use crate::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, LvGroupHostingCapacitySummary, ResultPage,
};
use crate::scalar::Long;

/// A page of `lv_group_hosting_capacity`, with what bound each group.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LvGroupHostingCapacities {
    /// Work package.
    pub work_package_id: String,
    /// Most rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
    /// Order, most significant key first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<ResultSortInput>>,
    /// Which rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ResultFilterInput>,
}

impl Operation for LvGroupHostingCapacities {
    const NAME: &'static str = "LvGroupHostingCapacities";
    const DOCUMENT: &'static str = "query LvGroupHostingCapacities($workPackageId: ID!, $limit: Int, $offset: Long, $sort: [ResultSortInput!], $filter: ResultFilterInput) {
  lvGroupHostingCapacity(workPackageId: $workPackageId, limit: $limit, offset: $offset, sort: $sort, filter: $filter) {
    totalCount offset
    rows {
      workPackageId scenario timestamp feeder capacityGroupHeadId capacityGroupHeadType
      terminalSequenceNumber mode initialConditionSelector includedCustomerCount headroomKwPerCustomer
      isLowerBound additionKwScalingApplied totalKwAdded headroomDirection bindingId convergence
      totalBaseNetImportKw totalBaseNetExportKw
      binding { metric conductingEquipmentMrid conductingEquipmentType phase violatingValue constraintLimit iteration violationCount }
    }
  }
}";
    const FIELD: &'static str = "lvGroupHostingCapacity";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = ResultPage<LvGroupHostingCapacity>;
}

/// A page of `hv_node_headroom`, with what bound each node.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HvNodeHeadrooms {
    /// Work package.
    pub work_package_id: String,
    /// Most rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
    /// Order, most significant key first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<ResultSortInput>>,
    /// Which rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ResultFilterInput>,
}

impl Operation for HvNodeHeadrooms {
    const NAME: &'static str = "HvNodeHeadrooms";
    const DOCUMENT: &'static str = "query HvNodeHeadrooms($workPackageId: ID!, $limit: Int, $offset: Long, $sort: [ResultSortInput!], $filter: ResultFilterInput) {
  hvNodeHeadroom(workPackageId: $workPackageId, limit: $limit, offset: $offset, sort: $sort, filter: $filter) {
    totalCount offset
    rows {
      workPackageId scenario timestamp feeder locationType conductingEquipmentMrid assetName
      terminalMrid associatedEquipmentMrids nominalVoltageKv phaseCode totalBaseNetImportKw
      totalBaseNetExportKw availableHeadroomKw isLowerBound headroomDirection bindingId convergence
      binding { metric conductingEquipmentMrid conductingEquipmentType phase violatingValue constraintLimit iteration violationCount }
    }
  }
}";
    const FIELD: &'static str = "hvNodeHeadroom";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = ResultPage<HvNodeHeadroom>;
}

/// A page of `constraint_violations`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConstraintViolations {
    /// Work package.
    pub work_package_id: String,
    /// Most rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
    /// Order, most significant key first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<ResultSortInput>>,
    /// Which rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ResultFilterInput>,
}

impl Operation for ConstraintViolations {
    const NAME: &'static str = "ConstraintViolations";
    const DOCUMENT: &'static str = "query ConstraintViolations($workPackageId: ID!, $limit: Int, $offset: Long, $sort: [ResultSortInput!], $filter: ResultFilterInput) {
  constraintViolations(workPackageId: $workPackageId, limit: $limit, offset: $offset, sort: $sort, filter: $filter) {
    totalCount offset
    rows {
      violationId bindingId workPackageId scenario timestamp feeder iteration conductingEquipmentMrid
      conductingEquipmentType terminalSequenceNumber phase metric violatingValue constraintLimit vBase
    }
  }
}";
    const FIELD: &'static str = "constraintViolations";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = ResultPage<ConstraintViolation>;
}

/// A page of `binding_constraints`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BindingConstraints {
    /// Work package.
    pub work_package_id: String,
    /// Most rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
    /// Order, most significant key first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<ResultSortInput>>,
    /// Which rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ResultFilterInput>,
}

impl Operation for BindingConstraints {
    const NAME: &'static str = "BindingConstraints";
    const DOCUMENT: &'static str = "query BindingConstraints($workPackageId: ID!, $limit: Int, $offset: Long, $sort: [ResultSortInput!], $filter: ResultFilterInput) {
  bindingConstraints(workPackageId: $workPackageId, limit: $limit, offset: $offset, sort: $sort, filter: $filter) {
    totalCount offset
    rows {
      workPackageId bindingId violationId
    }
  }
}";
    const FIELD: &'static str = "bindingConstraints";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = ResultPage<BindingConstraint>;
}

/// A page of `customer_allocations`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerAllocations {
    /// Work package.
    pub work_package_id: String,
    /// Most rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
    /// Order, most significant key first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<ResultSortInput>>,
    /// Which rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ResultFilterInput>,
}

impl Operation for CustomerAllocations {
    const NAME: &'static str = "CustomerAllocations";
    const DOCUMENT: &'static str = "query CustomerAllocations($workPackageId: ID!, $limit: Int, $offset: Long, $sort: [ResultSortInput!], $filter: ResultFilterInput) {
  customerAllocations(workPackageId: $workPackageId, limit: $limit, offset: $offset, sort: $sort, filter: $filter) {
    totalCount offset
    rows {
      workPackageId scenario timestamp feeder capacityGroupHeadId capacityGroupHeadType
      terminalSequenceNumber conductingEquipmentMrid usagePointId initialKw allocatedKw scalingFactor
      powerFactor customerPhaseCode customerVAV customerVBV customerVCV customerVMinV customerVMaxV
    }
  }
}";
    const FIELD: &'static str = "customerAllocations";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = ResultPage<CustomerAllocation>;
}

/// `lv_group_hosting_capacity` in a few figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LvGroupHostingCapacitySummaries {
    /// Work package.
    pub work_package_id: String,
}

impl Operation for LvGroupHostingCapacitySummaries {
    const NAME: &'static str = "LvGroupHostingCapacitySummaries";
    const DOCUMENT: &'static str = "query LvGroupHostingCapacitySummaries($workPackageId: ID!) {
  lvGroupHostingCapacitySummary(workPackageId: $workPackageId) {
    groupCount customerCount minKwPerCustomer p10KwPerCustomer medianKwPerCustomer maxKwPerCustomer totalKwAdded
    boundBy { metric groupCount }
  }
}";
    const FIELD: &'static str = "lvGroupHostingCapacitySummary";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = LvGroupHostingCapacitySummary;
}
