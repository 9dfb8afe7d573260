//! The response headers, from the file that every other deployment uses too.

use anyhow::{Context, Result};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// One `Name: value` a line.
const HEADERS: &str = include_str!("../../../deploy/headers.txt");

/// The headers of every response. `connect` names origins that the page may talk to besides its own.
pub(crate) fn read(connect: &[String]) -> Result<HeaderMap> {
    let own = "connect-src 'self'";
    let allowed =
        connect.iter().fold(own.to_owned(), |allowed, origin| format!("{allowed} {origin}"));
    HEADERS
        .replace(own, &allowed)
        .lines()
        .map(|line| {
            let (name, value) = line
                .split_once(": ")
                .context("a line of deploy/headers.txt is not `Name: value`")?;
            let name = HeaderName::from_bytes(name.as_bytes())?;
            let value = HeaderValue::from_str(value)
                .with_context(|| format!("{value:?} cannot be sent in a header"))?;
            Ok((name, value))
        })
        .collect()
}

/// How long a browser may keep a file without asking again: for ever if its name changes with its content.
pub(crate) fn caching(path: &str) -> &'static str {
    if has_hash(path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether Trunk put a hash into the name: `base-2c5a0cc93a4e7b6f.css`, `headroom-12ab34cd56ef7890_bg.wasm`.
fn has_hash(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_header_and_scripts_come_only_from_the_page() {
        let headers = read(&[]).unwrap();
        assert_eq!(headers.len(), HEADERS.lines().count());
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
    }

    #[test]
    fn other_origins_are_added_to_connections_only() {
        let headers = read(&["https://workbench.example".to_owned()]).unwrap();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("; connect-src 'self' https://workbench.example;"), "{policy}");
        assert_eq!(policy.matches("https:").count(), 1);
    }

    #[test]
    fn only_names_with_a_hash_are_kept() {
        for path in ["/base-2c5a0cc93a4e7b6f.css", "/headroom-12ab34cd56ef789_bg.wasm"] {
            assert!(caching(path).contains("immutable"), "{path}");
        }
        for path in [
            "/",
            "/boot.js",
            "/headroom-worker_bg.wasm",
            "/headroom-worker_loader.js",
            "/samples/a-b.dss",
        ] {
            assert_eq!(caching(path), "no-cache", "{path}");
        }
    }
}
