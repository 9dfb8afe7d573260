//! The engine as a native program.

use super::{Job, Program, REPEATS};
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use headroom_bench::report::Report;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

pub(super) struct Native {
    program: PathBuf,
}

impl Native {
    /// Builds it with the profile of the page.
    pub(super) fn build() -> Result<Self> {
        println!("Building the engine (a minute the first time)");
        let arguments = ["build", "--quiet", "--release", "--package", "headroom-bench"];
        process::run(process::cargo(arguments).args(["--bin", "bench-native"]))?;
        let file = format!("release/bench-native{}", env::consts::EXE_SUFFIX);
        Ok(Self { program: paths::cargo_target().join(file) })
    }

    /// A network with its plan.
    pub(super) fn job<'a>(&self, folder: &'a Path, max_steps: u32) -> Result<Job<'a>> {
        let text =
            output(Command::new(&self.program).arg("plan").arg(folder).arg(max_steps.to_string()))?;
        fs::create_dir_all(paths::cache())?;
        let plan_file = paths::cache().join("bench-plan.json");
        fs::write(&plan_file, &text)?;
        Ok(Job { folder, max_steps, plan: serde_json::from_str(&text)?, plan_file })
    }
}

impl Program for Native {
    fn name(&self) -> &'static str {
        "native"
    }

    fn note(&self) -> String {
        "the engine as a native program, files already in memory; memory is all of the process"
            .to_owned()
    }

    fn measure(&self, job: &Job<'_>) -> Result<Report> {
        let mut command = Command::new(&self.program);
        command.arg("measure").arg(job.folder);
        command.args([job.max_steps, REPEATS].map(|number| number.to_string()));
        Ok(serde_json::from_str(&output(&mut command)?)?)
    }
}

/// Standard output of a program that must succeed; what it complains about stays on this terminal.
pub(super) fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(std::process::Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("it failed ({})", output.status);
    }
    String::from_utf8(output.stdout).context("it did not answer in UTF-8")
}
