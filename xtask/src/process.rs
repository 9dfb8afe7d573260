//! Running other programs.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::{env, ffi::OsString, path::PathBuf, process::Command};

/// A program, found first among those that the project installs, then on `PATH`.
pub(crate) fn tool(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root()).env("PATH", tools_path());
    command
}

/// `cargo` with these arguments, in the repository's root.
pub(crate) fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(paths::root());
    command
}

/// `PATH` with the project's own programs first: wasm-opt from npm, then what `cargo install` brought.
fn tools_path() -> OsString {
    let own = [paths::browser_tests().join("node_modules/.bin"), paths::cargo_bin()];
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&path))).unwrap_or(path)
}

/// Runs a program on this terminal. An exit code other than zero is an error that names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` did not start", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// What a program writes to its standard output; nothing if it is missing or fails.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

/// The program's full path, if it is on `PATH`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// A command as a person would type it.
fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}
