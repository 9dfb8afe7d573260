//! Installs what the other commands need and skips what is there.

mod chromium;
mod client;
mod debian;
mod opendss;
mod postgres;
mod prebuilt;
mod python;

pub(crate) use chromium::{Chromium, chromium};
pub(crate) use client::python as client_python;
pub(crate) use opendss::python as opendss_python;
pub(crate) use postgres::{URL_VARIABLE as POSTGRES_URL, postgres};

use crate::{clock::Stopwatch, npm, paths, process};
use anyhow::{Context, Result, bail};
use prebuilt::Release;
use std::{fs, path::Path};

/// The bundler. Its output is what the page is tested with, so its version is fixed.
const TRUNK_VERSION: &str = "0.21.14";

/// Its rules for deny.toml change with its version.
const CARGO_DENY_VERSION: &str = "0.20.2";

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Everything that building the page takes.
pub(crate) fn page_tools() -> Result<()> {
    npm::require_node()?;
    wasm_target()?;
    npm::install_packages()?;
    CargoTool {
        package: "trunk",
        program: "trunk",
        version: TRUNK_VERSION,
        locked: true,
        minutes: "3 to 10",
    }
    .install(Release::trunk)?;
    let version = wasm_bindgen_version()?;
    CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &version,
        locked: false,
        minutes: "1 to 3",
    }
    .install(Release::wasm_bindgen)
}

/// What looks at licences, sources and known faults of the Rust packages.
pub(crate) fn cargo_deny() -> Result<()> {
    CargoTool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: CARGO_DENY_VERSION,
        locked: true,
        minutes: "3 to 10",
    }
    .install(Release::cargo_deny)
}

/// The standard library for WebAssembly.
pub(crate) fn wasm_target() -> Result<()> {
    let sysroot = process::output_of(process::tool("rustc").args(["--print", "sysroot"]))
        .context("Rust is missing: install it from https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    if process::output_of(process::tool("rustup").arg("--version")).is_none() {
        bail!(
            "Rust has no {WASM_TARGET} target, and rustup is not there to add it: install Rust from https://rustup.rs"
        );
    }
    println!("Adding the Rust target {WASM_TARGET} (under a minute)");
    process::run(process::tool("rustup").args(["target", "add", WASM_TARGET]))
}

/// A program that comes from crates.io.
struct CargoTool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    /// Whether to compile with the dependency versions that its authors published it with.
    locked: bool,
    /// How long compiling takes, for the message.
    minutes: &'a str,
}

impl CargoTool<'_> {
    /// Installs the program into cargo's bin folder: its authors' release if it can be had, else compiled here.
    fn install(&self, release: fn(&str) -> Option<Release>) -> Result<()> {
        let Self { package, program, version, minutes, .. } = self;
        if self.is_installed() {
            return Ok(());
        }
        println!("Installing {program} {version} into {}", paths::cargo_bin().display());
        let downloaded = match release(version) {
            Some(release) => prebuilt::install(&release, &paths::cargo_bin()),
            None => Err(anyhow::anyhow!("there is none for this system")),
        };
        match downloaded {
            Ok(()) if self.is_installed() => return Ok(()),
            Ok(()) => println!("Its release does not run here: compiling it ({minutes} minutes)"),
            Err(reason) => {
                println!("No release to download ({reason:#}): compiling it ({minutes} minutes)");
            }
        }
        let stopwatch = Stopwatch::start();
        self.compile()?;
        if !self.is_installed() {
            bail!(
                "{package} {version} was installed, but `{program} --version` does not answer so"
            );
        }
        println!("Compiled {program} {version} in {:.0} s", stopwatch.seconds());
        Ok(())
    }

    /// Whether the program that would run has the right version: `trunk 0.21.14`.
    fn is_installed(&self) -> bool {
        process::output_of(process::tool(self.program).arg("--version"))
            .is_some_and(|answer| answer.split_whitespace().nth(1) == Some(self.version))
    }

    fn compile(&self) -> Result<()> {
        let mut command =
            process::cargo(["install", self.package, "--version", self.version, "--force"]);
        if self.locked {
            command.arg("--locked");
        }
        // Speed of compiling counts here, not of the program: it works on a few megabytes.
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        // Flags and folders meant for the project's own build.
        command
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_TARGET");
        process::run(&mut command)
    }
}

/// The version of wasm-bindgen that the page is compiled with; its CLI must be of exactly this one.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no version of wasm-bindgen")
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_the_packages_own() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
