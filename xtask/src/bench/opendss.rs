//! OpenDSS through dss-python.

use super::{Job, Program, native::output};
use crate::{paths, setup};
use anyhow::Result;
use headroom_bench::report::Report;
use std::{path::PathBuf, process::Command};

/// OpenDSS' own default of `tolerance`.
const DEFAULT_TOLERANCE: f64 = 1e-4;

pub(super) struct OpenDss {
    python: PathBuf,
    name: &'static str,
    /// Instead of the plan's.
    tolerance_pu: Option<f64>,
}

impl OpenDss {
    /// At the tolerance of the plan, and at its own default; `None` without Python.
    pub(super) fn install() -> Result<Option<[Self; 2]>> {
        let Some(python) = setup::opendss_python()? else { return Ok(None) };
        let at_default = Self {
            python: python.clone(),
            name: "OpenDSS 1e-4",
            tolerance_pu: Some(DEFAULT_TOLERANCE),
        };
        Ok(Some([Self { python, name: "OpenDSS", tolerance_pu: None }, at_default]))
    }
}

impl Program for OpenDss {
    fn name(&self) -> &'static str {
        self.name
    }

    fn note(&self) -> String {
        match self.tolerance_pu {
            None => "the same states at the same tolerance through dss-python, by `loadmult`, so that its matrix is \
                factorised once; voltages as one NumPy array, limits checked there; dead sections earthed (not timed); reading \
                runs the scripts from disk; memory is what the process grew by"
                .to_owned(),
            Some(tolerance) => format!("the same at tolerance {tolerance:e}, its default; its results need not agree"),
        }
    }

    fn is_reference(&self) -> bool {
        true
    }

    fn must_agree(&self) -> bool {
        self.tolerance_pu.is_none()
    }

    fn measure(&self, job: &Job<'_>) -> Result<Report> {
        let tolerance_pu = self.tolerance_pu.unwrap_or(job.plan.tolerance_pu);
        let mut command = Command::new(&self.python);
        command.arg(paths::root().join("tests/differential/bench.py")).arg(job.folder);
        command.arg(&job.plan_file).arg(format!("{tolerance_pu:e}"));
        // Python's caches of the imported modules do not belong beside the sources.
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        Ok(serde_json::from_str(&output(&mut command)?)?)
    }
}
