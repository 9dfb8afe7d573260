//! Rows of a table, a page at a time, by the same GraphQL that the page asks: whatever the store, and in its order.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use headroom_contract::output::{ResultTable, WorkPackageState};
use headroom_files::{Row, module_columns};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::api::{App, Refused};

/// Rows that are asked for at a time, the most that may be.
const ROWS: usize = 1000;

/// Which rows, and in which order: the arguments of the same names in GraphQL.
pub(super) struct Wanted {
    pub(super) sort: Value,
    pub(super) filter: Value,
}

/// The pages of a table.
pub(super) struct Pages {
    app: Arc<App>,
    pub(super) table: ResultTable,
    pub(super) id: Uuid,
    wanted: Wanted,
    query: String,
    /// Taken in before anything was sent.
    first: Option<Vec<Row>>,
    offset: usize,
    total: usize,
}

impl Pages {
    /// Of a work package that has ended; `None` when there is none of this id.
    pub(super) async fn open(
        app: Arc<App>,
        table: ResultTable,
        id: Uuid,
        wanted: Wanted,
    ) -> Result<Option<Self>, Refused> {
        let status = "query($id: ID!) { getWorkPackageById(id: $id) { status } }";
        let package = ask(&app, status, json!({ "id": id })).await?;
        let Some(status) = package["getWorkPackageById"]["status"].as_str() else {
            return Ok(None);
        };
        if WorkPackageState::from_status(status).is_active() {
            return Err(Refused::NotEnded);
        }
        let columns: Vec<&str> = module_columns(table).map(|column| column.wire).collect();
        let query = format!(
            "query($id: ID!, $offset: Long, $sort: [ResultSortInput!], $filter: ResultFilterInput) {{ \
             table: {}(workPackageId: $id, limit: {ROWS}, offset: $offset, sort: $sort, filter: $filter) \
             {{ totalCount rows {{ {} }} }} }}",
            table.field(),
            columns.join(" ")
        );
        let mut pages = Self { app, table, id, wanted, query, first: None, offset: 0, total: 0 };
        pages.first = pages.ask_for_next().await?;
        Ok(Some(pages))
    }

    /// The next page, `None` after the last. A table without rows has one page.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Row>>, Refused> {
        match self.first.take() {
            Some(first) => Ok(Some(first)),
            None if self.offset >= self.total => Ok(None),
            None => self.ask_for_next().await,
        }
    }

    async fn ask_for_next(&mut self) -> Result<Option<Vec<Row>>, Refused> {
        let Wanted { sort, filter } = &self.wanted;
        let variables =
            json!({ "id": self.id, "offset": self.offset, "sort": sort, "filter": filter });
        let mut answer = ask(&self.app, &self.query, variables).await?;
        let page = &mut answer["table"];
        let total = page["totalCount"].as_u64().and_then(|total| usize::try_from(total).ok());
        let Value::Array(rows) = page["rows"].take() else {
            return Err(Refused::Failed("The table could not be read".to_owned()));
        };
        let rows: Vec<Row> = rows
            .into_iter()
            .filter_map(|row| if let Value::Object(row) = row { Some(row) } else { None })
            .collect();
        self.total = total.unwrap_or_default();
        self.offset += rows.len();
        if rows.is_empty() && self.offset < self.total {
            return Err(Refused::Failed("The table ended before its last row".to_owned()));
        }
        Ok(Some(rows))
    }
}

async fn ask(app: &App, query: &str, variables: Value) -> Result<Value, Refused> {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let answer = app.api.execute(request).await;
    if let Some(error) = answer.errors.first() {
        return Err(Refused::Failed(error.message.clone()));
    }
    answer.data.into_json().map_err(|error| Refused::Failed(error.to_string()))
}
