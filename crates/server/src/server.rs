//! The server: everything on one port.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::routing::get;
use axum::{Json, Router};
use headroom_site::{HeaderError, Site};
use headroom_workbench::Api;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::cors::CorsLayer;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

use crate::api::{self, App};
use crate::auth::{Access, IssuerError};
use crate::place::{self, FoldersError};
use crate::sql::{Database, OpenError};
use crate::{Issuer, Options};

/// Longest time that a request may take until its answer begins: reading a large model is the longest.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(120);
/// Longest time between two pieces of a request.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);
/// Longest time that open requests are waited for when the server is told to stop.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);
/// For how long a browser need not ask again whether it may ask.
const PREFLIGHT_MAX_AGE: Duration = Duration::from_secs(10 * 60);

/// Why there is no server, or no longer.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The networks.
    #[error(transparent)]
    Networks(#[from] FoldersError),
    /// The issuer of tokens.
    #[error(transparent)]
    Issuer(#[from] IssuerError),
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The page's headers.
    #[error(transparent)]
    Headers(#[from] HeaderError),
    /// The page is not where it should be.
    #[error("there is no page in {}: build it with `cargo xtask build`", .0.display())]
    NoPage(PathBuf),
    /// An origin.
    #[error("the origin {0} cannot be sent in a header")]
    Origin(String),
    /// Somebody else has the port.
    #[error("port {0} is taken: choose another with --port")]
    PortTaken(u16),
    /// The network.
    #[error("the port cannot be served: {0}")]
    Io(#[from] io::Error),
}

/// A server that has its port.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    database: Database,
    notices: Vec<String>,
}

impl Server {
    /// Opens the workbench and the port. Requests are answered from [`Self::run`] on.
    pub async fn open(options: Options) -> Result<Self, ServerError> {
        let access = Access::new(&options)?;
        let is_open = access.is_open();
        let page = page(&options)?;
        let (config, connect) = page_config(options.issuer.as_ref());
        let cors = cors(&options.cors)?;
        // Before work packages of a life before are failed: that life may not be over.
        let listener = listen(is_open, options.port).await?;
        let database = Database::open(&options.database).await?;
        let (host, feeders) = place::host(&options.networks, &database, options.workers)?;
        let app = App::new(Api::open(host).await, access, options.cors);
        let api = api::router(app);
        let has_page = page.is_some();
        let router = match page {
            Some(folder) => {
                let config = || async { Json(config) };
                Site::new(folder, &connect)?
                    .compressed()
                    .router(api.route("/config.json", get(config)))
            }
            None => api,
        };
        let router = router
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_TIMEOUT))
            .layer(RequestBodyTimeoutLayer::new(BODY_TIMEOUT))
            .layer(cors);
        let plural = if feeders == 1 { "" } else { "s" };
        let mut notices =
            vec![format!("{feeders} feeder{plural} in {}", options.networks.display())];
        if !has_page {
            notices
                .push("There is no page here: name a built one with --page to serve it".to_owned());
        }
        if is_open {
            notices
                .push("Only this machine is served, as there is no token and no issuer".to_owned());
        }
        Ok(Self { address: listener.local_addr()?, listener, router, database, notices })
    }

    /// What whoever starts it should know.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests until Ctrl+C or SIGTERM, then ends those that are open.
    pub async fn run(self) -> Result<(), ServerError> {
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(async move {
            asked_to_stop().await;
            stop.send_replace(true);
        });
        let told = |mut stopped: watch::Receiver<bool>| async move {
            // Without its sender nobody will tell, which is an end too.
            stopped.wait_for(|stopped| *stopped).await.ok();
        };
        let serving =
            axum::serve(self.listener, self.router).with_graceful_shutdown(told(stopped.clone()));
        let served = tokio::select! {
            served = async { serving.await } => served,
            () = async { told(stopped).await; tokio::time::sleep(STOP_TIMEOUT).await } => Ok(()),
        };
        // Searches under way still write; those that nobody waits for any more are failed at the next start.
        tokio::time::timeout(STOP_TIMEOUT, self.database.close()).await.ok();
        Ok(served?)
    }
}

/// The page that a server serves asks this server, and lets people sign in where it says; the origins that the page talks to
/// for that.
fn page_config(issuer: Option<&Issuer>) -> (Value, Vec<String>) {
    let Some(Issuer { url, audience, client: Some(client) }) = issuer else {
        return (json!({ "server": "" }), Vec::new());
    };
    let oidc = json!({ "issuer": url, "clientId": client, "audience": audience });
    let uri = url.parse::<Uri>().unwrap_or_default();
    let origin = uri.scheme_str().zip(uri.authority());
    let origin = origin.map(|(scheme, authority)| format!("{scheme}://{authority}"));
    (json!({ "server": "", "oidc": oidc }), origin.into_iter().collect())
}

/// The folder of the page: as told, or beside the program.
fn page(options: &Options) -> Result<Option<PathBuf>, ServerError> {
    if let Some(folder) = &options.page {
        let is_there = folder.join("index.html").is_file();
        return if is_there {
            Ok(Some(folder.clone()))
        } else {
            Err(ServerError::NoPage(folder.clone()))
        };
    }
    let program = std::env::current_exe()?;
    let beside = program.parent().map(|folder| folder.join("dist"));
    Ok(beside.filter(|folder| folder.join("index.html").is_file()))
}

fn cors(origins: &[String]) -> Result<CorsLayer, ServerError> {
    let origin = |origin: &String| {
        HeaderValue::from_str(origin).map_err(|_| ServerError::Origin(origin.clone()))
    };
    let origins: Vec<HeaderValue> = origins.iter().map(origin).collect::<Result<_, _>>()?;
    Ok(CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .expose_headers([header::CONTENT_DISPOSITION, header::RETRY_AFTER])
        .max_age(PREFLIGHT_MAX_AGE))
}

/// Where everybody is served, both kinds of addresses; where nobody signs in, this machine.
async fn listen(is_open: bool, port: u16) -> Result<TcpListener, ServerError> {
    let addresses: &[IpAddr] = if is_open {
        &[IpAddr::V4(Ipv4Addr::LOCALHOST)]
    } else {
        &[IpAddr::V6(Ipv6Addr::UNSPECIFIED), IpAddr::V4(Ipv4Addr::UNSPECIFIED)]
    };
    let addresses: Vec<SocketAddr> =
        addresses.iter().map(|address| SocketAddr::new(*address, port)).collect();
    TcpListener::bind(addresses.as_slice()).await.map_err(|error| {
        if error.kind() == ErrorKind::AddrInUse {
            ServerError::PortTaken(port)
        } else {
            error.into()
        }
    })
}

async fn asked_to_stop() {
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => if pressed.is_err() { std::future::pending().await },
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_lets_people_sign_in_where_tokens_come_from() {
        let issuer = |client: Option<&str>| Issuer {
            url: "https://login.example:444/tenant".to_owned(),
            audience: "headroom".to_owned(),
            client: client.map(str::to_owned),
        };
        let alone = (json!({ "server": "" }), Vec::new());
        assert_eq!(page_config(None), alone);
        assert_eq!(page_config(Some(&issuer(None))), alone);
        let (config, connect) = page_config(Some(&issuer(Some("page"))));
        assert_eq!(config["oidc"]["clientId"], "page");
        assert_eq!(connect, ["https://login.example:444"]);
    }
}
