//! `cargo xtask serve`

use crate::{page, paths, server, setup};
use anyhow::{Context, Result};
use lexopt::prelude::*;

/// What `serve` and `dev` are told.
pub(super) struct Options {
    pub(super) port: u16,
    /// Whether to bring the page up to date first.
    pub(super) build: bool,
    /// Origins that the page may talk to besides its own.
    pub(super) connect: Vec<String>,
}

impl Options {
    pub(super) fn read(mut arguments: lexopt::Parser) -> Result<Self> {
        let mut options = Self { port: 8080, build: true, connect: Vec::new() };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("port") => {
                    let port = arguments.value()?.string()?;
                    let explain = || format!("--port takes a number from 0 to 65535, not `{port}`");
                    options.port = port.parse().ok().with_context(explain)?;
                }
                Long("no-build") => options.build = false,
                Long("connect") => options.connect.push(arguments.value()?.string()?),
                other => return Err(super::unknown(&other)),
            }
        }
        Ok(options)
    }
}

pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    let options = Options::read(arguments)?;
    if options.build {
        setup::page_tools()?;
        page::build_if_stale()?;
    }
    server::run(server::page(paths::dist(), &options.connect)?, options.port, None)
}
