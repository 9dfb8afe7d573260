//! Programs compiled by their authors, which save minutes of compiling on a machine that reaches GitHub.

use crate::process;
use anyhow::{Context, Result};
use std::{env::consts, fs, path::Path};

/// Downloads the address in the first argument into the file in the second. Node is there anyway, and follows
/// redirects and proxies alike on every system.
const DOWNLOAD: &str = r"
const [address, file] = process.argv.slice(1);
const response = await fetch(address, { signal: AbortSignal.timeout(120_000) });
if (!response.ok) throw new Error(`HTTP ${response.status}`);
(await import('node:fs')).writeFileSync(file, new Uint8Array(await response.arrayBuffer()));
";

/// One program in a release archive.
pub(crate) struct Release {
    address: String,
    /// Path of the program inside the archive.
    member: String,
}

impl Release {
    /// Trunk's release for this system, if there is one.
    pub(crate) fn trunk(version: &str) -> Option<Self> {
        let system = match (consts::OS, consts::ARCH) {
            ("linux", arch @ ("x86_64" | "aarch64")) => format!("{arch}-unknown-linux-gnu"),
            ("macos", arch @ ("x86_64" | "aarch64")) => format!("{arch}-apple-darwin"),
            _ => return None,
        };
        let address = format!(
            "https://github.com/trunk-rs/trunk/releases/download/v{version}/trunk-{system}.tar.gz"
        );
        Some(Self { address, member: "trunk".to_owned() })
    }

    /// The release of wasm-bindgen's CLI for this system, if there is one.
    pub(crate) fn wasm_bindgen(version: &str) -> Option<Self> {
        let system = match (consts::OS, consts::ARCH) {
            ("linux", "x86_64") => "x86_64-unknown-linux-musl",
            ("linux", "aarch64") => "aarch64-unknown-linux-gnu",
            ("macos", "x86_64") => "x86_64-apple-darwin",
            ("macos", "aarch64") => "aarch64-apple-darwin",
            ("windows", "x86_64") => "x86_64-pc-windows-msvc",
            _ => return None,
        };
        let name = format!("wasm-bindgen-{version}-{system}");
        let releases = "https://github.com/wasm-bindgen/wasm-bindgen/releases/download";
        Some(Self {
            address: format!("{releases}/{version}/{name}.tar.gz"),
            member: format!("{name}/wasm-bindgen{}", consts::EXE_SUFFIX),
        })
    }

    /// The release of cargo-deny for this system, if there is one.
    pub(crate) fn cargo_deny(version: &str) -> Option<Self> {
        let system = match (consts::OS, consts::ARCH) {
            ("linux", arch @ ("x86_64" | "aarch64")) => format!("{arch}-unknown-linux-musl"),
            ("macos", arch @ ("x86_64" | "aarch64")) => format!("{arch}-apple-darwin"),
            ("windows", "x86_64") => "x86_64-pc-windows-msvc".to_owned(),
            _ => return None,
        };
        let name = format!("cargo-deny-{version}-{system}");
        let releases = "https://github.com/EmbarkStudios/cargo-deny/releases/download";
        Some(Self {
            address: format!("{releases}/{version}/{name}.tar.gz"),
            member: format!("{name}/cargo-deny{}", consts::EXE_SUFFIX),
        })
    }
}

/// Downloads a release and puts its program into the folder `bin`.
pub(crate) fn install(release: &Release, bin: &Path) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("headroom-setup-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let installed = unpack(release, &folder, bin);
    fs::remove_dir_all(&folder)?;
    installed
}

fn unpack(release: &Release, folder: &Path, bin: &Path) -> Result<()> {
    let archive = folder.join("release.tar.gz");
    let mut node = process::tool("node");
    node.args(["--input-type=module", "--eval", DOWNLOAD, &release.address]).arg(&archive);
    process::output_of(&mut node).context("github.com is out of reach")?;
    let mut tar = process::tool("tar");
    tar.arg("-xzf").arg(&archive).arg("-C").arg(folder).arg(&release.member);
    process::output_of(&mut tar).context("the archive does not unpack")?;
    let program = folder.join(&release.member);
    let name = program.file_name().context("the archive holds no program")?;
    fs::create_dir_all(bin)?;
    let target = bin.join(name);
    // A running program cannot be overwritten, but its name can be given to another file.
    if target.exists() {
        fs::remove_file(&target)?;
    }
    fs::copy(&program, target)?;
    Ok(())
}
