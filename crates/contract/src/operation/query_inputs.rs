//! Filters and orders of lists.

use serde::{Deserialize, Serialize};

/// Direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SortOrder {
    /// Ascending.
    Asc,
    /// Descending.
    Desc,
    /// Ascending, nulls first.
    AscNullsFirst,
    /// Descending, nulls first.
    DescNullsFirst,
    /// Ascending, nulls last.
    AscNullsLast,
    /// Descending, nulls last.
    DescNullsLast,
}

/// Which work packages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase")]
pub struct HcWorkPackagesFilterInput {
    /// Ids of the people who submitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<Vec<String>>,
    /// Part of the id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Part of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Part of the id, the name or a feeder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search_text: Option<String>,
    /// Any of these states, as [`crate::output::WorkPackageState::status`] writes them (this product's own).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statuses: Option<Vec<String>>,
}

/// Order of work packages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase")]
pub struct HcWorkPackagesSortCriteriaInput {
    /// By time of submission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<SortOrder>,
    /// By name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<SortOrder>,
}

/// Which scenario configurations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase")]
pub struct HcScenarioConfigsFilterInput {
    /// Part of the id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Part of the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One key of the order of a result table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultSortInput {
    /// Column, in camel case.
    pub column: String,
    /// Direction; nulls come last unless it says otherwise.
    pub order: SortOrder,
}

/// Which rows of a result table: those that match every list and every condition given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultFilterInput {
    /// Feeders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeders: Option<Vec<String>>,
    /// Heads of capacity groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_group_head_ids: Option<Vec<String>>,
    /// Bindings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binding_ids: Option<Vec<String>>,
    /// Conditions on any column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Vec<ResultConditionInput>>,
}

/// What the values of a column must be: all parts that are given hold. A row without a value meets `isNull: true` only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::InputObject))]
#[serde(rename_all = "camelCase")]
pub struct ResultConditionInput {
    /// Column, in camel case; `binding.metric` for one of the limit that bound the row.
    pub column: String,
    /// One of these; numbers and flags as text (`2.5`, `true`).
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "graphql", graphql(name = "in"))]
    pub one_of: Option<Vec<String>>,
    /// A text with this in it, whatever the case of its ASCII letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
    /// A number not less than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// A number not greater than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Whether there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_null: Option<bool>,
    /// A flag that is this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equals: Option<bool>,
}
