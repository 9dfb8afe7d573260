//! The Python client of the Energy Workbench, which our API is tested with.

use super::python;
use anyhow::Result;
use std::path::PathBuf;

/// The version that the contract is of, and what signs tokens for its tests.
const PACKAGES: [&str; 2] = ["zepben.eas==2.20.0", "pyjwt[crypto]==2.10.1"];

/// A Python that can import the client, if there is a Python.
pub(crate) fn python() -> Result<Option<PathBuf>> {
    python::environment("client", "the Energy Workbench's Python client", &PACKAGES)
}
