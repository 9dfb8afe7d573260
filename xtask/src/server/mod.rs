//! Serves the page as a static host should: security headers, caching, and the page itself for its own addresses.

mod headers;
mod reload;

use anyhow::{Context, Result, bail};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use std::{io::ErrorKind, net::Ipv4Addr, path::PathBuf, process::Command, sync::Arc};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// What is served, and how.
pub(crate) struct Site {
    folder: PathBuf,
    headers: HeaderMap,
    reload: bool,
}

impl Site {
    /// The page in `folder`, which may talk to the origins in `connect` besides its own.
    pub(crate) fn new(folder: PathBuf, connect: &[String]) -> Result<Self> {
        Ok(Self { folder, headers: headers::read(connect)?, reload: false })
    }

    /// The same, with pages that reload themselves after each build.
    pub(crate) fn reloading(self) -> Self {
        Self { reload: true, ..self }
    }
}

/// Serves until Ctrl+C, on this machine only. `builder` runs as long as the server does.
pub(crate) fn run(site: Site, port: u16, builder: Option<Command>) -> Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = listen(port).await?;
        println!("Headroom is at http://{}/ (Ctrl+C stops it)", listener.local_addr()?);
        let server = axum::serve(listener, router(Arc::new(site)));
        tokio::select! {
            served = server => served.context("the server stopped"),
            built = watch(builder) => built,
            pressed = tokio::signal::ctrl_c() => pressed.context("Ctrl+C cannot be awaited"),
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

fn router(site: Arc<Site>) -> Router {
    let files = ServeDir::new(&site.folder)
        .append_index_html_on_directories(false)
        .fallback(get(page_for_navigation).with_state(site.clone()));
    let mut router = Router::new().route("/", get(page)).route("/index.html", get(page));
    if site.reload {
        router = router.merge(reload::routes());
    }
    router
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(site.clone(), add_headers))
        .with_state(site)
}

async fn page(State(site): State<Arc<Site>>) -> Response {
    let html = tokio::fs::read_to_string(site.folder.join("index.html")).await;
    match html {
        Ok(html) if site.reload => Html(reload::inject(&html)).into_response(),
        Ok(html) => Html(html).into_response(),
        Err(_) if site.reload => Html(reload::inject(reload::BUILDING)).into_response(),
        Err(_) => (
            StatusCode::NOT_FOUND,
            "The page is not built: run `cargo xtask serve` without --no-build",
        )
            .into_response(),
    }
}

/// Addresses inside the page are answered with the page, also after a reload; a missing file stays missing. What a
/// browser asks for as a page it accepts as HTML, and a name with a dot may be an asset's (`Transformer.tx1`).
async fn page_for_navigation(state: State<Arc<Site>>, request: Request) -> Response {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if accept.is_some_and(|accept| accept.contains("text/html")) {
        page(state).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

async fn add_headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let caching = headers::caching(request.uri().path());
    let mut response = next.run(request).await;
    response.headers_mut().extend(site.headers.clone());
    if response.status().is_success() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    }
    response
}
