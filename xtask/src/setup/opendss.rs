//! OpenDSS, as the Python package dss-python, which the engine is compared with.

use super::python;
use anyhow::Result;
use std::path::PathBuf;

/// Its version is fixed, so that a difference means that the engine has changed.
const PACKAGES: [&str; 2] = ["dss-python==0.15.7", "numpy>=1.24,<3"];

/// A Python that can import OpenDSS, if there is a Python.
pub(crate) fn python() -> Result<Option<PathBuf>> {
    python::environment("opendss", "OpenDSS for Python", &PACKAGES)
}
