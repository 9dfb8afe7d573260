//! Node and the npm packages of the browser tests.

use crate::{paths, process};
use anyhow::{Result, bail};
use std::{fs, path::Path, process::Command};

/// The oldest Node that Playwright runs on; `engines` in tests/browser/package.json says the same.
const OLDEST_NODE: u32 = 20;

/// Demands a Node that is new enough.
pub(crate) fn require_node() -> Result<()> {
    let Some(version) = process::output_of(process::tool("node").arg("--version")) else {
        bail!(
            "Node.js is missing: install version {OLDEST_NODE} or newer with npm from https://nodejs.org"
        );
    };
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!(
            "Node.js {version} is too old: install version {OLDEST_NODE} or newer from https://nodejs.org"
        );
    }
    Ok(())
}

/// Installs the packages of tests/browser/package-lock.json.
pub(crate) fn install_packages() -> Result<()> {
    install(&paths::browser_tests(), "Playwright and wasm-opt (about half a minute)")
}

/// Installs the packages of a folder's lock file unless exactly these are there.
pub(crate) fn install(folder: &Path, what: &str) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    // npm's own record in node_modules differs from the lock file, so a copy of the lock file tells what is installed.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if process::output_of(&mut npm(folder, ["--version"])).is_none() {
        bail!("npm is missing: install it together with Node.js from https://nodejs.org");
    }
    println!("Installing npm packages: {what}");
    process::run(&mut npm(folder, ["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(installed, lock)?;
    Ok(())
}

/// What npm's registry knows against the packages, as `npm audit` tells it in JSON; nothing if it cannot be asked.
pub(crate) fn audit() -> Option<serde_json::Value> {
    // Exits with an error both for findings and when the registry does not answer; only the report tells them apart.
    let output = npm(&paths::browser_tests(), ["audit", "--json"]).output().ok()?;
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    report.get("vulnerabilities").is_some().then_some(report)
}

/// `npm` with these arguments, in a folder with a package.
fn npm<const N: usize>(folder: &Path, arguments: [&str; N]) -> Command {
    let mut command = process::tool(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(folder);
    command
}

/// A program of an installed package, run by Node itself because npm's wrappers differ between systems.
pub(crate) fn script(path_in_node_modules: &str) -> Command {
    let mut command = process::tool("node");
    command.arg(paths::browser_tests().join("node_modules").join(path_in_node_modules));
    command.current_dir(paths::browser_tests());
    command
}
