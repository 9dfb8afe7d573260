//! Text packed for an address, and back, by the browser's own compression, which costs the page nothing.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

/// The text, deflated, in the letters that an address takes (base64url).
pub(super) async fn pack(text: &str) -> Result<String, JsValue> {
    let bytes = through("CompressionStream", text.as_bytes()).await?;
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let letters = window().btoa(&binary)?;
    Ok(letters.replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned())
}

/// The text that was packed.
pub(super) async fn unpack(packed: &str) -> Result<String, JsValue> {
    let binary = window().atob(&packed.replace('-', "+").replace('_', "/"))?;
    // One letter for each byte, so that none is above 255.
    let bytes: Vec<u8> = binary.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
    let bytes = through("DecompressionStream", &bytes).await?;
    String::from_utf8(bytes).map_err(|_| JsValue::UNDEFINED)
}

/// Bytes sent through a stream of the browser's. An old browser has none, which is an error.
async fn through(stream: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let constructor = Reflect::get(&window(), &stream.into())?.dyn_into::<Function>()?;
    let stream = Reflect::construct(&constructor, &Array::of1(&"deflate-raw".into()))?;
    // It has `readable` and `writable`, which is all that makes such a pair.
    let pair: ReadableWritablePair = stream.unchecked_into();
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let packed = blob.stream().pipe_through(&pair);
    let response = Response::new_with_opt_readable_stream(Some(&packed))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
