//! Reading JSON text.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a value. Always by way of [`Value`]: reading types from text directly would bring a second copy of every
/// type's reading code into the page.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str::<Value>(text).and_then(serde_json::from_value)
}
