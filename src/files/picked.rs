//! Files that a person picked. Nothing is read here: that is the engine's work, off the page's thread.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, FileList};

use crate::backend::Upload;

/// Files, and a name for what is in them.
#[derive(Clone, Default)]
pub(crate) struct Picked {
    /// Proposed name: the folder's, or the file's without its ending.
    pub(crate) name: String,
    /// The files.
    pub(crate) files: Vec<Upload>,
}

impl Picked {
    /// Files with their paths; hidden ones (`.git`, `.DS_Store`) are left out.
    pub(crate) fn new(files: Vec<Upload>) -> Self {
        let files: Vec<Upload> =
            files.into_iter().filter(|upload| !is_hidden(&upload.path)).collect();
        let name = files.first().map(|upload| proposed_name(&upload.path)).unwrap_or_default();
        Self { name, files }
    }

    /// What a file input holds.
    pub(crate) fn from_list(list: &FileList) -> Self {
        let files = (0..list.length()).filter_map(|index| list.get(index));
        Self::new(files.map(|file| Upload { path: path_in_folder(&file), file }).collect())
    }
}

/// Path from the picked folder on; the bare name for a file picked by itself.
fn path_in_folder(file: &File) -> String {
    // web-sys leaves this property out.
    Reflect::get(file.unchecked_ref::<JsValue>(), &JsValue::from_str("webkitRelativePath"))
        .ok()
        .and_then(|path| path.as_string())
        .filter(|path| !path.is_empty())
        .unwrap_or_else(|| file.name())
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

fn proposed_name(path: &str) -> String {
    match path.split_once('/') {
        Some((folder, _)) => folder.to_owned(),
        None => path.rsplit_once('.').map_or(path, |(stem, _)| stem).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_folders_or_the_files() {
        assert_eq!(proposed_name("CRE21/lines/Master.dss"), "CRE21");
        assert_eq!(proposed_name("CRE21.zip"), "CRE21");
        assert_eq!(proposed_name("Master"), "Master");
    }

    #[test]
    fn hidden_files_are_known_by_any_part_of_their_path() {
        assert!(is_hidden("CRE21/.git/config"));
        assert!(is_hidden("__MACOSX/CRE21/Master.dss"));
        assert!(!is_hidden("CRE21/Master.v2.dss"));
    }
}
