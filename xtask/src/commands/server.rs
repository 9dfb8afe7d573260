//! `cargo xtask server`

use crate::{
    page, paths,
    process::{cargo, run as start},
    setup,
};
use anyhow::{Context, Result};
use std::{ffi::OsString, fs, path::PathBuf, process::Command};

/// The profile in which the server is fast and outlives a solver that panics.
const PROFILE: &str = "server";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut given: Vec<OsString> = arguments.raw_args()?.collect();
    let builds = !given.iter().any(|argument| argument == "--no-build");
    given.retain(|argument| argument != "--no-build");
    if builds {
        setup::page_tools()?;
        page::build_if_stale()?;
        start(&mut cargo(["build", "--package", "headroom-server", "--profile", PROFILE]))?;
    }
    fs::create_dir_all(paths::cache())?;
    let database = paths::cache().join("server.sqlite");
    let defaults: [(&str, OsString); 3] = [
        ("--networks", paths::root().join("samples").into()),
        ("--page", paths::dist().into()),
        ("--database", format!("sqlite:{}", database.display()).into()),
    ];
    for (option, value) in defaults {
        if !given.iter().any(|argument| is_option(argument, option)) {
            given.extend([option.into(), value]);
        }
    }
    // Ctrl+C reaches the server too, which ends by itself.
    let mut server = Command::new(program(PROFILE));
    let status = server.args(given).status().context("the server is not built")?;
    anyhow::ensure!(status.success(), "the server stopped ({status})");
    Ok(())
}

/// Whether an argument is an option, with or without its value.
fn is_option(argument: &OsString, option: &str) -> bool {
    let text = argument.to_string_lossy();
    text.split('=').next() == Some(option)
}

/// The server for tests, built in the profile that is built fastest.
pub(super) fn debug_program() -> Result<PathBuf> {
    start(&mut cargo(["build", "--quiet", "--package", "headroom-server"]))?;
    Ok(program("debug"))
}

/// The server as it was built in a profile's folder.
fn program(folder: &str) -> PathBuf {
    let name = format!("headroom-server{}", std::env::consts::EXE_SUFFIX);
    paths::cargo_target().join(folder).join(name)
}
