//! `cargo xtask browser`

use crate::{
    npm, page, process,
    setup::{self, Chromium},
};
use anyhow::{Context, Result};
use std::{env, ffi::OsString, net::TcpListener};

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    setup::page_tools()?;
    page::build_if_stale()?;
    let arguments: Vec<OsString> = arguments.raw_args()?.collect();
    playwright(&arguments)
}

/// Runs Playwright on the page in dist/, which must be built.
pub(crate) fn playwright(arguments: &[OsString]) -> Result<()> {
    let mut command = npm::script("@playwright/test/cli.js");
    command.arg("test").args(arguments);
    if let Chromium::System(browser) = setup::chromium()? {
        command.env("HEADROOM_CHROMIUM", browser);
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
