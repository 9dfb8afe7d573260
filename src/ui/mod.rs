//! Parts that know nothing of hosting capacity, of addresses or of the backend.

mod announce;
mod clipboard;
mod clock;
mod dialog;
pub(crate) mod format;
mod measure;
mod notice;
mod page;
pub(crate) mod storage;
mod theme;
mod tip;
mod toast;

pub(crate) use announce::{AnnouncerRegion, provide_announcer, use_announcer};
pub(crate) use clipboard::CopyButton;
pub(crate) use clock::{local_time, not_updated_since, now_ms, use_interval_while};
pub(crate) use dialog::{ConfirmDialog, Dialog};
pub(crate) use measure::measured_width;
pub(crate) use notice::{EmptyState, Notice, Skeleton, Tone};
pub(crate) use page::{PageHeading, focus_by_id};
pub(crate) use theme::ThemeSwitch;
pub(crate) use tip::Tip;
pub(crate) use toast::{provide_toasts, use_toasts};
