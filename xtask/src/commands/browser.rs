//! `cargo xtask browser`

use super::server;
use crate::{
    npm, page, paths, process,
    setup::{self, Chromium},
};
use anyhow::{Context, Result};
use std::{env, ffi::OsString, net::TcpListener, path::PathBuf};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    setup::page_tools()?;
    let mut arguments: Vec<OsString> = arguments.raw_args()?.collect();
    let debug = arguments.first().is_some_and(|first| first == "--debug-page");
    if debug {
        arguments.remove(0);
        process::run(&mut page::debug_trunk("build"))?;
    } else {
        page::build_if_stale()?;
    }
    playwright_on(debug.then(paths::dev_dist), &arguments)
}

/// Runs Playwright on the page in dist/, which must be built.
pub(crate) fn playwright(arguments: &[OsString]) -> Result<()> {
    playwright_on(None, arguments)
}

/// Runs Playwright on a build of the page; on the one in dist/ where none is named. Tests of the embedded engine need a
/// server too: that of people who sign in, or behind a proxy.
fn playwright_on(page: Option<PathBuf>, arguments: &[OsString]) -> Result<()> {
    let mut command = npm::script("@playwright/test/cli.js");
    command.arg("test").args(arguments);
    command.env("HEADROOM_SERVER", server::debug_program()?);
    if let Chromium::System(browser) = setup::chromium()? {
        command.env("HEADROOM_CHROMIUM", browser);
    }
    if let Some(page) = page {
        command.env(paths::DIST_VARIABLE, page);
    }
    command.env("HEADROOM_PORT", free_port()?.to_string());
    command.env("HEADROOM_XTASK", env::current_exe().context("xtask cannot find itself")?);
    process::run(&mut command)
}

/// A port that nothing listens on, so that test runs side by side do not meet.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on this machine")?;
    Ok(listener.local_addr()?.port())
}
