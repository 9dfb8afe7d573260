//! `cargo xtask compare`

use crate::{
    paths,
    process::{cargo, run as start},
    setup,
};
use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::{fs, path::PathBuf, process::Command};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut folders = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(folder) => folders.push(PathBuf::from(folder)),
            other => return Err(super::unknown(&other)),
        }
    }
    if folders.is_empty() { own_networks() } else { compare(&folders) }
}

/// The small networks made for this comparison, and the sample feeder.
pub(crate) fn own_networks() -> Result<()> {
    let networks = paths::root().join("tests/differential/networks");
    let mut folders: Vec<PathBuf> = fs::read_dir(networks)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    folders.sort();
    folders.push(paths::root().join("samples/WBK12"));
    compare(&folders)
}

fn compare(folders: &[PathBuf]) -> Result<()> {
    if let Some(missing) = folders.iter().find(|folder| !folder.is_dir()) {
        bail!("there is no folder {}", missing.display());
    }
    let Some(python) = setup::opendss_python()? else {
        println!("Skipped: Python is missing, so there is no OpenDSS to compare the engine with");
        return Ok(());
    };
    start(&mut cargo(["build", "--quiet", "--package", "headroom-opendss", "--example", "solve"]))?;
    let solve =
        target_directory().join(format!("debug/examples/solve{}", std::env::consts::EXE_SUFFIX));
    let script = paths::root().join("tests/differential/compare.py");
    start(Command::new(python).arg(script).arg(solve).args(folders))
}

fn target_directory() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from)
}
