//! The benchmark's native program.
//!
//! `bench-native measure FOLDER MAX_STEPS REPEATS` prints a report, `bench-native plan FOLDER MAX_STEPS` the plan for OpenDSS, as JSON.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what it prints is what it is for")]

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use headroom_bench::{Host, measure, plan};
use headroom_opendss::Files;

type Failure = Box<dyn std::error::Error>;

struct Process {
    start: Instant,
}

impl Host for Process {
    fn now_ms(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1000.0
    }

    /// Linux' own record; other systems keep it elsewhere.
    fn peak_bytes(&self) -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kib * 1024)
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let text = match arguments[..] {
        ["measure", folder, max_steps, repeats] => {
            #[expect(clippy::disallowed_methods, reason = "this program never runs in the browser")]
            let process = Process { start: Instant::now() };
            serde_json::to_string(&measure(
                &files_in(folder)?,
                max_steps.parse()?,
                repeats.parse()?,
                &process,
            )?)?
        }
        ["plan", folder, max_steps] => {
            serde_json::to_string(&plan(&files_in(folder)?, max_steps.parse()?)?)?
        }
        _ => return Err("say `measure FOLDER MAX_STEPS REPEATS` or `plan FOLDER MAX_STEPS`".into()),
    };
    println!("{text}");
    Ok(())
}

fn files_in(folder: &str) -> Result<Files, Failure> {
    let mut files = Files::new();
    collect(Path::new(folder), Path::new(folder), &mut files)?;
    Ok(files)
}

fn collect(base: &Path, folder: &Path, files: &mut Files) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(base, &path, files)?;
        } else {
            let name = path.strip_prefix(base)?.to_string_lossy().into_owned();
            files.insert(name, std::fs::read(&path)?);
        }
    }
    Ok(())
}
