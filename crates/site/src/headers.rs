//! The response headers, from the file that every other deployment uses too.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Why there are no headers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// A line of the file.
    #[error("a line of deploy/headers.txt is not `Name: value`: {0}")]
    Line(String),
    /// A value, with the origins in it.
    #[error("{0:?} cannot be sent in a header")]
    Value(String),
}

/// One `Name: value` a line.
const HEADERS: &str = include_str!("../../../deploy/headers.txt");

/// The headers of every response. `connect` names origins that the page may talk to besides its own, also in a frame that nobody
/// sees: that is how a sign-in is renewed.
pub fn security_headers(connect: &[String]) -> Result<HeaderMap, HeaderError> {
    let allow = |policy: String, directive: &str| {
        let own = format!("{directive} 'self'");
        let allowed =
            connect.iter().fold(own.clone(), |allowed, origin| format!("{allowed} {origin}"));
        policy.replace(&own, &allowed)
    };
    let headers = ["connect-src", "frame-src"].into_iter().fold(HEADERS.to_owned(), allow);
    let header = |line: &str| {
        let wrong = || HeaderError::Line(line.to_owned());
        let (name, value) = line.split_once(": ").ok_or_else(wrong)?;
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?;
        let value =
            HeaderValue::from_str(value).map_err(|_| HeaderError::Value(value.to_owned()))?;
        Ok((name, value))
    };
    headers.lines().map(header).collect()
}

/// How long a browser may keep a file without asking again: for ever if its name changes with its content.
pub(super) fn caching(path: &str) -> &'static str {
    if has_hash(path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Whether the build put a hash into the name: `style-2c5a0cc93a4e7b6f.css`, `headroom-12ab34cd56ef7890_bg.wasm`.
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
    fn the_one_script_inside_the_page_is_allowed_by_its_hash() {
        use base64::Engine as _;
        use sha2::Digest as _;
        let page = include_str!("../../../index.html");
        let scripts: Vec<&str> = page.split("<script").skip(1).collect();
        let [script] = scripts.as_slice() else { panic!("{} scripts", scripts.len()) };
        let script = script.strip_prefix('>').and_then(|rest| rest.split("</script>").next());
        let hash = sha2::Sha256::digest(script.unwrap().as_bytes());
        let source =
            format!(" 'sha256-{}';", base64::engine::general_purpose::STANDARD.encode(hash));
        assert!(HEADERS.contains(&source), "deploy/headers.txt lacks{source}");
    }

    #[test]
    fn every_line_is_a_header_and_scripts_come_only_from_the_page() {
        let headers = security_headers(&[]).unwrap();
        assert_eq!(headers.len(), HEADERS.lines().count());
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
    }

    #[test]
    fn the_example_for_nginx_sends_the_same() {
        let example = include_str!("../../../deploy/nginx.conf");
        for line in HEADERS.lines() {
            let (name, value) = line.split_once(": ").unwrap();
            let directive = if name.eq_ignore_ascii_case(crate::OPENER_POLICY) {
                assert!(example.contains(&format!("default \"{value}\";")), "{name}");
                format!("add_header {name} $headroom_opener always;")
            } else {
                format!("add_header {name} \"{value}\" always;")
            };
            assert!(example.contains(&directive), "{directive}");
        }
    }

    #[test]
    fn every_directive_is_explained() {
        let docs = include_str!("../../../docs/security.md");
        let policy = security_headers(&[]).unwrap()["content-security-policy"].clone();
        let policy = policy.to_str().unwrap();
        let directives = policy.split("; ").filter_map(|directive| directive.split(' ').next());
        let sent: Vec<&str> = directives.collect();
        let explained: Vec<&str> = docs
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
            .map(|(directive, _)| directive)
            .collect();
        assert_eq!(sent, explained);
    }

    #[test]
    fn other_origins_are_added_to_connections_and_frames_only() {
        let headers = security_headers(&["https://workbench.example".to_owned()]).unwrap();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("; connect-src 'self' https://workbench.example;"), "{policy}");
        assert!(policy.contains("; frame-src 'self' https://workbench.example;"), "{policy}");
        assert_eq!(policy.matches("https:").count(), 2);
    }

    #[test]
    fn only_names_with_a_hash_are_kept() {
        for path in ["/style-2c5a0cc93a4e7b6f.css", "/headroom-12ab34cd56ef789_bg.wasm"] {
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
