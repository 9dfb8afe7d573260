//! Comparing two runs (this product's own operation).

use serde::Serialize;

use super::{Operation, ResultSortInput};
use crate::output::{ResultChange, ResultComparison};
use crate::scalar::Long;

/// Capacity groups, or HV nodes, of two runs joined by asset and feeder. Where a run has several scenarios, the scenario
/// counts as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CompareResults {
    /// First work package.
    pub first_id: String,
    /// Second work package.
    pub second_id: String,
    /// Only places that changed in these ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<ResultChange>>,
    /// Only places of this feeder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeder: Option<String>,
    /// Keys of the order, by names of [`crate::output::ComparedResult::SORTABLE`]; without any, those that lose most come
    /// first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<Vec<ResultSortInput>>,
    /// Most places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
}

impl Operation for CompareResults {
    const NAME: &'static str = "CompareResults";
    const DOCUMENT: &'static str = "query CompareResults($firstId: ID!, $secondId: ID!, $changes: [ResultChange!], $feeder: ID, $sort: [ResultSortInput!], $limit: Int, $offset: Long) {
  compareResults(firstId: $firstId, secondId: $secondId, changes: $changes, feeder: $feeder, sort: $sort, limit: $limit, offset: $offset) {
    totalCount offset
    feeders
    rows { place feeder change firstKw secondKw differenceKw firstMetric secondMetric }
    changes { change count }
  }
}";
    const FIELD: &'static str = "compareResults";
    const IS_MUTATION: bool = false;
    type Answer = ResultComparison;
}
