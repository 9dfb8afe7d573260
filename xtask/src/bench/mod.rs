//! The engine, native and in Chromium, against OpenDSS: the same search on the same networks, in turn.

mod browser;
mod native;
mod opendss;
pub(crate) mod page;
mod table;
pub(crate) mod tables;

use crate::{
    clock::Stopwatch,
    setup::{self, Chromium},
};
use anyhow::{Context, Result, bail};
use browser::Browser;
use headroom_bench::report::{Plan, Report};
use native::Native;
use opendss::OpenDss;
use std::path::{Path, PathBuf};

/// How often the engine does everything in one process; the first time is what a user of a fresh page sees.
const REPEATS: u32 = 3;

/// What is searched, and how often.
pub(crate) struct Options {
    pub(crate) max_steps: u32,
    /// How often every program has its turn.
    pub(crate) rounds: u32,
}

/// One network, as every program gets it.
struct Job<'a> {
    folder: &'a Path,
    max_steps: u32,
    plan: Plan,
    /// The plan in a file.
    plan_file: PathBuf,
}

/// A program in the benchmark. The whole page with its worker can be added as one more.
trait Program {
    /// Heading of its column.
    fn name(&self) -> &'static str;
    /// What its figures are, in a sentence.
    fn note(&self) -> String;
    /// Whether the engine is compared with it.
    fn is_reference(&self) -> bool {
        false
    }
    /// Whether its results must be those of the first program.
    fn must_agree(&self) -> bool {
        true
    }
    /// One turn, in a new process.
    fn measure(&self, job: &Job<'_>) -> Result<Report>;
}

/// A program's turns on one network.
struct Column<'a> {
    program: &'a dyn Program,
    reports: Vec<Report>,
}

/// The system's Chromium; `None` for Playwright's own.
fn chromium() -> Result<Option<PathBuf>> {
    Ok(match setup::chromium()? {
        Chromium::System(browser) => Some(browser),
        Chromium::Playwright => None,
    })
}

/// Runs the benchmark on models in folders and prints a table for each.
pub(crate) fn run(folders: &[PathBuf], options: &Options) -> Result<()> {
    if let Some(missing) = folders.iter().find(|folder| !folder.is_dir()) {
        bail!("there is no folder {}", missing.display());
    }
    let stopwatch = Stopwatch::start();
    let native = Native::build()?;
    let browser = Browser::build();
    let opendss = OpenDss::install();
    let mut programs: Vec<&dyn Program> = vec![&native];
    match &browser {
        Ok(browser) => programs.push(browser),
        Err(reason) => println!("Left out: the engine in Chromium ({reason:#})"),
    }
    match &opendss {
        Ok(Some([tight, coarse])) => programs.extend([tight as &dyn Program, coarse]),
        Ok(None) => println!("Left out: OpenDSS, because Python is missing"),
        Err(reason) => println!("Left out: OpenDSS ({reason:#})"),
    }
    println!("Built in {:.0} s", stopwatch.seconds());
    let mut all_agree = true;
    for folder in folders {
        let folder = folder.canonicalize()?;
        let job = native.job(&folder, options.max_steps)?;
        let columns = turns(&programs, &job, options.rounds)?;
        table::print(&job, &columns);
        all_agree &= columns.iter().all(|column| {
            let converged = column.reports.iter().all(|report| report.converged);
            converged && (!column.program.must_agree() || table::agrees(&columns[0], column))
        });
    }
    table::print_notes(&programs, REPEATS, options.rounds);
    println!("Took {:.0} s in all", stopwatch.seconds());
    if !all_agree {
        bail!(
            "the programs did not find the same, or a power flow did not converge: see the tables"
        );
    }
    Ok(())
}

/// Every program once in each round, so that what else the machine does meets all of them.
fn turns<'a>(programs: &[&'a dyn Program], job: &Job<'_>, rounds: u32) -> Result<Vec<Column<'a>>> {
    let mut columns: Vec<Column<'a>> =
        programs.iter().map(|&program| Column { program, reports: Vec::new() }).collect();
    for _ in 0..rounds {
        for column in &mut columns {
            let name = column.program.name();
            let report = column
                .program
                .measure(job)
                .with_context(|| format!("{name} stopped on {}", job.folder.display()))?;
            column.reports.push(report);
        }
    }
    Ok(columns)
}
