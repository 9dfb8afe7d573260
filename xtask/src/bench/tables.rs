//! A table of a million rows in the page, and in other grids: first rows, sorting, filtering, the end.

use super::chromium;
use crate::{npm, page, paths, process, server, setup};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::PathBuf};

const ROWS: u32 = 1_000_000;
/// The column that the others are compared with.
const OURS: &str = "Headroom";
/// Figures by their names in tests/bench/tables/run.mjs, in words.
const FIGURES: [(&str, &str); 5] = [
    ("first", "First rows"),
    ("number", "Sort by a number"),
    ("text", "Sort by a unique text"),
    ("filter", "Filter by a number"),
    ("end", "Jump to the end"),
];

/// What one turn took.
#[derive(Clone, Copy, Deserialize)]
struct Turn {
    /// Until it was on the screen.
    ms: f64,
    /// The longest time for which the main thread answered nothing.
    longest: f64,
}

/// Turns by grid and figure.
type Report = BTreeMap<String, BTreeMap<String, Vec<Turn>>>;

/// Measures and prints.
pub(crate) fn run(rounds: u32) -> Result<()> {
    setup::page_tools()?;
    page::build_if_stale()?;
    let chromium = chromium()?;
    let rivals = bundle_rivals()?;
    let files = write_rows()?;
    println!("{ROWS} rows of customer_allocations in Chromium ({rounds} rounds)");
    let text = server::output_beside(server::compressed_page(paths::dist())?, |address| {
        let mut command = process::tool("node");
        command.arg(tables().join("run.mjs")).arg(address).arg(&files).arg(&rivals);
        command.args([ROWS, rounds].map(|number| number.to_string()));
        command.envs(chromium.iter().map(|browser| ("HEADROOM_CHROMIUM", browser)));
        command
    })?;
    print(&serde_json::from_str(&text).context("the script's report cannot be read")?);
    Ok(())
}

fn tables() -> PathBuf {
    paths::bench_page().join("tables")
}

/// Makes a script of each of the other grids; answers their folder.
fn bundle_rivals() -> Result<PathBuf> {
    let folder = tables();
    npm::install(&folder, "the grids that the page is measured against (half a minute)")?;
    let site = paths::cache().join("bench-tables");
    let mut command = process::tool("node");
    command.arg(folder.join("bundle.mjs")).arg(&site);
    process::run(&mut command)?;
    Ok(site)
}

/// Writes the rows into Parquet files, once; answers their folder.
fn write_rows() -> Result<PathBuf> {
    let folder = paths::cache().join("bench-rows");
    if !folder.exists() {
        println!("Writing {ROWS} rows (a minute the first time)");
        let half = folder.with_extension("part");
        fs::create_dir_all(&half)?;
        let arguments = [
            "run",
            "--quiet",
            "--release",
            "-p",
            "headroom-files",
            "--example",
            "million_customers",
        ];
        process::run(process::cargo(arguments).arg("--").arg(&half).arg(ROWS.to_string()))?;
        fs::rename(&half, &folder)?;
    }
    Ok(folder)
}

/// A line for each figure and grid: medians, and how many times ours they are.
fn print(report: &Report) {
    let median = |grid: &str, figure: &str, of: fn(&Turn) -> f64| {
        let mut values: Vec<f64> = report.get(grid)?.get(figure)?.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    };
    for (figure, words) in FIGURES {
        println!("\n{words:<28} {:>10} {:>10} {:>22}", "ms", "times ours", "main thread held, ms");
        let ours = median(OURS, figure, |turn| turn.ms);
        let rivals = report.keys().map(String::as_str).filter(|grid| *grid != OURS);
        for grid in std::iter::once(OURS).chain(rivals) {
            if let (Some(ms), Some(held), Some(ours)) = (
                median(grid, figure, |turn| turn.ms),
                median(grid, figure, |turn| turn.longest),
                ours,
            ) {
                println!("  {grid:<26} {ms:>10.0} {:>10.1} {held:>22.0}", ms / ours);
            }
        }
    }
    println!(
        "\nMedians. The page has its rows in the worker, from a file; the others in the page, made before the clock starts. \
        Glide Data Grid sorts and filters nothing itself: a line of JavaScript does."
    );
}
