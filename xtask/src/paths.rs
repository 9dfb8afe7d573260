//! Where things are in the repository.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    let manifest_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest_dir.parent().unwrap_or(manifest_dir)
}

/// Names the folder of another build of the page, for the servers that tests of it start.
pub(crate) const DIST_VARIABLE: &str = "HEADROOM_DIST";

/// The release page, ready for any static host, or another build that is being tested.
pub(crate) fn dist() -> PathBuf {
    std::env::var_os(DIST_VARIABLE).map_or_else(|| root().join("dist"), PathBuf::from)
}

/// What xtask keeps between runs. Not cargo's target folder, which may be elsewhere.
pub(crate) fn cache() -> PathBuf {
    root().join("target/xtask")
}

/// Where cargo puts what it builds.
pub(crate) fn cargo_target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The folder that `cargo xtask bench` serves to the browser.
pub(crate) fn bench_site() -> PathBuf {
    cache().join("bench")
}

/// Tells when the release page was built.
pub(crate) fn page_stamp() -> PathBuf {
    cache().join("page-built")
}

/// The debug page of `cargo xtask dev`, apart from the release page so that neither disturbs the other.
pub(crate) fn dev_dist() -> PathBuf {
    cache().join("dev")
}

/// The npm package of the browser tests, which also brings wasm-opt.
pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}

/// The page of `cargo xtask bench` and the script that opens it.
pub(crate) fn bench_page() -> PathBuf {
    root().join("tests/bench")
}

/// Where `cargo install` puts programs.
pub(crate) fn cargo_bin() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default()
        .join("bin")
}
