//! The sample feeder: an invented urban 22 kV feeder of the Australian kind, down to every customer.
//!
//! Everything is made here from tables and a fixed seed, so that the files are the same on every machine. They are
//! written into `samples/` by `cargo xtask sample`, and kept in step by a test. Figures are typical values; each table
//! says what they lean on, and `samples/README.md` sums it up for readers.

mod catalogue;
mod files;
mod geometry;
mod hv;
mod lv;
mod people;
mod plan;
mod random;
mod scripts;
mod shapes;

use anyhow::{Context, Result, bail};
use std::{fs, path::PathBuf};

use crate::paths;

/// Name of the feeder's folder and its mRID.
pub(crate) const FOLDER: &str = "WBK12";

/// A file of the sample: its path below `samples/` and its content.
pub(crate) struct SampleFile {
    pub(crate) path: String,
    pub(crate) content: String,
}

/// Writes the sample's files.
pub(crate) fn write() -> Result<()> {
    for file in files::all() {
        let path = folder().join(&file.path);
        let parent = path.parent().context("a sample file has a folder")?;
        fs::create_dir_all(parent)
            .with_context(|| format!("{} cannot be made", parent.display()))?;
        fs::write(&path, &file.content)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// Fails when a file of the sample is not what would be written.
pub(crate) fn check() -> Result<()> {
    let stale: Vec<String> = files::all()
        .into_iter()
        .filter(|file| {
            fs::read_to_string(folder().join(&file.path)).ok().as_ref() != Some(&file.content)
        })
        .map(|file| file.path)
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    bail!(
        "samples differ from their generator: {}. Write them again with `cargo xtask sample`",
        stale.join(", ")
    )
}

fn folder() -> PathBuf {
    paths::root().join("samples")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_what_their_generator_writes() {
        check().expect("samples are up to date");
    }

    #[test]
    fn the_sample_is_small_enough_to_ship_with_the_page() {
        let bytes: usize = files::all().iter().map(|file| file.content.len()).sum();
        assert!(bytes < 400_000, "{bytes} bytes");
    }
}
