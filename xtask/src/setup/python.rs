//! Python packages, each set in a virtual environment of the project's own.

use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::{env, fs, path::PathBuf, process::Command};

/// A Python that can import `packages`, in the environment of this name. `None` where there is no Python, which on
/// continuous integration is an error: what takes it must not be skipped there.
pub(super) fn environment(name: &str, what: &str, packages: &[&str]) -> Result<Option<PathBuf>> {
    let Some(system) = ["python3", "python"].into_iter().find_map(process::on_path) else {
        if env::var_os("CI").is_some() {
            bail!("Python is missing: the tests with {what} must not be skipped here");
        }
        return Ok(None);
    };
    let environment = paths::cache().join(name);
    let bin = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = bin.join(format!("python{}", env::consts::EXE_SUFFIX));
    let stamp = environment.join("installed");
    let wanted = packages.join("\n");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(Some(python));
    }
    println!("Installing {what} into target/ (under a minute)");
    process::run(Command::new(system).args(["-m", "venv", "--clear"]).arg(&environment))
        .context("no virtual environment: on Debian, install the package python3-venv")?;
    process::run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(packages),
    )?;
    fs::write(stamp, wanted)?;
    Ok(Some(python))
}
