//! Packages of Debian.

use crate::process;
use anyhow::Result;
use std::fs;

/// Whether this is Debian and we are its administrator.
pub(super) fn may_install() -> bool {
    let debian = fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    debian && is_administrator()
}

/// Whether we may do everything on this system.
pub(super) fn is_administrator() -> bool {
    process::output_of(process::tool("id").arg("-u")).as_deref() == Some("0")
}

/// Installs packages without those that they only recommend.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    process::run(process::tool("apt-get").args(["update", "-qq"]))?;
    let mut install = process::tool("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    process::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}
