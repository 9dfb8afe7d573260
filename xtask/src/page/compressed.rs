//! The page's files once more, compressed as small as they get: `name.br` beside each, which web servers send in its place.

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Files that are sent compressed, by how their names end.
const KINDS: [&str; 3] = ["wasm", "js", "css"];

/// Writes them for all files of the page in `dist`.
pub(super) fn write(dist: &Path) -> Result<()> {
    for file in programs_and_styles(dist)? {
        fs::write(beside(&file), smallest(&fs::read(&file)?)?)?;
    }
    Ok(())
}

/// Every program and style in a folder, in the order of their paths.
pub(crate) fn programs_and_styles(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    Ok(files)
}

/// The compressed file beside a file.
pub(crate) fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| KINDS.iter().any(|kind| ending == *kind)) {
            files.push(path);
        }
    }
    Ok(())
}

/// A content after brotli at its highest quality, 11.
fn smallest(content: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
