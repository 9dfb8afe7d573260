//! Counts over any column of a result table, worked out beside the rows.

use serde::{Deserialize, Serialize};

use crate::scalar::Long;

/// A column of numbers as counts in bins of equal width.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultHistogram {
    /// Rows that match.
    pub total_count: Long,
    /// Those of them without a value.
    pub null_count: Long,
    /// Least value; nothing where there is none.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// Bins from least to greatest; one when all values are equal, none without values.
    pub bins: Vec<HistogramBin>,
}

/// A bin: `from` is in it; `to` is not, but for the last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct HistogramBin {
    /// Lower edge.
    pub from: f64,
    /// Upper edge.
    pub to: f64,
    /// Rows in it.
    pub count: Long,
}

/// Rows that have the same values in some columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultGroup {
    /// The values as text, in the order of the columns; nothing for none.
    pub keys: Vec<Option<String>>,
    /// Rows.
    pub count: Long,
    /// Least value of the column that was asked for; nothing where there is none.
    pub min: Option<f64>,
    /// Its median, nearest rank.
    pub median: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
}

/// Groups of rows, the largest first, then by their keys with none last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultGroupPage {
    /// Groups.
    pub total_count: Long,
    /// Position of the first group on this page.
    pub offset: Long,
    /// The page.
    pub groups: Vec<ResultGroup>,
}
