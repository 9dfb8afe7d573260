//! Pages of any table, asked of whoever has the rows.

use headroom_contract::operation::{
    BindingConstraints, ConstraintViolations, CustomerAllocations, HvNodeHeadrooms,
    LvGroupHostingCapacities, Operation, ResultFilterInput, ResultSortInput,
};
use headroom_contract::output::ResultTable;
use headroom_contract::scalar::Long;
use serde::{Deserialize, Serialize};

use super::cells::Object;
use crate::backend::{Backend, BackendError};

/// A page of a table, rows by the names of the API.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TablePage {
    /// Rows that match.
    pub(crate) total_count: Long,
    /// The page.
    pub(crate) rows: Vec<Object>,
}

/// An operation whose rows are read by name.
#[derive(Serialize)]
#[serde(transparent)]
struct ByName<O>(O);

impl<O: Operation> Operation for ByName<O> {
    const NAME: &'static str = O::NAME;
    const DOCUMENT: &'static str = O::DOCUMENT;
    const FIELD: &'static str = O::FIELD;
    const IS_MUTATION: bool = false;
    const READS_RESULTS: bool = O::READS_RESULTS;
    type Answer = TablePage;
}

/// What is asked of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TableQuery {
    /// Work package.
    pub(crate) id: String,
    pub(crate) table: ResultTable,
    pub(crate) sort: Vec<ResultSortInput>,
    pub(crate) filter: Option<ResultFilterInput>,
}

impl TableQuery {
    /// A page of it.
    pub(crate) async fn page(
        &self,
        backend: Backend,
        offset: u32,
        limit: u32,
    ) -> Result<TablePage, BackendError> {
        macro_rules! ask {
            ($operation:ident) => {
                backend
                    .run(&ByName($operation {
                        work_package_id: self.id.clone(),
                        limit: i32::try_from(limit).ok(),
                        offset: Some(Long(offset.into())),
                        sort: Some(self.sort.clone()),
                        filter: self.filter.clone(),
                    }))
                    .await
            };
        }
        match self.table {
            ResultTable::LvGroupHostingCapacity => ask!(LvGroupHostingCapacities),
            ResultTable::HvNodeHeadroom => ask!(HvNodeHeadrooms),
            ResultTable::ConstraintViolations => ask!(ConstraintViolations),
            ResultTable::BindingConstraints => ask!(BindingConstraints),
            ResultTable::CustomerAllocations => ask!(CustomerAllocations),
        }
    }
}

/// The document that asks for a table's pages.
pub(crate) fn document(table: ResultTable) -> &'static str {
    match table {
        ResultTable::LvGroupHostingCapacity => LvGroupHostingCapacities::DOCUMENT,
        ResultTable::HvNodeHeadroom => HvNodeHeadrooms::DOCUMENT,
        ResultTable::ConstraintViolations => ConstraintViolations::DOCUMENT,
        ResultTable::BindingConstraints => BindingConstraints::DOCUMENT,
        ResultTable::CustomerAllocations => CustomerAllocations::DOCUMENT,
    }
}
