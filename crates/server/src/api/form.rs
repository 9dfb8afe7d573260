//! GraphQL requests with files: forms as in the GraphQL multipart request specification.

use std::collections::BTreeMap;

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use headroom_workbench::RequestFile;

use super::{MAX_UPLOAD_BYTES, Refused, refused};

/// The request's text and its files.
pub(super) async fn read_form(mut form: Multipart) -> Result<(String, Vec<RequestFile>), Refused> {
    let unreadable = |error: MultipartError| refused(&error, error.status(), MAX_UPLOAD_BYTES);
    let bad = |message: &str| Refused::BadRequest(message.to_owned());
    let mut operations = None;
    let mut places: Option<BTreeMap<String, Vec<String>>> = None;
    let mut files = Vec::new();
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "operations" => operations = Some(field.text().await.map_err(unreadable)?),
            "map" => {
                let text = field.text().await.map_err(unreadable)?;
                let read = serde_json::from_str(&text);
                places = Some(read.map_err(|_| bad("The form's `map` is not a map of lists"))?);
            }
            _ => {
                let places =
                    places.as_ref().ok_or_else(|| bad("The form's `map` comes too late"))?;
                let variables = places.get(&name).ok_or_else(|| bad("A file is not in the map"))?;
                let path = field.file_name().unwrap_or(&name).to_owned();
                let content = field.bytes().await.map_err(unreadable)?;
                files.extend(variables.iter().map(|variable| RequestFile {
                    variable: variable.clone(),
                    path: path.clone(),
                    content: content.to_vec(),
                }));
            }
        }
    }
    let operations = operations.ok_or_else(|| bad("The form has no `operations`"))?;
    Ok((operations, files))
}
