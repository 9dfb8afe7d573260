//! `cargo xtask dev`

use super::serve::Options;
use crate::{
    page, paths,
    server::{self, Site},
    setup,
};
use anyhow::{Result, bail};
use std::env;

pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    let options = Options::read(arguments)?;
    if !options.build {
        bail!("`dev` always builds: leave out --no-build, or use `serve`");
    }
    setup::page_tools()?;
    let mut watch = page::trunk();
    watch.args(["watch", "--dist"]).arg(paths::dev_dist());
    // Views of erased types compile in a fraction of the time.
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    watch.env("RUSTFLAGS", format!("{flags} --cfg erase_components"));
    server::run(
        Site::new(paths::dev_dist(), &options.connect)?.reloading(),
        options.port,
        Some(watch),
    )
}
