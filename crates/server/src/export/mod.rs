//! Result tables as files: `GET /api/results/{workPackageId}/{table}.csv` and `.parquet`, with the query parameters `sort` and
//! `filter` if not all rows are wanted in their own order: JSON of the arguments of the same names in GraphQL.

mod csv;
mod parquet;
mod rows;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use headroom_contract::output::ResultTable;
use headroom_contract::output::permission::READ;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::api::{App, Refused, Signed};
use rows::{Pages, Wanted};

/// Which rows, as it stands in the address.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    sort: Option<String>,
    filter: Option<String>,
}

impl Parameters {
    /// What is no JSON is refused; what else is wrong with it GraphQL tells.
    fn read(&self) -> Result<Wanted, Refused> {
        let json = |name: &str, text: &Option<String>| match text {
            None => Ok(Value::Null),
            Some(text) => serde_json::from_str(text)
                .map_err(|error| Refused::BadRequest(format!("{name} is not JSON: {error}"))),
        };
        Ok(Wanted { sort: json("sort", &self.sort)?, filter: json("filter", &self.filter)? })
    }
}

/// Streams a table of a work package that has ended.
pub(crate) async fn download(
    State(app): State<Arc<App>>,
    signed: Signed,
    Path((work_package_id, file)): Path<(String, String)>,
    Query(parameters): Query<Parameters>,
) -> Result<Response, Refused> {
    signed.must_have(READ)?;
    let unknown_file = || {
        let message = format!("There is no {file}: name a result table with .csv or .parquet");
        Refused::NotFound(message)
    };
    let (name, kind) = file.split_once('.').ok_or_else(unknown_file)?;
    let table = ResultTable::of_name(name).ok_or_else(unknown_file)?;
    let unknown_package =
        || Refused::NotFound(format!("There is no work package {work_package_id} here"));
    let id: Uuid = work_package_id.parse().map_err(|_| unknown_package())?;
    let wanted = parameters.read()?;
    let pages =
        Pages::open(Arc::clone(&app), table, id, wanted).await?.ok_or_else(unknown_package)?;
    let (media_type, body) = match kind {
        "csv" => ("text/csv; charset=utf-8; header=present", Body::from_stream(csv::body(pages))),
        "parquet" => ("application/vnd.apache.parquet", Body::from_stream(parquet::body(pages))),
        _ => return Err(unknown_file()),
    };
    let named = format!("attachment; filename=\"{}.{kind}\"", table.name());
    let headers =
        [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, named)];
    Ok((headers, body).into_response())
}
