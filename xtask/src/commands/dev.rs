//! `cargo xtask dev`

use super::serve::Options;
use crate::{page, paths, server, setup};
use anyhow::{Result, bail};

pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    let options = Options::read(arguments)?;
    if !options.build {
        bail!("`dev` always builds: leave out --no-build, or use `serve`");
    }
    setup::page_tools()?;
    server::run(
        server::reloading_page(paths::dev_dist(), &options.connect)?,
        options.port,
        Some(page::debug_trunk("watch")),
    )
}
