//! `POST /api/graphql`.

use std::sync::Arc;

use async_graphql::{PathSegment, Response as Answer, ServerError};
use axum::Json;
use axum::body::to_bytes;
use axum::extract::{FromRequest as _, FromRequestParts, Multipart, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use headroom_workbench::{Caller, RequestFile, read_request};

use super::answers::FORBIDDEN;
use super::form::read_form;
use super::{App, MAX_REQUEST_BYTES, Refused};
use crate::auth::{allows, forbidden_fields};

/// Whoever asks, if they may ask at all; `None` where nobody signs in.
pub(crate) struct Signed(pub(crate) Option<Caller>);

impl Signed {
    /// An error unless the caller has a permission.
    pub(crate) fn must_have(&self, permission: &'static str) -> Result<(), Refused> {
        let Self(caller) = self;
        if allows(caller.as_ref(), permission) {
            Ok(())
        } else {
            Err(Refused::Forbidden(permission))
        }
    }
}

impl FromRequestParts<Arc<App>> for Signed {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refused> {
        Ok(Self(app.access.caller(&parts.headers).await?))
    }
}

/// Answers a request in JSON, or in a form with files.
pub(super) async fn answer(
    State(app): State<Arc<App>>,
    Signed(caller): Signed,
    request: Request,
) -> Result<Response, Refused> {
    let (text, files) = read_body(request).await?;
    let mut request = read_request(&text, files).map_err(Refused::BadRequest)?;
    let document = match request.parsed_query() {
        Ok(document) => document,
        Err(error) => return Ok(Json(Answer::from_errors(vec![error])).into_response()),
    };
    let forbidden = forbidden_fields(caller.as_ref(), document);
    if !forbidden.is_empty() {
        let errors =
            forbidden.into_iter().map(|(field, permission)| forbidden_error(field, permission));
        return Ok(Json(Answer::from_errors(errors.collect())).into_response());
    }
    let request = match caller {
        Some(caller) => request.data(caller),
        None => request,
    };
    Ok(Json(app.api.execute(request).await).into_response())
}

fn forbidden_error(field: String, permission: Option<&'static str>) -> ServerError {
    let message = match permission {
        Some(permission) => {
            format!("{field} takes the permission {permission}, which you do not have")
        }
        None => format!("There is no {field} here that anybody may ask for"),
    };
    let mut error = ServerError::new(message, None);
    error.path = vec![PathSegment::Field(field)];
    error.extensions.get_or_insert_default().set("code", FORBIDDEN);
    error
}

async fn read_body(request: Request) -> Result<(String, Vec<RequestFile>), Refused> {
    match media_type(request.headers()).as_str() {
        "application/json" => {
            let bytes = to_bytes(request.into_body(), MAX_REQUEST_BYTES).await;
            let bytes = bytes.map_err(|_| Refused::TooLarge(MAX_REQUEST_BYTES))?;
            let text = String::from_utf8(bytes.into());
            let text =
                text.map_err(|_| Refused::BadRequest("The request is not UTF-8".to_owned()))?;
            Ok((text, Vec::new()))
        }
        "multipart/form-data" => {
            let form = Multipart::from_request(request, &()).await;
            read_form(form.map_err(|error| Refused::BadRequest(error.to_string()))?).await
        }
        _ => Err(Refused::MediaType),
    }
}

/// The media type of a body, without its parameters.
fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.split(';').next()).unwrap_or_default().trim().to_lowercase()
}
