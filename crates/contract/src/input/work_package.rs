//! The whole input of an LV intrinsic run.

use serde::{Deserialize, Serialize};

use super::{
    HcModelConfigInput, HcSolveConfigInput, HcVariantConfigInput, IntrinsicAllocationConfigInput,
    IntrinsicCapacityGroupPlacementType, IntrinsicConstraintsConfigInput,
    IntrinsicInitialLoadStateConfigInput, IntrinsicInjectionResourceConfigInput,
    IntrinsicSearchConfigInput, IntrinsicSyfConfigInput, IntrinsicWriterConfigInput,
};

/// An LV intrinsic hosting capacity work package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicWorkPackageInput {
    /// Feeders, year and scenario.
    pub syf: IntrinsicSyfConfigInput,
    /// Step 0.
    pub initial_state_selector: IntrinsicInitialLoadStateConfigInput,
    /// Steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<IntrinsicSearchConfigInput>,
    /// What is added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub injection_resource: Option<IntrinsicInjectionResourceConfigInput>,
    /// How it is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocation: Option<IntrinsicAllocationConfigInput>,
    /// What heads a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_group_placement: Option<IntrinsicCapacityGroupPlacementType>,
    /// What stops the search.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraints: Option<IntrinsicConstraintsConfigInput>,
    /// Model options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<HcModelConfigInput>,
    /// Power-flow options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solve: Option<HcSolveConfigInput>,
    /// Network variant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<HcVariantConfigInput>,
    /// Where results are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results_writer: Option<IntrinsicWriterConfigInput>,
}
