//! `cargo xtask test`

use super::{audit, browser, client, compare, size};
use crate::{
    clock::Stopwatch,
    npm, page,
    process::{cargo, run as start},
    setup,
};
use anyhow::{Context, Result};
use lexopt::prelude::*;

/// One thing that must hold.
struct Step {
    heading: &'static str,
    /// Whether `--fast` runs it too.
    fast: bool,
    check: fn() -> Result<()>,
}

/// All checks, those that fail soonest first.
const STEPS: &[Step] = &[
    Step { heading: "Set-up", fast: true, check: set_up },
    Step {
        heading: "Format",
        fast: true,
        check: || start(&mut cargo(["fmt", "--all", "--check"])),
    },
    Step { heading: "Lints, native", fast: true, check: lint_native },
    Step { heading: "Lints, WebAssembly", fast: true, check: lint_wasm },
    Step { heading: "Types of the browser tests", fast: true, check: browser_test_types },
    Step { heading: "Unit and documentation tests", fast: true, check: unit_tests },
    Step { heading: "Comparison with OpenDSS", fast: true, check: compare::own_networks },
    Step {
        heading: "The API under its Python client",
        fast: true,
        check: || client::test(Vec::new()),
    },
    Step { heading: "Documentation", fast: true, check: documentation },
    Step { heading: "Licences, sources and known faults", fast: false, check: audit::packages },
    Step { heading: "Release page", fast: false, check: page::build_if_stale },
    Step { heading: "Size budget", fast: false, check: size::report },
    Step { heading: "Browser tests", fast: false, check: || browser::playwright(&[]) },
];

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut fast = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("fast") => fast = true,
            other => return Err(super::unknown(&other)),
        }
    }
    let whole = Stopwatch::start();
    for step in STEPS.iter().filter(|step| step.fast || !fast) {
        println!("\n== {}", step.heading);
        let stopwatch = Stopwatch::start();
        (step.check)().with_context(|| format!("the step \"{}\" failed", step.heading))?;
        println!("== {}: passed in {:.1} s", step.heading, stopwatch.seconds());
    }
    println!("\nEverything passed in {:.0} s", whole.seconds());
    Ok(())
}

/// Before all else, so that a missing tool stops the run at once and not after minutes.
fn set_up() -> Result<()> {
    setup::page_tools()?;
    setup::chromium()?;
    Ok(())
}

fn lint_native() -> Result<()> {
    start(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn lint_wasm() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    start(&mut cargo([
        "clippy",
        "-p",
        "headroom",
        "-p",
        "headroom-worker",
        "-p",
        "headroom-bench",
        "--target",
        target,
        "--",
        "-D",
        "warnings",
    ]))
}

fn unit_tests() -> Result<()> {
    let postgres = setup::postgres()?;
    let mut command = cargo(["test", "--workspace"]);
    if let Some(postgres) = &postgres {
        command.env(setup::POSTGRES_URL, postgres.url());
    }
    start(&mut command)
}

fn browser_test_types() -> Result<()> {
    start(npm::script("typescript/bin/tsc").arg("--noEmit"))
}

fn documentation() -> Result<()> {
    start(cargo(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
}
