//! Results as a map shows them: a few columns of `lv_group_hosting_capacity` or `hv_node_headroom` under one set of names.

use serde::{Deserialize, Serialize};

use super::BindingSummary;
use crate::scalar::Long;

/// Headroom at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultPlace {
    /// mRID of the group's transformer, or of the node's terminal: the asset's with the number of the terminal behind a `#`.
    pub place: String,
    /// Feeder.
    pub feeder: String,
    /// Scenario.
    pub scenario: String,
    /// Instant of the initial state.
    pub timestamp: String,
    /// Headroom in kW: per customer of a group, or of a node.
    pub headroom_kw: f64,
    /// True when nothing bound it: the headroom is a lower bound.
    pub is_lower_bound: bool,
    /// False: the power flow did not converge at the binding step.
    pub convergence: bool,
    /// `export` or `import`.
    pub headroom_direction: String,
    /// What bound it.
    pub binding: Option<BindingSummary>,
}

/// A page of places.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultPlacePage {
    /// Rows that match.
    pub total_count: Long,
    /// The page.
    pub rows: Vec<ResultPlace>,
}
