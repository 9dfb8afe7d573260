//! Files for the person at the page.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Has the browser save text under a name; an error is the browser's own.
pub(crate) fn download(name: &str, media_type: &str, parts: &[String]) -> Result<(), JsValue> {
    download_blob(name, &text_blob(media_type, parts)?)
}

/// Text as the content of a file.
pub(crate) fn text_blob(media_type: &str, parts: &[String]) -> Result<Blob, JsValue> {
    let pieces: Array = parts.iter().map(|part| JsValue::from_str(part)).collect();
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&pieces, &options)
}

/// The same of bytes.
pub(crate) fn download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser holds on to it while it saves.
    set_timeout(
        move || {
            Url::revoke_object_url(&url).ok();
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}
