//! Steps of the search: `search`.

use serde::{Deserialize, Serialize};

/// How the addition grows and when the search ends.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrinsicSearchConfigInput {
    /// Step in kW for each customer; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_kw_per_customer: Option<f64>,
    /// Most steps, 1 to 10,000; default 1,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_steps: Option<i32>,
    /// End a feeder's search at the first broken HV limit; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop_on_hv_violation: Option<bool>,
    /// Roll a bound group back and hold it there; default true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock_out_capacity_zone_on_violation: Option<bool>,
}
