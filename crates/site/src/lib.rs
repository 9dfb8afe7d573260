//! The built page over HTTP, as any static host should serve it: security headers, caching, and the page itself for its
//! own addresses.
//!
//! Absent: TLS, and anything that answers with more than a file.

mod headers;

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

pub use headers::{HeaderError, security_headers};

/// Where the page comes back to after signing in. In a window of its own it hands the answer to the window that opened it,
/// which [`OPENER_POLICY`] would cut off.
const SIGNED_IN: &str = "/signed-in";
/// Keeps this page's windows apart from those of others.
const OPENER_POLICY: &str = "cross-origin-opener-policy";

/// What is served, and how.
pub struct Site {
    folder: PathBuf,
    headers: HeaderMap,
    absent: Response<String>,
    dress: fn(String) -> String,
    is_compressed: bool,
}

impl Site {
    /// The page in `folder`, which may talk to the origins in `connect` besides its own.
    pub fn new(folder: PathBuf, connect: &[String]) -> Result<Self, HeaderError> {
        let mut absent = Response::new("The page is not built: see `cargo xtask build`".to_owned());
        *absent.status_mut() = StatusCode::NOT_FOUND;
        let dress = |html| html;
        Ok(Self {
            folder,
            headers: security_headers(connect)?,
            absent,
            dress,
            is_compressed: false,
        })
    }

    /// The same with its HTML changed, and with a page for as long as there is none.
    #[must_use]
    pub fn dressed(self, dress: fn(String) -> String, absent: String) -> Self {
        let mut response = Response::new(dress(absent));
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, html);
        Self { dress, absent: response, ..self }
    }

    /// The same with its files compressed on the way, for those who are far away.
    #[must_use]
    pub fn compressed(self) -> Self {
        Self { is_compressed: true, ..self }
    }

    /// Its files and addresses; `others` come first, with the same headers.
    pub fn router(self, others: Router) -> Router {
        let site = Arc::new(self);
        let files = ServeDir::new(&site.folder)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .fallback(get(page_for_navigation).with_state(Arc::clone(&site)));
        let own = Router::new()
            .route("/", get(page))
            .route("/index.html", get(page))
            .with_state(Arc::clone(&site))
            .fallback_service(files);
        let own = if site.is_compressed { own.layer(CompressionLayer::new()) } else { own };
        own.merge(others).layer(middleware::from_fn_with_state(site, add_headers))
    }
}

async fn page(State(site): State<Arc<Site>>) -> Response {
    match tokio::fs::read_to_string(site.folder.join("index.html")).await {
        Ok(html) => Html((site.dress)(html)).into_response(),
        Err(_) => site.absent.clone().into_response(),
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
    let hands_over = request.uri().path().ends_with(SIGNED_IN);
    let mut response = next.run(request).await;
    for (name, value) in &site.headers {
        response.headers_mut().insert(name, value.clone());
    }
    if hands_over {
        response.headers_mut().remove(OPENER_POLICY);
    }
    if response.headers().contains_key(header::CONTENT_ENCODING) {
        // What is between here and the browser may not give it to one that takes no compression.
        let vary = HeaderValue::from_static("accept-encoding");
        response.headers_mut().entry(header::VARY).or_insert(vary);
    }
    if response.status().is_success() {
        let caching = HeaderValue::from_static(caching);
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(caching);
    }
    response
}
