//! Pages of other origins do not ask here, unless they are allowed to.
//!
//! Browsers ask before they send JSON elsewhere, which the allow-list answers, but send forms without asking. And a page
//! can give its own name the address of this machine; then its origin is that name, and so is the host that it asks for.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{App, Refused};

pub(super) async fn guard(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Result<Response, Refused> {
    let host = text(request.headers(), &header::HOST);
    if app.access.is_open() && !host.is_some_and(is_this_machine) {
        return Err(Refused::Host);
    }
    if let Some(origin) = text(request.headers(), &header::ORIGIN) {
        let own = origin.split_once("://").map(|(_, authority)| authority);
        if own != host && !app.origins.iter().any(|allowed| allowed == origin) {
            return Err(Refused::Origin(origin.to_owned()));
        }
    }
    Ok(next.run(request).await)
}

/// A header; what is no text is never what is expected.
fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

/// Whether a host, with or without a port, is always this machine.
fn is_this_machine(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host }
    });
    ["localhost", "127.0.0.1", "[::1]"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine_are_known() {
        for host in ["localhost", "localhost:8090", "127.0.0.1:80", "[::1]:8090", "[::1]"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in ["localhost.evil.example", "evil.example:8090", "127.0.0.1.evil:1", "", "?"] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
