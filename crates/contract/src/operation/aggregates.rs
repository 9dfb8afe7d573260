//! Counts over the result tables (this product's own operations).

use serde::Serialize;

use super::{Operation, ResultFilterInput};
use crate::output::{ResultGroupPage, ResultHistogram, ResultTable};
use crate::scalar::Long;

/// A column of numbers as counts in bins.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultHistograms {
    /// Work package.
    pub work_package_id: String,
    /// Table.
    pub table: ResultTable,
    /// Column, in camel case.
    pub column: String,
    /// Bins, 20 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bins: Option<i32>,
    /// Which rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ResultFilterInput>,
}

impl Operation for ResultHistograms {
    const NAME: &'static str = "ResultHistograms";
    const DOCUMENT: &'static str = "query ResultHistograms($workPackageId: ID!, $table: ResultTable!, $column: String!, $bins: Int, $filter: ResultFilterInput) {
  resultHistogram(workPackageId: $workPackageId, table: $table, column: $column, bins: $bins, filter: $filter) {
    totalCount nullCount min max
    bins { from to count }
  }
}";
    const FIELD: &'static str = "resultHistogram";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = ResultHistogram;
}

/// Rows grouped by the values of some columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultGroups {
    /// Work package.
    pub work_package_id: String,
    /// Table.
    pub table: ResultTable,
    /// Columns, in camel case.
    pub by: Vec<String>,
    /// Column of numbers of which least, median and greatest are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Which rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ResultFilterInput>,
    /// Most groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
}

impl Operation for ResultGroups {
    const NAME: &'static str = "ResultGroups";
    const DOCUMENT: &'static str = "query ResultGroups($workPackageId: ID!, $table: ResultTable!, $by: [String!]!, $value: String, $filter: ResultFilterInput, $limit: Int, $offset: Long) {
  resultGroups(workPackageId: $workPackageId, table: $table, by: $by, value: $value, filter: $filter, limit: $limit, offset: $offset) {
    totalCount offset
    groups { keys count min median max }
  }
}";
    const FIELD: &'static str = "resultGroups";
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = true;
    type Answer = ResultGroupPage;
}
