//! OpenDSS, as the Python package dss-python, which the engine is compared with.

use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::{env, fs, path::PathBuf, process::Command};

/// Its version is fixed, so that a difference means that the engine has changed.
const PACKAGES: [&str; 2] = ["dss-python==0.15.7", "numpy>=1.24,<3"];

/// A Python that can import OpenDSS, in a virtual environment of the project's own. `None` where there is no Python,
/// which on continuous integration is an error.
pub(crate) fn python() -> Result<Option<PathBuf>> {
    let Some(system) = ["python3", "python"].into_iter().find_map(process::on_path) else {
        if env::var_os("CI").is_some() {
            bail!("Python is missing: the comparison with OpenDSS must not be skipped here");
        }
        return Ok(None);
    };
    let environment = paths::cache().join("opendss");
    let bin = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = bin.join(format!("python{}", env::consts::EXE_SUFFIX));
    let stamp = environment.join("installed");
    let wanted = PACKAGES.join("\n");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(Some(python));
    }
    println!("Installing OpenDSS for Python into target/ (under a minute)");
    process::run(Command::new(system).args(["-m", "venv", "--clear"]).arg(&environment))
        .context("no virtual environment: on Debian, install the package python3-venv")?;
    process::run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(PACKAGES),
    )?;
    fs::write(stamp, wanted)?;
    Ok(Some(python))
}
