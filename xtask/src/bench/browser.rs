//! The engine as WebAssembly in a module worker of Chromium.

use super::{Job, Program, REPEATS, chromium};
use crate::{npm, paths, process, server, setup};
use anyhow::{Context, Result};
use headroom_bench::report::Report;
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) struct Browser {
    /// The system's Chromium; `None` for Playwright's own.
    chromium: Option<PathBuf>,
}

impl Browser {
    /// Builds the module as Trunk builds the page's worker, and the folder that is served.
    pub(super) fn build() -> Result<Self> {
        setup::page_tools()?;
        let chromium = chromium()?;
        println!("Building the engine for the browser (a minute the first time)");
        let target = "wasm32-unknown-unknown";
        let arguments = ["rustc", "--quiet", "--release", "--package", "headroom-bench"];
        process::run(process::cargo(arguments).args([
            "--lib",
            "--crate-type",
            "cdylib",
            "--target",
            target,
        ]))?;
        let (raw, site) = (paths::cache().join("bench-raw"), paths::bench_site());
        fs::create_dir_all(&site)?;
        let module = paths::cargo_target().join(target).join("release/headroom_bench.wasm");
        let mut bindgen = process::tool("wasm-bindgen");
        bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&raw).arg(module);
        process::run(&mut bindgen)?;
        fs::copy(raw.join("headroom_bench.js"), site.join("headroom_bench.js"))?;
        optimise(&raw.join("headroom_bench_bg.wasm"), &site.join("headroom_bench_bg.wasm"))?;
        for file in ["index.html", "worker.js"] {
            fs::copy(paths::bench_page().join(file), site.join(file))?;
        }
        Ok(Self { chromium })
    }
}

impl Program for Browser {
    fn name(&self) -> &'static str {
        "wasm"
    }

    fn note(&self) -> String {
        "the engine as WebAssembly in a module worker of a new Chromium, built as the page's worker; memory is the \
            module's own"
            .to_owned()
    }

    fn measure(&self, job: &Job<'_>) -> Result<Report> {
        let site = paths::bench_site();
        let model = site.join("model");
        if model.exists() {
            fs::remove_dir_all(&model)?;
        }
        let mut names = Vec::new();
        copy(job.folder, &model, "", &mut names)?;
        fs::write(site.join("model.json"), serde_json::to_string(&names)?)?;
        let text = server::output_beside(server::page(site, &[])?, |address| {
            let mut command = process::tool("node");
            command.arg(paths::bench_page().join("run.mjs")).arg(address);
            command.args([job.max_steps, REPEATS].map(|number| number.to_string()));
            command.current_dir(paths::browser_tests());
            command.envs(self.chromium.iter().map(|browser| ("HEADROOM_CHROMIUM", browser)));
            command
        })?;
        Ok(serde_json::from_str(&text)?)
    }
}

/// Runs wasm-opt on a module, with the settings of the page's worker in index.html, unless `optimised` is of just these.
fn optimise(module: &Path, optimised: &Path) -> Result<()> {
    let html = fs::read_to_string(paths::root().join("index.html"))?;
    let link = html
        .lines()
        .find(|line| line.contains("crates/worker/Cargo.toml"))
        .context("index.html has no link to the worker")?;
    let mut made_of = fs::read(module)?;
    made_of.extend_from_slice(link.as_bytes());
    let stamp = module.with_extension("made-of");
    if optimised.is_file() && fs::read(&stamp).is_ok_and(|before| before == made_of) {
        return Ok(());
    }
    let level = attribute(link, "data-wasm-opt").context("the worker's link names no level")?;
    let parameters = attribute(link, "data-wasm-opt-params").unwrap_or_default();
    let mut command = npm::script("binaryen/bin/wasm-opt");
    command.arg(format!("-O{level}")).args(parameters.split_whitespace());
    process::run(command.arg("--output").arg(optimised).arg(module))?;
    fs::write(stamp, made_of)?;
    Ok(())
}

/// The value of an attribute in one HTML tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.split_once(&format!("{name}=\""))?.1;
    start.split_once('"').map(|(value, _)| value)
}

/// Copies a model's files, whose names relative to the folder are added to `names`.
fn copy(from: &Path, to: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let whole = format!("{prefix}{name}");
        if path.is_dir() {
            copy(&path, &to.join(name), &format!("{whole}/"), names)?;
        } else {
            fs::write(to.join(name), fs::read(&path)?)?;
            names.push(whole);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let tag = r#"<link data-wasm-opt="3" data-wasm-opt-params="--a --b">"#;
        assert_eq!(attribute(tag, "data-wasm-opt"), Some("3"));
        assert_eq!(attribute(tag, "data-wasm-opt-params"), Some("--a --b"));
        assert_eq!(attribute(tag, "data-type"), None);
    }
}
