//! Searches repeated for the sake of one result (this product's own operations).

use serde::Serialize;

use super::Operation;
use crate::output::Explanation;

/// Why a capacity group's search ended where it did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainGroup {
    /// Work package.
    pub work_package_id: String,
    /// Feeder.
    pub feeder: String,
    /// mRID of the transformer.
    pub capacity_group_head_id: String,
    /// Terminal of it, where two groups hang on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminal_sequence_number: Option<i32>,
}

impl Operation for ExplainGroup {
    const NAME: &'static str = "ExplainGroup";
    const DOCUMENT: &'static str = "query ExplainGroup($workPackageId: ID!, $feeder: String!, $capacityGroupHeadId: String!, $terminalSequenceNumber: Int) {
  explainGroup(workPackageId: $workPackageId, feeder: $feeder, capacityGroupHeadId: $capacityGroupHeadId, terminalSequenceNumber: $terminalSequenceNumber) {
    stepKw bindingIteration bindingMetric
    traces { metric constraintLimit values }
    path { conductingEquipmentMrid conductingEquipmentType fromBus toBus lengthM isLv }
    profile { unit min max inMetres nodes { bus phase distance voltage fedFrom loadMrids } }
  }
}";
    const FIELD: &'static str = "explainGroup";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = Explanation;
}

/// Why an HV node's search ended where it did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainNode {
    /// Work package.
    pub work_package_id: String,
    /// Feeder.
    pub feeder: String,
    /// The node's terminal, as in `hv_node_headroom`.
    pub terminal_mrid: String,
}

impl Operation for ExplainNode {
    const NAME: &'static str = "ExplainNode";
    const DOCUMENT: &'static str =
        "query ExplainNode($workPackageId: ID!, $feeder: String!, $terminalMrid: String!) {
  explainNode(workPackageId: $workPackageId, feeder: $feeder, terminalMrid: $terminalMrid) {
    stepKw bindingIteration bindingMetric
    traces { metric constraintLimit values }
    path { conductingEquipmentMrid conductingEquipmentType fromBus toBus lengthM isLv }
    profile { unit min max inMetres nodes { bus phase distance voltage fedFrom loadMrids } }
  }
}";
    const FIELD: &'static str = "explainNode";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = Explanation;
}
