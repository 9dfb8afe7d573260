//! How the addition is shared: `allocation`.

use serde::{Deserialize, Serialize};

/// How a step is shared among customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicAllocationMethod {
    /// Every customer gets the same.
    #[default]
    UniformPerIncludedCustomer,
    /// By what the customer has already.
    WeightedByExistingCustomer,
}

/// Where the largest existing customer is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicAllocationScope {
    /// In the whole feeder.
    FeederWide,
    /// In the customer's own zone.
    WithinMeasurementZone,
}

/// What a customer's weight is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicExistingCapacityBasis {
    /// Existing net export.
    ExistingExportKw,
    /// Existing net import.
    ExistingImportKw,
}

/// What heads a capacity group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicCapacityGroupPlacementType {
    /// Every distribution transformer.
    #[default]
    DistTransformers,
}

/// How a step is shared among a group's customers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicAllocationConfigInput {
    /// Uniform or weighted; default uniform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<IntrinsicAllocationMethod>,
    /// Scope of the weights, when weighted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<IntrinsicAllocationScope>,
    /// Basis of the weights, when weighted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing_capacity_basis: Option<IntrinsicExistingCapacityBasis>,
}
