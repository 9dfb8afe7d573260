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
    start(&mut cargo(["build", "--quiet", "--package", "headroom-opendss", "--examples"]))?;
    // Power flows first: where voltages differ, so will headrooms.
    for (script, example) in [("compare.py", "solve"), ("search.py", "search")] {
        let script = paths::root().join("tests/differential").join(script);
        start(Command::new(&python).arg(script).arg(compiled(example)).args(folders))?;
    }
    Ok(())
}

fn compiled(example: &str) -> PathBuf {
    paths::cargo_target().join(format!("debug/examples/{example}{}", std::env::consts::EXE_SUFFIX))
}
