//! Every habit of the project as one command: `cargo xtask` lists them.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool speaks on its terminal"
)]

mod bench;
mod clock;
mod commands;
mod npm;
mod page;
mod paths;
mod process;
mod sample;
mod server;
mod setup;

use anyhow::Result;
use std::process::ExitCode;

/// One command of `cargo xtask`.
struct Task {
    /// What follows `cargo xtask`.
    name: &'static str,
    /// Its arguments, as shown in the list.
    usage: &'static str,
    /// What it does, in one line.
    summary: &'static str,
    /// Reads its own arguments and does the work.
    run: fn(lexopt::Parser) -> Result<()>,
}

/// All commands, in the order in which they are listed.
const TASKS: &[Task] = &[
    Task {
        name: "serve",
        usage: "[--port N] [--no-build] [--connect ORIGIN]",
        summary: "set up, build the release page and serve it",
        run: commands::serve::run,
    },
    Task {
        name: "dev",
        usage: "[--port N] [--connect ORIGIN]",
        summary: "the same in debug, rebuilt and reloaded at every change",
        run: commands::dev::run,
    },
    Task {
        name: "server",
        usage: "[--no-build] [ARGUMENTS]",
        summary: "build headroom-server and start it with the page and the sample feeder",
        run: commands::server::run,
    },
    Task {
        name: "build",
        usage: "",
        summary: "build the release page into dist/, for any static host",
        run: commands::build::run,
    },
    Task {
        name: "test",
        usage: "[--fast]",
        summary: "check everything; --fast leaves out the page in a browser",
        run: commands::test::run,
    },
    Task {
        name: "browser",
        usage: "[--debug-page] [PLAYWRIGHT ARGUMENTS]",
        summary: "build the release page, or the debug page, and run its browser tests",
        run: commands::browser::run,
    },
    Task {
        name: "client",
        usage: "[UNITTEST ARGUMENTS]",
        summary: "test the server's API with the Energy Workbench's Python client",
        run: commands::client::run,
    },
    Task {
        name: "size",
        usage: "",
        summary: "raw and brotli sizes of the release page",
        run: commands::size::run,
    },
    Task {
        name: "audit",
        usage: "",
        summary: "licences, sources and known faults of the packages that the project is made of",
        run: commands::audit::run,
    },
    Task {
        name: "compare",
        usage: "[FOLDER...]",
        summary: "compare the engine with OpenDSS, on models in folders or on our own",
        run: commands::compare::run,
    },
    Task {
        name: "bench",
        usage: "[--max-steps N] [--rounds N] [--page | --tables | FOLDER...]",
        summary: "time the engine against OpenDSS; --page: first load and typing; --tables: a million rows against other grids",
        run: commands::bench::run,
    },
    Task {
        name: "sample",
        usage: "[--check]",
        summary: "write the sample feeder into samples/; --check only compares",
        run: commands::sample::run,
    },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        Some(lexopt::Arg::Value(name)) => name,
        None | Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => {
            list();
            return Ok(());
        }
        Some(other) => return Err(commands::unknown(&other)),
    };
    let Some(task) = TASKS.iter().find(|task| name == task.name) else {
        list();
        anyhow::bail!("there is no command `{}`", name.display());
    };
    (task.run)(arguments)
}

fn list() {
    for Task { name, usage, summary, .. } in TASKS {
        println!("{:<72} {summary}", format!("cargo xtask {name} {usage}"));
    }
}
