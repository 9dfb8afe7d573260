//! Parts that know nothing of hosting capacity, of addresses or of the backend.

mod announce;
pub(crate) mod chart;
mod clipboard;
mod clock;
mod dialog;
mod download;
mod facts;
mod finder;
pub(crate) mod format;
pub(crate) mod grid;
mod keys;
mod measure;
mod notice;
mod page;
mod pager;
#[cfg(test)]
mod palette;
pub(crate) mod power;
mod prefs;
pub(crate) mod storage;
mod tabs;
mod theme;
mod tip;
mod toast;

pub(crate) use announce::{Announcer, AnnouncerRegion, provide_announcer, use_announcer};
pub(crate) use clipboard::{CopyButton, copy_text};
pub(crate) use clock::{local_time, not_updated_since, now_ms, now_utc, sleep, use_interval_while};
pub(crate) use dialog::{ConfirmDialog, Dialog};
pub(crate) use download::{download, download_blob, text_blob};
pub(crate) use facts::{facts, known_facts};
pub(crate) use finder::{Finder, FinderWords, Found};
pub(crate) use keys::{is_typed_into, let_single_keys_act, single_keys_act};
pub(crate) use measure::{measured_height, measured_width};
pub(crate) use notice::{EmptyState, Notice, Skeleton, Tone};
pub(crate) use page::{PageHeading, focus_by_id};
pub(crate) use pager::Pager;
pub(crate) use prefs::{PowerSwitch, ZoneSwitch, instant_ms, provide_preferences, use_preferences};
pub(crate) use tabs::{Tab, Tabs};
pub(crate) use theme::{ThemeSwitch, show_theme};
pub(crate) use tip::Tip;
pub(crate) use toast::{Toasts, provide_toasts, use_toasts};
