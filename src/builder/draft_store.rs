//! The draft in the browser's store, so that neither a reload nor a crash loses it.

use headroom_contract::draft::IntrinsicDraft;
use serde::{Deserialize, Serialize};

use crate::json;
use crate::ui::storage::{self, StorageClosed};

const KEY: &str = "headroom.draft.intrinsic";

/// A draft as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KeptDraft {
    /// When it was kept, in ms since 1970 UTC.
    pub(super) kept_at_ms: f64,
    /// The draft.
    pub(super) draft: IntrinsicDraft,
}

/// The kept draft, if there is one that this version can read.
pub(super) fn load() -> Option<KeptDraft> {
    let text = storage::read(KEY).ok().flatten()?;
    json::read(&text).ok()
}

/// Keeps a draft.
pub(super) fn keep(kept: &KeptDraft) -> Result<(), StorageClosed> {
    let text = serde_json::to_string(kept).map_err(|_| StorageClosed)?;
    storage::write(KEY, &text)
}

/// Forgets the kept draft. Where the store is closed there is none.
pub(super) fn forget() {
    storage::remove(KEY).ok();
}
