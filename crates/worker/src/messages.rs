//! Messages between page and worker, and those of both with a solver in common.

use headroom_workbench::RequestFile;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::js::{self, get};

/// A message of the page.
pub(crate) enum FromPage {
    /// The first one: the name of the lock that shows that this worker lives.
    Hello { lock_name: String },
    /// A file that is wanted (`WantedFile` as JSON), to be answered with the same id.
    Export { id: JsValue, wanted: String },
    /// A GraphQL request, to be answered with the same id.
    Request { id: JsValue, request: String, files: Vec<FileOfPage> },
}

/// A file that goes with a request, not yet read.
pub(crate) struct FileOfPage {
    variable: String,
    path: String,
    file: Blob,
}

/// Reads a message; `None` for one of any other form.
pub(crate) fn read(message: &JsValue) -> Option<FromPage> {
    if let Some(lock_name) = get(message, "hello").as_string() {
        return Some(FromPage::Hello { lock_name });
    }
    let id = get(message, "id");
    id.as_f64()?;
    if let Some(wanted) = get(message, "export").as_string() {
        return Some(FromPage::Export { id, wanted });
    }
    let request = get(message, "request").as_string()?;
    let files = match get(message, "files").dyn_into::<Array>() {
        Ok(files) => files.iter().map(|file| read_file(&file)).collect::<Option<Vec<_>>>()?,
        Err(_) => Vec::new(),
    };
    Some(FromPage::Request { id, request, files })
}

fn read_file(file: &JsValue) -> Option<FileOfPage> {
    Some(FileOfPage {
        variable: get(file, "variable").as_string()?,
        path: get(file, "path").as_string()?,
        file: get(file, "file").dyn_into().ok()?,
    })
}

/// Reads the files of a request; an error names the one that cannot be read.
pub(crate) async fn contents(files: Vec<FileOfPage>) -> Result<Vec<RequestFile>, String> {
    let mut read = Vec::with_capacity(files.len());
    for FileOfPage { variable, path, file } in files {
        let content = JsFuture::from(file.array_buffer()).await.map_err(|error| {
            format!("{path} could not be read ({}): choose the files again", js::words(&error))
        })?;
        read.push(RequestFile { variable, path, content: Uint8Array::new(&content).to_vec() });
    }
    Ok(read)
}

/// Bytes as the browser holds files; `None` where it cannot.
pub(crate) fn blob(bytes: &[u8]) -> Option<JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence(&parts).ok().map(JsValue::from)
}

/// A GraphQL response with one error and no data.
pub(crate) fn refusal(message: &str) -> String {
    let error = js::object(&[("message", JsValue::from_str(message))]);
    let response = js::object(&[("data", JsValue::NULL), ("errors", Array::of1(&error).into())]);
    js_sys::JSON::stringify(&response).map(String::from).unwrap_or_default()
}

/// Sends a message to whoever started this worker.
pub(crate) fn post(entries: &[(&str, JsValue)]) {
    // Fails only for values that cannot be copied, which no message has.
    js::scope().post_message(&js::object(entries)).ok();
}

/// Sends bytes to whoever started this worker, without a copy on the way.
pub(crate) fn post_bytes(key: &str, bytes: &[u8]) {
    let bytes = Uint8Array::from(bytes);
    let handed_over = Array::of1(&bytes.buffer());
    let message = js::object(&[(key, bytes.into())]);
    // Fails only for values that cannot be copied, which no message has.
    js::scope().post_message_with_transfer(&message, &handed_over).ok();
}
