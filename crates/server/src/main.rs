//! `headroom-server`: see `--help`.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool speaks on its terminal"
)]

use std::process::ExitCode;

use headroom_server::{Options, OptionsError, Server, ServerError};

fn main() -> ExitCode {
    let token = std::env::var("HEADROOM_TOKEN").ok();
    let options = match Options::read(lexopt::Parser::from_env(), token) {
        Ok(options) => options,
        Err(OptionsError::Help) => {
            print!("{}", headroom_server::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("error: {error}\n`headroom-server --help` lists the options");
            return ExitCode::FAILURE;
        }
    };
    match run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(options: Options) -> Result<(), ServerError> {
    let server = Server::open(options).await?;
    for notice in server.notices() {
        println!("{notice}");
    }
    println!("Headroom is at http://{}/ (Ctrl+C stops it)", server.address());
    server.run().await
}
