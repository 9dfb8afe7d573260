//! `cargo xtask client`

use super::server;
use crate::{paths, process::run as start, setup};
use anyhow::Result;
use std::{ffi::OsString, process::Command};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    test(arguments.raw_args()?.collect())
}

/// Runs the tests of the API under its Python client; `arguments` are those of `unittest`.
pub(crate) fn test(arguments: Vec<OsString>) -> Result<()> {
    let Some(python) = setup::client_python()? else {
        println!("Skipped: Python is missing, so there is no client to test the API with");
        return Ok(());
    };
    let server = server::debug_program()?;
    start(
        Command::new(python)
            .args(["-m", "unittest", "--verbose"])
            .args(if arguments.is_empty() {
                vec!["test_client".into(), "test_scripts".into()]
            } else {
                arguments
            })
            .current_dir(paths::root().join("tests/client"))
            .env("HEADROOM_SERVER", server)
            .env("HEADROOM_NETWORKS", paths::root().join("samples"))
            .env("PYTHONDONTWRITEBYTECODE", "1"),
    )
}
