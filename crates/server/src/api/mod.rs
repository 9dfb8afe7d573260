//! What is answered over HTTP beside the page.

mod answers;
mod form;
mod graphql;
mod guard;
mod network;
#[cfg(test)]
pub(crate) mod tests;

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, State};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use axum::{Json, Router};
use headroom_contract::output::HIERARCHY_PATH;
use headroom_workbench::Api;
use serde_json::{Value, json};

use crate::auth::Access;
use crate::export;
pub(crate) use answers::{Refused, refused};
pub(crate) use graphql::Signed;
use guard::guard;
use network::Places;

/// Most bytes of a request without files.
const MAX_REQUEST_BYTES: usize = 4 * 1024 * 1024;
/// Most bytes of a request with files.
const MAX_UPLOAD_BYTES: usize = 256 * 1024 * 1024;

/// What all requests share.
pub(crate) struct App {
    pub(crate) api: Api,
    pub(crate) access: Access,
    /// Other origins whose pages may ask.
    pub(crate) origins: Vec<String>,
    places: Places,
}

impl App {
    pub(crate) fn new(api: Api, access: Access, origins: Vec<String>) -> Arc<Self> {
        Arc::new(Self { api, access, origins, places: Places::default() })
    }
}

/// All addresses below `/api`, and `/healthz`.
pub(crate) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/healthz", get(health))
        .route("/api/graphql", post(graphql::answer).layer(DefaultBodyLimit::max(MAX_UPLOAD_BYTES)))
        .route(HIERARCHY_PATH, get(network::hierarchy))
        .route("/api/network/assets/graphics/geo-json", post(network::geo_json))
        .route("/api/results/{work_package_id}/{file}", get(export::download))
        .layer(DefaultBodyLimit::max(MAX_REQUEST_BYTES))
        .layer(from_fn_with_state(Arc::clone(&app), guard))
        .with_state(app)
}

/// That this server answers, for whoever watches it.
async fn health(State(_): State<Arc<App>>) -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}
