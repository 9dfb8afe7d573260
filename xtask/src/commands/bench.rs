//! `cargo xtask bench`

use crate::{
    bench::{self, Options},
    paths,
};
use anyhow::{Context, Result};
use lexopt::prelude::*;
use std::path::PathBuf;

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut options = Options { max_steps: 1001, rounds: 3 };
    let mut folders = Vec::new();
    let (mut of_page, mut of_tables) = (false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("max-steps") => options.max_steps = number(&mut arguments, "--max-steps")?,
            Long("rounds") => options.rounds = number(&mut arguments, "--rounds")?,
            Long("page") => of_page = true,
            Long("tables") => of_tables = true,
            Value(folder) => folders.push(PathBuf::from(folder)),
            other => return Err(super::unknown(&other)),
        }
    }
    if of_page {
        return bench::page::run(options.rounds);
    }
    if of_tables {
        return bench::tables::run(options.rounds);
    }
    if folders.is_empty() {
        folders.push(paths::root().join("samples/WBK12"));
    }
    bench::run(&folders, &options)
}

fn number(arguments: &mut lexopt::Parser, option: &str) -> Result<u32> {
    let text = arguments.value()?.string()?;
    let number = text.parse().ok().filter(|&number| number > 0);
    number.with_context(|| format!("{option} takes a whole number from 1, not `{text}`"))
}
