//! Step 0 of the search: `initialStateSelector`.

use serde::{Deserialize, Serialize};

use crate::scalar::LocalDateTime;

/// How the initial state is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntrinsicInitialStateSelectorMode {
    /// No load, no generation: the theoretical upper bound.
    ZeroLoad,
    /// The same load and generation at every customer.
    FixedLoad,
    /// The instant of greatest net import in a window.
    PeakFeederImport,
    /// The instant of greatest net export in a window.
    PeakFeederExport,
    /// One instant of the profiles.
    FixedTime,
}

/// The initial state of every customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicInitialLoadStateConfigInput {
    /// Which of the five ways.
    pub selector_mode: IntrinsicInitialStateSelectorMode,
    /// The instant (`FIXED_TIME`) or the start of the window (peak modes); sent in every mode.
    pub start_time: LocalDateTime,
    /// End of the window, in the peak modes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<LocalDateTime>,
    /// Load of every customer in W, for `FIXED_LOAD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_customer_load_watts: Option<f64>,
    /// Generation of every customer in W, for `FIXED_LOAD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_customer_gen_watts: Option<f64>,
    /// Vars that every customer's load consumes, for `FIXED_LOAD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_customer_load_var: Option<f64>,
    /// Vars that every customer's generation consumes, for `FIXED_LOAD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_customer_gen_var: Option<f64>,
    /// Keep the profiles' net import; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_loads: Option<bool>,
    /// Keep the profiles' net export; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_existing_der: Option<bool>,
    /// Factor on net import; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_scaling_factor: Option<f64>,
    /// Factor on net export; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub der_scaling_factor: Option<f64>,
}
