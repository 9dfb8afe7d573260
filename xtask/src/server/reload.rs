//! Reloads the page after each build. Script and events come from the page's own origin, so that the
//! Content-Security-Policy of development is that of the release.

use axum::{
    Router,
    extract::State,
    http::header,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use futures_util::{Stream, stream};
use std::{
    convert::Infallible, path::Path, path::PathBuf, sync::Arc, time::Duration, time::SystemTime,
};

/// Shown until the first build is done.
pub(super) const BUILDING: &str = "<!doctype html><html lang=\"en-GB\"><head><title>Headroom</title></head>\
    <body><p>The page is being built and will appear here</p></body></html>";

const SCRIPT: &str =
    "new EventSource('/__reload').addEventListener('message', () => location.reload());";

/// How often the built page is looked at.
const INTERVAL: Duration = Duration::from_millis(250);

/// What the script in the page asks for; `index` changes with each build.
pub(super) fn routes(index: PathBuf) -> Router {
    let index: Arc<Path> = index.into();
    Router::new()
        .route("/__reload", get(events))
        .route("/__reload.js", get(script))
        .with_state(index)
}

/// The page with the script that reloads it.
pub(super) fn inject(html: String) -> String {
    html.replacen("</head>", "<script src=\"/__reload.js\"></script></head>", 1)
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT)
}

/// One event for each build after the request.
async fn events(
    State(index): State<Arc<Path>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let seen = built_at(&index).await;
    let events = stream::unfold((index, seen), |(index, seen)| async move {
        loop {
            tokio::time::sleep(INTERVAL).await;
            // For a moment of each build the page is absent.
            let Some(built) = built_at(&index).await else { continue };
            if seen != Some(built) {
                return Some((Ok(Event::default().data("built")), (index, Some(built))));
            }
        }
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn built_at(index: &Path) -> Option<SystemTime> {
    tokio::fs::metadata(index).await.and_then(|data| data.modified()).ok()
}
