//! A workbench behind a server, over HTTP: one POST for each request, files as the GraphQL multipart request
//! specification has it. Each is sent once.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{set_timeout_with_handle, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, FormData, Headers, RequestInit, Response};

use super::Upload;
use super::server::{Server, ServerProblem};

/// An answer takes no longer; a run is only started by its request.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// With files, which a slow line takes minutes to carry.
const ANSWER_TO_FILES_WITHIN: Duration = Duration::from_secs(600);

/// What came back.
pub(super) struct Answer {
    /// HTTP status.
    pub(super) status: u16,
    /// Seconds that the server asks to be left alone, where it says so and the browser may tell.
    pub(super) retry_after_s: Option<u32>,
    /// Body.
    pub(super) body: String,
}

/// Sends a GraphQL request and waits for what comes back. Dropping the future ends the request.
pub(super) async fn post(
    server: &Server,
    request: &str,
    files: &[Upload],
) -> Result<Answer, ServerProblem> {
    let within = if files.is_empty() { ANSWER_WITHIN } else { ANSWER_TO_FILES_WITHIN };
    // Fails only in a browser that is too old to have loaded this page.
    let deadline = Deadline::new(within).map_err(|_| ServerProblem::Unreachable)?;
    let init =
        request_init(server, request, files, &deadline).map_err(|_| ServerProblem::Unreachable)?;
    let response = send(&server.endpoint(), &init, &deadline).await?;
    answer_of(&response, &deadline).await
}

/// Gets what is below a server's address, as text. Dropping the future ends the request.
pub(super) async fn get(server: &Server, path: &str) -> Result<Answer, ServerProblem> {
    let deadline = Deadline::new(ANSWER_WITHIN).map_err(|_| ServerProblem::Unreachable)?;
    let response = send_get(server, path, &deadline).await?;
    answer_of(&response, &deadline).await
}

/// A file, or what came back instead.
pub(super) enum Fetched {
    /// Its bytes, as the browser holds them.
    File(Blob),
    /// An error's status and body.
    Refused(Answer),
}

/// Fetches a file below a server's address. Dropping the future ends the request.
pub(super) async fn fetch_file(server: &Server, path: &str) -> Result<Fetched, ServerProblem> {
    let deadline = Deadline::new(ANSWER_TO_FILES_WITHIN).map_err(|_| ServerProblem::Unreachable)?;
    let response = send_get(server, path, &deadline).await?;
    if response.ok() {
        let cut = |_: JsValue| deadline.problem_or(ServerProblem::Cut);
        let bytes = response.blob().map_err(cut)?;
        return Ok(Fetched::File(JsFuture::from(bytes).await.map_err(cut)?.unchecked_into()));
    }
    answer_of(&response, &deadline).await.map(Fetched::Refused)
}

async fn send_get(
    server: &Server,
    path: &str,
    deadline: &Deadline,
) -> Result<Response, ServerProblem> {
    let init = RequestInit::new();
    let headers = headers(server).map_err(|_| ServerProblem::Unreachable)?;
    init.set_headers_headers(&headers);
    init.set_signal(Some(&deadline.controller.signal()));
    send(&server.at(path), &init, deadline).await
}

async fn send(
    url: &str,
    init: &RequestInit,
    deadline: &Deadline,
) -> Result<Response, ServerProblem> {
    let sent = JsFuture::from(window().fetch_with_str_and_init(url, init)).await;
    let response = sent.map_err(|_| deadline.problem_or(unreachable_or_offline()))?;
    Ok(response.unchecked_into())
}

async fn answer_of(response: &Response, deadline: &Deadline) -> Result<Answer, ServerProblem> {
    let cut = |_: JsValue| deadline.problem_or(ServerProblem::Cut);
    let body = JsFuture::from(response.text().map_err(cut)?).await.map_err(cut)?;
    let retry_after = response.headers().get("retry-after").ok().flatten();
    Ok(Answer {
        status: response.status(),
        retry_after_s: retry_after.and_then(|seconds| seconds.trim().parse().ok()),
        body: body.as_string().unwrap_or_default(),
    })
}

fn unreachable_or_offline() -> ServerProblem {
    if window().navigator().on_line() { ServerProblem::Unreachable } else { ServerProblem::Offline }
}

fn request_init(
    server: &Server,
    request: &str,
    files: &[Upload],
    deadline: &Deadline,
) -> Result<RequestInit, JsValue> {
    let headers = headers(server)?;
    headers.set("accept", "application/json")?;
    let init = RequestInit::new();
    init.set_method("POST");
    if files.is_empty() {
        headers.set("content-type", "application/json")?;
        init.set_body_opt_str(Some(request));
    } else {
        // The browser names the type itself, with the boundary between the parts.
        init.set_body_opt_form_data(Some(&form(request, files)?));
    }
    init.set_headers_headers(&headers);
    init.set_signal(Some(&deadline.controller.signal()));
    Ok(init)
}

/// What lets a request in.
fn headers(server: &Server) -> Result<Headers, JsValue> {
    let headers = Headers::new()?;
    if let Some(token) = &server.token {
        headers.set("authorization", &format!("Bearer {token}"))?;
    }
    Ok(headers)
}

fn form(request: &str, files: &[Upload]) -> Result<FormData, JsValue> {
    let form = FormData::new()?;
    form.append_with_str("operations", request)?;
    form.append_with_str("map", &files_map(files.len()))?;
    for (index, Upload { path, file }) in files.iter().enumerate() {
        form.append_with_blob_and_filename(&index.to_string(), file, path)?;
    }
    Ok(form)
}

/// Which part of the form stands for which variable.
fn files_map(count: usize) -> String {
    let entries: Vec<String> =
        (0..count).map(|index| format!(r#""{index}":["variables.files.{index}"]"#)).collect();
    format!("{{{}}}", entries.join(","))
}

/// Ends a request after a while, and when nobody waits for it any more.
struct Deadline {
    controller: AbortController,
    timer: TimeoutHandle,
    passed: Rc<Cell<bool>>,
}

impl Deadline {
    fn new(within: Duration) -> Result<Self, JsValue> {
        let controller = AbortController::new()?;
        let passed = Rc::new(Cell::new(false));
        let (aborted, tell) = (controller.clone(), Rc::clone(&passed));
        let end = move || {
            tell.set(true);
            aborted.abort();
        };
        let timer = set_timeout_with_handle(end, within)?;
        Ok(Self { controller, timer, passed })
    }

    fn problem_or(&self, other: ServerProblem) -> ServerProblem {
        if self.passed.get() { ServerProblem::TimedOut } else { other }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.timer.clear();
        // Does nothing to a request that has ended.
        self.controller.abort();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_stands_for_its_place_in_the_variables() {
        assert_eq!(files_map(2), r#"{"0":["variables.files.0"],"1":["variables.files.1"]}"#);
        assert!(serde_json::from_str::<serde_json::Value>(&files_map(12)).is_ok());
    }
}
