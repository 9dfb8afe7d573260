//! Drafts in the browser's store, one of each kind, so that neither a reload nor a crash loses them.

use headroom_contract::draft::Draft;
use headroom_contract::output::StudyKind;
use serde::{Deserialize, Serialize};

use crate::json;
use crate::ui::now_ms;
use crate::ui::storage::{self, StorageClosed};

/// A draft as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KeptDraft {
    /// When it was kept, in ms since 1970 UTC.
    pub(super) kept_at_ms: f64,
    /// The draft.
    pub(super) draft: Draft,
}

/// Where a kind's draft is kept.
pub(super) fn key(kind: StudyKind) -> &'static str {
    match kind {
        StudyKind::IntrinsicLv => "headroom.draft.intrinsic",
        StudyKind::HvNodeHeadroom => "headroom.draft.hv",
    }
}

/// The kept draft, if there is one that this version can read.
pub(super) fn load(kind: StudyKind) -> Option<KeptDraft> {
    let text = storage::read(key(kind)).ok().flatten()?;
    json::read::<KeptDraft>(&text).ok().filter(|kept| kept.draft.kind == kind)
}

/// Keeps a draft.
pub(super) fn keep(draft: Draft) -> Result<(), StorageClosed> {
    let key = key(draft.kind);
    let kept = KeptDraft { kept_at_ms: now_ms(), draft };
    let text = serde_json::to_string(&kept).map_err(|_| StorageClosed)?;
    storage::write(key, &text)
}

/// Forgets the kept draft. Where the store is closed there is none.
pub(super) fn forget(kind: StudyKind) {
    storage::remove(key(kind)).ok();
}
