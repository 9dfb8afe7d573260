//! Pages of result tables.

use serde::{Deserialize, Serialize};

use crate::scalar::Long;

#[cfg(feature = "graphql")]
use super::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity,
};

/// A page of a result table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[cfg_attr(
    feature = "graphql",
    graphql(
        concrete(name = "LvGroupHostingCapacityPage", params(LvGroupHostingCapacity)),
        concrete(name = "HvNodeHeadroomPage", params(HvNodeHeadroom)),
        concrete(name = "ConstraintViolationPage", params(ConstraintViolation)),
        concrete(name = "BindingConstraintPage", params(BindingConstraint)),
        concrete(name = "CustomerAllocationPage", params(CustomerAllocation))
    )
)]
#[serde(
    rename_all = "camelCase",
    bound(deserialize = "Row: serde::de::DeserializeOwned", serialize = "Row: Serialize")
)]
pub struct ResultPage<Row>
where
    Row: PageRow,
{
    /// Rows that match.
    pub total_count: Long,
    /// Position of the first row on this page.
    pub offset: Long,
    /// The page.
    pub rows: Vec<Row>,
}

/// What a [`ResultPage`] holds.
#[cfg(feature = "graphql")]
pub trait PageRow: async_graphql::OutputType {}
#[cfg(feature = "graphql")]
impl<Row: async_graphql::OutputType> PageRow for Row {}
/// What a [`ResultPage`] holds.
#[cfg(not(feature = "graphql"))]
pub trait PageRow {}
#[cfg(not(feature = "graphql"))]
impl<Row> PageRow for Row {}
