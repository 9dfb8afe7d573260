//! What the examples share: reading a model from a folder.

use std::path::Path;

use headroom_engine::network::Network;
use headroom_opendss::{Files, read_model};

pub(crate) type Failure = Box<dyn std::error::Error>;

/// The model in a folder; its diagnostics go to standard error.
#[expect(clippy::print_stderr, reason = "what a person should see, apart from the answer")]
pub(crate) fn read_folder(folder: &str) -> Result<Network, Failure> {
    let mut files = Files::new();
    collect(Path::new(folder), Path::new(folder), &mut files)?;
    let read = read_model(&files);
    for diagnostic in &read.diagnostics {
        eprintln!("{diagnostic}");
    }
    read.network.ok_or_else(|| "the model cannot be used".into())
}

fn collect(base: &Path, folder: &Path, files: &mut Files) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(base, &path, files)?;
        } else {
            files.insert(
                path.strip_prefix(base)?.to_string_lossy().into_owned(),
                std::fs::read(&path)?,
            );
        }
    }
    Ok(())
}
