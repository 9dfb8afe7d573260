//! `cargo xtask size`

use crate::{page, paths, setup};
use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What the page's WebAssembly may weigh after brotli. The worker is loaded apart, when first needed.
const PAGE_WASM_BUDGET_BYTES: usize = 1024 * 1024;

pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    super::nothing_more(arguments)?;
    setup::page_tools()?;
    page::build_if_stale()?;
    report()
}

/// Prints the size of every program and style of the page in dist/, and fails if the page is over its budget.
pub(crate) fn report() -> Result<()> {
    let mut files = Vec::new();
    collect(&paths::dist(), &mut files)?;
    files.sort();
    let (mut raw_bytes, mut compressed_bytes, mut page_wasm_bytes) = (0, 0, 0);
    println!("{:<44} {:>12} {:>12}", "file", "raw KiB", "brotli KiB");
    for file in &files {
        let content =
            fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let compressed = brotli_bytes(&content)?;
        let name = file.strip_prefix(paths::dist()).unwrap_or(file).display().to_string();
        row(&name, content.len(), compressed);
        raw_bytes += content.len();
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

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| ["wasm", "js", "css"].iter().any(|known| extension == *known))
        {
            files.push(path);
        }
    }
    Ok(())
}

/// Bytes after brotli at quality 11, which is what a static host would send.
fn brotli_bytes(content: &[u8]) -> Result<usize> {
    let parameters =
        BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed.len())
}

/// Whether this is `headroom-<hash>_bg.wasm`, and not `headroom-worker_bg.wasm`.
fn is_page_wasm(name: &str) -> bool {
    let rest = name.strip_prefix("headroom-").and_then(|rest| rest.strip_suffix("_bg.wasm"));
    rest.is_some_and(|rest| rest != "worker")
}

fn row(name: &str, raw_bytes: usize, compressed_bytes: usize) {
    let kib = |bytes: usize| bytes as f64 / 1024.0;
    println!("{name:<44} {:>12.1} {:>12.1}", kib(raw_bytes), kib(compressed_bytes));
}
