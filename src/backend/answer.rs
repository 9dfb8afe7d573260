//! Reads a GraphQL response.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{BackendError, GraphQlError};
use crate::json;

#[derive(Deserialize)]
struct Response {
    #[serde(default)]
    data: Option<Map<String, Value>>,
    #[serde(default)]
    errors: Vec<ResponseError>,
}

#[derive(Deserialize)]
struct ResponseError {
    message: String,
    #[serde(default)]
    extensions: Option<Extensions>,
}

#[derive(Deserialize)]
struct Extensions {
    #[serde(default)]
    field: Option<String>,
    #[serde(default, rename = "requestId")]
    request_id: Option<String>,
}

/// The value of the response's one root field. Errors win over partial data: no operation here can use half of it.
pub(super) fn root_field(response: &str, field: &str) -> Result<Value, BackendError> {
    let response: Response = json::read(response).map_err(|_| BackendError::Unreadable)?;
    if !response.errors.is_empty() {
        let errors = response.errors.into_iter().map(|ResponseError { message, extensions }| {
            let (field, request_id) =
                extensions.map(|e| (e.field, e.request_id)).unwrap_or_default();
            GraphQlError { message, field, request_id }
        });
        return Err(BackendError::Answer(errors.collect()));
    }
    response.data.and_then(|mut data| data.remove(field)).ok_or(BackendError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_field_is_the_answer_even_when_it_is_null() {
        assert_eq!(root_field(r#"{"data":{"a":1}}"#, "a"), Ok(Value::from(1)));
        assert_eq!(root_field(r#"{"data":{"a":null}}"#, "a"), Ok(Value::Null));
    }

    #[test]
    fn errors_keep_the_field_they_are_about() {
        let response = r#"{"data":null,"errors":[
            {"message":"Enter a year","extensions":{"field":"syf.year"}},
            {"message":"No such feeder","path":["a"],"extensions":{"requestId":"r-7"}}]}"#;
        let Err(BackendError::Answer(errors)) = root_field(response, "a") else {
            panic!("errors are expected");
        };
        assert_eq!(errors[0].field.as_deref(), Some("syf.year"));
        assert_eq!(
            (errors[1].field.as_deref(), errors[1].request_id.as_deref()),
            (None, Some("r-7"))
        );
        assert_eq!(
            BackendError::Answer(errors).to_string(),
            "Enter a year; No such feeder (request r-7)"
        );
    }

    #[test]
    fn anything_else_is_unreadable() {
        for response in ["", "[]", "<html>", "{}", r#"{"data":{"b":1}}"#] {
            assert_eq!(root_field(response, "a"), Err(BackendError::Unreadable), "{response}");
        }
    }
}
