//! `cargo xtask build`

use crate::{page, paths, setup};
use anyhow::Result;

pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    super::nothing_more(arguments)?;
    setup::page_tools()?;
    page::build()?;
    println!(
        "The page is in {}; serve it with the headers in deploy/headers.txt",
        paths::dist().display()
    );
    Ok(())
}
