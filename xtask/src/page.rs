//! The release page in dist/.

pub(crate) mod compressed;
mod offline;
mod styles;

use crate::{clock, paths, process};
use anyhow::Result;
use std::{fs, path::Path, process::Command};

/// What the page is made of. A change in any of these makes dist/ stale.
const SOURCES: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "src",
    "crates",
    "style",
    "public",
    "samples",
    "deploy",
];

/// Trunk, ready to build the page.
pub(crate) fn trunk() -> Command {
    let mut command = process::tool("trunk");
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // A compiler error says it all; Trunk's own stack trace would bury it.
    command.env_remove("RUST_BACKTRACE");
    if std::env::var_os("NO_COLOR").is_some() {
        // Trunk reads this variable as a switch and stops at the usual `1`.
        command.env("NO_COLOR", "true");
    }
    command
}

/// Builds the page in any case.
pub(crate) fn build() -> Result<()> {
    println!("Building the release page (minutes the first time)");
    let started_ms = clock::now_ms();
    let _absent_is_fine = fs::remove_file(paths::page_stamp());
    process::run(trunk().args(["build", "--release", "--dist"]).arg(paths::dist()))?;
    styles::join(&paths::dist())?;
    offline::write(&paths::dist())?;
    // The service worker asks for files by their names, and gets what the server makes of them.
    compressed::write(&paths::dist())?;
    let built_ms = modified_ms(&paths::dist().join("index.html"));
    fs::create_dir_all(paths::cache())?;
    fs::write(paths::page_stamp(), format!("{started_ms} {built_ms}"))?;
    Ok(())
}

/// Trunk for the debug page, with the subcommand `verb`.
pub(crate) fn debug_trunk(verb: &str) -> Command {
    let mut command = trunk();
    command.args([verb, "--dist"]).arg(paths::dev_dist());
    // Views of erased types compile in a fraction of the time.
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    command.env("RUSTFLAGS", format!("{flags} --cfg erase_components"));
    command
}

/// Builds the page unless dist/ holds it as of the sources.
pub(crate) fn build_if_stale() -> Result<()> {
    if is_fresh() { Ok(()) } else { build() }
}

/// Whether the last build of [`build`] is still in dist/ and nothing changed since it began.
fn is_fresh() -> bool {
    let Ok(stamp) = fs::read_to_string(paths::page_stamp()) else {
        return false;
    };
    let Some((started_ms, index_ms)) = stamp.split_once(' ') else {
        return false;
    };
    let Ok(started_ms) = started_ms.parse::<u128>() else {
        return false;
    };
    index_ms == modified_ms(&paths::dist().join("index.html")).to_string()
        && SOURCES.iter().all(|source| newest_ms(&paths::root().join(source)) < started_ms)
}

/// When anything in `path` changed last; a folder's own time tells of files removed from it.
fn newest_ms(path: &Path) -> u128 {
    let inside =
        fs::read_dir(path).into_iter().flatten().flatten().map(|entry| newest_ms(&entry.path()));
    inside.max().unwrap_or(0).max(modified_ms(path))
}

/// When `path` itself changed last; zero if it is not there.
fn modified_ms(path: &Path) -> u128 {
    fs::metadata(path).and_then(|data| data.modified()).map_or(0, clock::since_epoch_ms)
}
