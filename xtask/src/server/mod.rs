//! Serves the page on this machine, and reloads it after each build.

mod reload;

use anyhow::{Context, Result, bail};
use axum::Router;
use headroom_site::Site;
use std::{
    io::ErrorKind,
    net::Ipv4Addr,
    path::PathBuf,
    process::{Command, Stdio},
};
use tokio::net::TcpListener;

/// The page in `folder`, which may talk to the origins in `connect` besides its own.
pub(crate) fn page(folder: PathBuf, connect: &[String]) -> Result<Router> {
    Ok(Site::new(folder, connect)?.router(Router::new()))
}

/// The same as a host far away would serve it.
pub(crate) fn compressed_page(folder: PathBuf) -> Result<Router> {
    Ok(Site::new(folder, &[])?.compressed().router(Router::new()))
}

/// The same, with pages that reload themselves after each build.
pub(crate) fn reloading_page(folder: PathBuf, connect: &[String]) -> Result<Router> {
    let events = reload::routes(folder.join("index.html"));
    let site = Site::new(folder, connect)?;
    Ok(site.dressed(reload::inject, reload::BUILDING.to_owned()).router(events))
}

/// Serves until Ctrl+C, on this machine only. `builder` runs as long as the server does.
pub(crate) fn run(page: Router, port: u16, builder: Option<Command>) -> Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = listen(port).await?;
        println!("Headroom is at http://{}/ (Ctrl+C stops it)", listener.local_addr()?);
        let server = axum::serve(listener, page);
        tokio::select! {
            served = server => served.context("the server stopped"),
            built = watch(builder) => built,
            pressed = tokio::signal::ctrl_c() => pressed.context("Ctrl+C cannot be awaited"),
        }
    })
}

/// Serves on a free port for as long as a program runs that is told the address; answers what it writes to its standard
/// output.
pub(crate) fn output_beside(page: Router, program: impl FnOnce(&str) -> Command) -> Result<String> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = listen(0).await?;
        let address = format!("http://{}/", listener.local_addr()?);
        let mut command = tokio::process::Command::from(program(&address));
        command.stdout(Stdio::piped()).stderr(Stdio::inherit()).kill_on_drop(true);
        // Not `output`, which would keep what it says of its errors.
        let program = command.spawn().context("the program did not start")?;
        tokio::select! {
            served = axum::serve(listener, page) => {
                served.context("the server stopped")?;
                bail!("the server stopped")
            }
            output = program.wait_with_output() => {
                let output = output?;
                if !output.status.success() {
                    bail!("the program at {address} failed ({})", output.status);
                }
                Ok(String::from_utf8(output.stdout)?)
            }
        }
    })
}

async fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is taken: choose another with --port")
        }
        bound => bound.with_context(|| format!("port {port} cannot be opened")),
    }
}

/// Ends only if the builder does, which is an error.
async fn watch(builder: Option<Command>) -> Result<()> {
    let Some(builder) = builder else {
        return std::future::pending().await;
    };
    let status = tokio::process::Command::from(builder).kill_on_drop(true).status().await?;
    bail!("trunk stopped ({status})")
}
