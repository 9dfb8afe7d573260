//! What a person waits for in the page: its first load, and the keys they press in the form.

use super::chromium;
use crate::{page, paths, process, server, setup};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// Measures and prints.
pub(crate) fn run(rounds: u32) -> Result<()> {
    setup::page_tools()?;
    page::build_if_stale()?;
    let chromium = chromium()?;
    println!("The page in Chromium ({rounds} rounds)");
    let text = server::output_beside(server::compressed_page(paths::dist())?, |address| {
        let mut command = process::tool("node");
        command.arg(paths::bench_page().join("page.mjs")).arg(address).arg(rounds.to_string());
        command.current_dir(paths::browser_tests());
        command.envs(chromium.iter().map(|browser| ("HEADROOM_CHROMIUM", browser)));
        command
    })?;
    let report: BTreeMap<String, Vec<f64>> =
        serde_json::from_str(&text).context("the script's report cannot be read")?;
    println!("\n{:<70} {:>10} {:>10}", "", "median", "worst");
    for (name, mut rounds) in report {
        rounds.sort_by(f64::total_cmp);
        if let (Some(median), Some(worst)) = (rounds.get(rounds.len() / 2), rounds.last()) {
            println!("{name:<70} {median:>10.1} {worst:>10.1}");
        }
    }
    Ok(())
}
