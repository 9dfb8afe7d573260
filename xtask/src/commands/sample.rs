//! `cargo xtask sample`

use crate::sample;
use anyhow::Result;
use lexopt::Arg;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut only_checks = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("check") => only_checks = true,
            other => return Err(super::unknown(&other)),
        }
    }
    if only_checks { sample::check() } else { sample::write() }
}
