//! `cargo xtask size`

use crate::{
    page::{self, compressed},
    paths, setup,
};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

/// What the page's WebAssembly may weigh after brotli. The worker is loaded apart, when first needed.
const PAGE_WASM_BUDGET_BYTES: u64 = 1024 * 1024;

pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    super::nothing_more(arguments)?;
    setup::page_tools()?;
    page::build_if_stale()?;
    report()
}

/// Prints the size of every program and style of the page in dist/, and fails if the page is over its budget.
pub(crate) fn report() -> Result<()> {
    let files = compressed::programs_and_styles(&paths::dist())?;
    let (mut raw_bytes, mut compressed_bytes, mut page_wasm_bytes) = (0, 0, 0);
    println!("{:<44} {:>12} {:>12}", "file", "raw KiB", "brotli KiB");
    for file in &files {
        let (raw, compressed) = (bytes(file)?, bytes(&compressed::beside(file))?);
        let name = file.strip_prefix(paths::dist()).unwrap_or(file).display().to_string();
        row(&name, raw, compressed);
        raw_bytes += raw;
        compressed_bytes += compressed;
        if is_page_wasm(&name) {
            page_wasm_bytes = compressed;
        }
    }
    row("total", raw_bytes, compressed_bytes);
    if page_wasm_bytes > PAGE_WASM_BUDGET_BYTES {
        bail!(
            "the page's WebAssembly is over its budget of {} KiB after brotli",
            PAGE_WASM_BUDGET_BYTES / 1024
        );
    }
    Ok(())
}

fn bytes(file: &Path) -> Result<u64> {
    let data = fs::metadata(file).with_context(|| format!("{} is not there", file.display()))?;
    Ok(data.len())
}

/// Whether this is `headroom-<hash>_bg.wasm`, and not `headroom-worker_bg.wasm`.
fn is_page_wasm(name: &str) -> bool {
    let rest = name.strip_prefix("headroom-").and_then(|rest| rest.strip_suffix("_bg.wasm"));
    rest.is_some_and(|rest| rest != "worker")
}

fn row(name: &str, raw_bytes: u64, compressed_bytes: u64) {
    let kib = |bytes: u64| bytes as f64 / 1024.0;
    println!("{name:<44} {:>12.1} {:>12.1}", kib(raw_bytes), kib(compressed_bytes));
}
