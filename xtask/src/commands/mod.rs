//! One module for each command of `cargo xtask`.

pub(crate) mod audit;
pub(crate) mod bench;
pub(crate) mod browser;
pub(crate) mod build;
pub(crate) mod client;
pub(crate) mod compare;
pub(crate) mod dev;
pub(crate) mod sample;
pub(crate) mod serve;
pub(crate) mod server;
pub(crate) mod size;
pub(crate) mod test;

use anyhow::{Error, Result, anyhow};
use lexopt::Arg;

/// For a command that takes no arguments.
fn nothing_more(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(argument) => Err(unknown(&argument)),
    }
}

/// Says that a command does not know an argument.
pub(crate) fn unknown(argument: &Arg<'_>) -> Error {
    let shown = match argument {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.display().to_string(),
    };
    anyhow!("there is no argument `{shown}` here: `cargo xtask` lists the commands with theirs")
}
