//! The browser's small store, which privacy settings and sandboxed frames may close.

use leptos::prelude::window;
use web_sys::Storage;

/// Nothing can be kept here: the store is closed or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this browser does not let the page keep anything")]
pub(crate) struct StorageClosed;

fn storage() -> Result<Storage, StorageClosed> {
    window().local_storage().ok().flatten().ok_or(StorageClosed)
}

/// What is kept under `key`.
pub(crate) fn read(key: &str) -> Result<Option<String>, StorageClosed> {
    storage()?.get_item(key).map_err(|_| StorageClosed)
}

/// Keeps `value` under `key`.
pub(crate) fn write(key: &str, value: &str) -> Result<(), StorageClosed> {
    storage()?.set_item(key, value).map_err(|_| StorageClosed)
}

/// Forgets what is kept under `key`.
pub(crate) fn remove(key: &str) -> Result<(), StorageClosed> {
    storage()?.remove_item(key).map_err(|_| StorageClosed)
}
