//! `cargo xtask audit`

use crate::{npm, process, setup};
use anyhow::{Result, bail};

pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    super::nothing_more(arguments)?;
    packages()
}

/// Fails on a licence, a source or a doubled package that deny.toml does not allow, and on known faults. Lists of known
/// faults are asked for over the network: where they are out of reach, that is said and nothing else.
pub(super) fn packages() -> Result<()> {
    setup::cargo_deny()?;
    let deny = || {
        let mut command = process::tool("cargo-deny");
        // Without this, only what the page is made of.
        command.arg("--workspace");
        command
    };
    process::run(deny().args(["check", "bans", "licenses", "sources"]))?;
    if process::output_of(deny().args(["fetch", "db"])).is_some() {
        process::run(deny().args(["check", "--disable-fetch", "advisories"]))?;
    } else {
        println!("Skipped: the list of faults in Rust packages is out of reach");
    }
    match npm::audit() {
        Some(report) => match report["metadata"]["vulnerabilities"]["total"].as_u64() {
            Some(0) => println!("npm knows nothing against the packages of the browser tests"),
            _ => bail!("npm knows of faults in the packages of the browser tests: {report:#}"),
        },
        None => println!("Skipped: the list of faults in npm packages is out of reach"),
    }
    Ok(())
}
