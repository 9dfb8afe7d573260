//! The whole input of an HV node headroom run, and the parts that only it has.

use serde::{Deserialize, Serialize};

use super::{
    HcModelConfigInput, HcSolveConfigInput, HcVariantConfigInput, IntrinsicConstraintsConfigInput,
    IntrinsicInitialLoadStateConfigInput, IntrinsicInjectionResourceConfigInput,
    IntrinsicSyfConfigInput, IntrinsicWriterConfigInput,
};

/// Kinds of HV node that can be tested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HvNodeLocationKind {
    /// The HV terminal of a distribution transformer.
    #[default]
    DtxHvTerminal,
    /// The source-side terminal of an HV switch.
    SwitchUpstreamTerminal,
    /// A bus where three or more HV lines meet.
    LineTee,
}

/// Which nodes are tested: `nodeLocationSelector`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HvNodeLocationSelectorInput {
    /// Kinds of node; default the HV terminals of distribution transformers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_kinds: Option<Vec<HvNodeLocationKind>>,
}

/// How the addition at a node grows and when its search ends: `search`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HvNodeHeadroomSearchConfigInput {
    /// Step in kW for the node; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_kw_per_node: Option<f64>,
    /// Most steps for each node, 1 to 1,000; default 1,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_steps_per_node: Option<i32>,
}

/// An HV node headroom work package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HvNodeHeadroomWorkPackageInput {
    /// Feeders, year and scenario.
    pub syf: IntrinsicSyfConfigInput,
    /// Step 0.
    pub initial_state_selector: IntrinsicInitialLoadStateConfigInput,
    /// Which nodes are tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_location_selector: Option<HvNodeLocationSelectorInput>,
    /// Steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<HvNodeHeadroomSearchConfigInput>,
    /// What is added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub injection_resource: Option<IntrinsicInjectionResourceConfigInput>,
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
