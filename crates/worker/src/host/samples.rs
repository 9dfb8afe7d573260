//! Sample networks, served as files beside the page.

use async_trait::async_trait;
use headroom_workbench::host::{SampleError, SampleFiles};
use js_sys::Uint8Array;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

use crate::js;

const NOT_FOUND: u16 = 404;

pub(super) struct ServedSamples;

#[async_trait]
impl SampleFiles for ServedSamples {
    async fn read(&self, path: &str) -> Result<Vec<u8>, SampleError> {
        SendWrapper::new(fetch(path)).await
    }
}

async fn fetch(path: &str) -> Result<Vec<u8>, SampleError> {
    let unreachable = |reason: String| SampleError::Unreachable { path: path.to_owned(), reason };
    let failed = |error: JsValue| unreachable(js::words(&error));
    let base = js::scope().location().href();
    let url = Url::new_with_base(&format!("samples/{path}"), &base).map_err(failed)?;
    let response = JsFuture::from(js::scope().fetch_with_str(&url.href())).await;
    let response: Response = response.map_err(failed)?.unchecked_into();
    if response.status() == NOT_FOUND {
        return Err(SampleError::Missing(path.to_owned()));
    }
    if !response.ok() {
        return Err(unreachable(format!("the server answered {}", response.status())));
    }
    let content = JsFuture::from(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    Ok(Uint8Array::new(&content).to_vec())
}
