//! Files and folders that were dropped on the page.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use crate::backend::Upload;

/// More files than anything has that can be opened: the wrong folder was dropped.
const MOST_FILES: usize = 20_000;

/// Why what was dropped cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum DropProblem {
    /// Text, a link, or nothing.
    #[error("Drop a folder or files")]
    NoFiles,
    /// Too much.
    #[error("This folder holds more than 20,000 files: drop the one that is meant")]
    TooMany,
    /// The browser refused.
    #[error("The browser could not read this folder. Use the button to choose it")]
    Unreadable,
}

/// What was dropped.
#[derive(Default)]
pub(super) struct Dropped {
    /// Files and folders.
    entries: Vec<FileSystemEntry>,
    /// Files that come without an entry, as from a page or an old browser.
    files: Vec<File>,
}

/// What a drop event carries. The browser forgets it when the event is over, so it is taken at once.
pub(super) fn take(transfer: &DataTransfer) -> Dropped {
    let items = transfer.items();
    let mut dropped = Dropped::default();
    for item in (0..items.length()).filter_map(|index| items.get(index)) {
        if let Ok(Some(entry)) = item.webkit_get_as_entry() {
            dropped.entries.push(entry);
        } else if let Ok(Some(file)) = item.get_as_file() {
            dropped.files.push(file);
        }
    }
    dropped
}

/// All files that were dropped, those in folders included.
pub(super) async fn files(dropped: Dropped) -> Result<Vec<Upload>, DropProblem> {
    let Dropped { entries: mut left, files } = dropped;
    if left.is_empty() && files.is_empty() {
        return Err(DropProblem::NoFiles);
    }
    let mut found: Vec<Upload> =
        files.into_iter().map(|file| Upload { path: file.name(), file }).collect();
    while let Some(entry) = left.pop() {
        if entry.is_directory() {
            let folder = entry.unchecked_into::<FileSystemDirectoryEntry>();
            left.extend(children(&folder).await.map_err(|_| DropProblem::Unreadable)?);
        } else {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            let entry = entry.unchecked_into::<FileSystemFileEntry>();
            let file = file(&entry).await.map_err(|_| DropProblem::Unreadable)?;
            found.push(Upload { path, file });
        }
        if found.len() + left.len() > MOST_FILES {
            return Err(DropProblem::TooMany);
        }
    }
    Ok(found)
}

/// Entries of a folder. The browser hands them out in batches, the last of which is empty.
async fn children(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut children = Vec::new();
    loop {
        let batch = Promise::new(&mut |resolve, reject| {
            if let Err(error) = reader.read_entries_with_callback_and_callback(&resolve, &reject) {
                reject.call1(&JsValue::UNDEFINED, &error).ok();
            }
        });
        let batch: Array = JsFuture::from(batch).await?.unchecked_into();
        if batch.length() == 0 {
            return Ok(children);
        }
        children.extend(batch.iter().map(JsCast::unchecked_into));
    }
}

async fn file(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(file).await.map(JsCast::unchecked_into)
}
