//! The browser of the browser tests.

use super::debian;
use crate::{npm, process};
use anyhow::{Context, Result};
use std::{env, path::PathBuf};

/// Where the browser comes from.
pub(crate) enum Chromium {
    /// The system's own.
    System(PathBuf),
    /// The one that Playwright keeps in its cache and finds by itself.
    Playwright,
}

/// Names under which systems install Chromium or Chrome.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Finds a browser, or installs one: Debian's package when that is allowed, since it brings the libraries it
/// needs, else Playwright's download.
pub(crate) fn chromium() -> Result<Chromium> {
    if let Some(browser) = env::var_os("HEADROOM_CHROMIUM") {
        return Ok(Chromium::System(browser.into()));
    }
    if let Some(browser) = installed() {
        return Ok(Chromium::System(browser));
    }
    // Ubuntu's `chromium` package is a pointer to a snap, which does not run in a container.
    if debian::may_install() {
        println!("Installing Chromium with apt-get (1 to 3 minutes)");
        debian::install(&["chromium", "fonts-liberation"])?;
        return installed()
            .map(Chromium::System)
            .context("Chromium was installed but is not on PATH");
    }
    println!("Fetching Playwright's Chromium unless it is there (1 to 3 minutes)");
    process::run(npm::script("@playwright/test/cli.js").args(["install", "chromium"])).context(
        "there is no Chromium and it could not be downloaded: install Chromium or Chrome, or name one in HEADROOM_CHROMIUM",
    )?;
    Ok(Chromium::Playwright)
}

fn installed() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| process::on_path(name))
}
