//! What is added: `injectionResource`.

use serde::{Deserialize, Serialize};

/// Direction of the addition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicInjectionResourceMethod {
    /// Generation is added.
    #[default]
    ExportGeneration,
    /// Load is added.
    ImportLoad,
}

/// What the addition is modelled as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicLoadModelType {
    /// Constant power.
    #[default]
    NegativeLoad,
    /// Constant power times a photovoltaic profile.
    PvSystem,
}

/// How the addition spreads over phases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicPhaseMatching {
    /// Equally over the customer's own phases.
    #[default]
    MatchCustomerPhases,
}

/// What is added at every customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicInjectionResourceConfigInput {
    /// Export or import; default export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<IntrinsicInjectionResourceMethod>,
    /// Negative load or PV system; default negative load.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_model_type: Option<IntrinsicLoadModelType>,
    /// Profile of the PV system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pv_profile_id: Option<String>,
    /// Power factor, -1 to 1 without 0: positive consumes vars, negative generates them; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power_factor: Option<f64>,
    /// Phases of the addition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase_matching: Option<IntrinsicPhaseMatching>,
}
