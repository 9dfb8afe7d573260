//! The page without a network: its service worker, with the version and the files of this build.

use anyhow::{Context, Result, ensure};
use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

/// The service worker before its version and files are filled in.
const TEMPLATE: &str = include_str!("../../../deploy/sw.js");
/// Where the page learns its own version.
const ROOT_ELEMENT: &str = "<html lang=\"en-GB\"";
/// What the service worker does not keep: itself.
const NOT_KEPT: [&str; 1] = ["sw.js"];

/// Writes `sw.js` beside the page in `dist`, and the version into the page.
pub(super) fn write(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(dist, dist, &mut files)?;
    files.sort();
    let version = version(dist, &files)?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("the page has no index.html")?;
    ensure!(html.contains(ROOT_ELEMENT), "index.html does not begin with {ROOT_ELEMENT}");
    let stamped = format!("{ROOT_ELEMENT} data-version=\"{version}\"");
    fs::write(&index, html.replacen(ROOT_ELEMENT, &stamped, 1))?;
    // The page itself stands for its folder.
    let kept: Vec<&str> = files
        .iter()
        .filter(|file| !NOT_KEPT.contains(&file.as_str()))
        .map(|file| if file == "index.html" { "" } else { file })
        .collect();
    let worker = TEMPLATE
        .replace("{{version}}", &version)
        .replace("{{files}}", &serde_json::to_string(&kept)?);
    fs::write(dist.join("sw.js"), worker)?;
    Ok(())
}

/// Paths of all files below `folder`, relative to `dist`, with `/` between their parts.
fn collect(dist: &Path, folder: &Path, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            collect(dist, &path, files)?;
        } else {
            let parts = path.strip_prefix(dist)?.iter().map(|part| part.to_string_lossy());
            files.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    Ok(())
}

/// Changes when any file does.
fn version(dist: &Path, files: &[String]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    TEMPLATE.hash(&mut hasher);
    for file in files {
        file.hash(&mut hasher);
        fs::read(dist.join(file))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
