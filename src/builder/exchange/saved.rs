//! Templates that a person saved, in the browser's store.

use headroom_contract::draft::Draft;
use serde::{Deserialize, Serialize};

use crate::json;
use crate::ui::storage::{self, StorageClosed};

const KEY: &str = "headroom.templates";

/// A saved template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Saved {
    pub(super) name: String,
    pub(super) draft: Draft,
}

/// Every saved template, oldest first.
pub(super) fn load() -> Vec<Saved> {
    let text = storage::read(KEY).ok().flatten().unwrap_or_default();
    json::read(&text).unwrap_or_default()
}

/// Keeps these in the place of those kept before.
pub(super) fn keep(templates: &[Saved]) -> Result<(), StorageClosed> {
    let text = serde_json::to_string(templates).map_err(|_| StorageClosed)?;
    storage::write(KEY, &text)
}
