//! Aggregates that charts and head figures need, computed beside the rows.

use serde::{Deserialize, Serialize};

/// Capacity groups bound by one metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct MetricCount {
    /// Metric, as in `constraint_violations`; empty for groups that nothing bound.
    pub metric: Option<String>,
    /// Capacity groups.
    pub group_count: i32,
}

/// `lv_group_hosting_capacity` in a few figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct LvGroupHostingCapacitySummary {
    /// Capacity groups with a row.
    pub group_count: i32,
    /// Customers in them.
    pub customer_count: i32,
    /// Least headroom in kW for each customer.
    pub min_kw_per_customer: Option<f64>,
    /// Tenth percentile of headroom in kW for each customer, over groups, nearest rank.
    pub p10_kw_per_customer: Option<f64>,
    /// Median of headroom in kW for each customer, over groups, nearest rank.
    pub median_kw_per_customer: Option<f64>,
    /// Greatest headroom in kW for each customer.
    pub max_kw_per_customer: Option<f64>,
    /// Sum of what was added over all groups, in kW.
    pub total_kw_added: f64,
    /// Capacity groups by what bound them.
    pub bound_by: Vec<MetricCount>,
}
