//! The messages, and who may send them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Name of the protocol in every message.
const NAMESPACE: &str = "hc";
/// Version of the protocol.
const VERSION: u32 = 1;
/// Longest message that is read; tokens are a few kilobytes.
pub(super) const MOST_BYTES: usize = 64 << 10;

/// What the page tells its host.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(super) enum ToHost {
    /// The page runs; it asks for what it lacks.
    Ready {
        /// Version of the page.
        version: &'static str,
        /// `token` where a server answers and none was given.
        wants: Vec<&'static str>,
    },
    /// The page's height in px, for the frame.
    Resize {
        /// Without a margin.
        height: u32,
    },
    /// Another view is shown.
    Navigated {
        /// Path and query, without the fragment.
        path: String,
    },
    /// A work package was submitted.
    Submitted {
        /// Its id.
        run_id: String,
    },
    /// Something the host can act on.
    Error {
        /// `sign-in`: the server wants a token, or another one.
        code: &'static str,
    },
}

/// What a host may tell the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(super) enum FromHost {
    /// The host listens from now on.
    Hello,
    /// How it looks; what is left out stays.
    Set {
        /// `light`, `dark` or `system`.
        theme: Option<String>,
        /// IANA name.
        timezone: Option<String>,
        /// BCP 47 tag.
        locale: Option<String>,
    },
    /// An access token, kept in memory only.
    Token {
        /// The token.
        value: String,
    },
    /// Shows a view.
    Go {
        /// Path below this page's folder.
        path: String,
    },
    /// Opens the browser's print dialog.
    Print,
}

#[derive(Serialize)]
struct Envelope<'a> {
    ns: &'static str,
    v: u32,
    #[serde(flatten)]
    message: &'a ToHost,
}

/// A message as JSON.
pub(super) fn write(message: &ToHost) -> Option<String> {
    serde_json::to_string(&Envelope { ns: NAMESPACE, v: VERSION, message }).ok()
}

/// A message from JSON; nothing for other protocols, other versions and types that are not known.
pub(super) fn read(text: &str) -> Option<FromHost> {
    let value: Value = serde_json::from_str(text).ok()?;
    let is_ours = value.get("ns")? == NAMESPACE && value.get("v")? == VERSION;
    if is_ours { serde_json::from_value(value).ok() } else { None }
}

/// Whether an origin is one of a list, or the page's own. The origin of sandboxed pages, `null`, never is.
pub(super) fn is_allowed(origin: &str, own: &str, list: &str) -> bool {
    origin != "null" && (origin == own || list.split_whitespace().any(|allowed| allowed == origin))
}

/// Whether a host may send the page there: below its own folder only.
pub(super) fn is_own_path(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::damage::Random;

    #[test]
    fn only_messages_of_this_protocol_are_read() {
        assert_eq!(read(r#"{"ns":"hc","v":1,"type":"hello"}"#), Some(FromHost::Hello));
        let set = read(r#"{"ns":"hc","v":1,"type":"set","theme":"dark"}"#);
        assert!(
            matches!(set, Some(FromHost::Set { theme: Some(theme), timezone: None, .. }) if theme == "dark")
        );
        for text in [
            "",
            "{}",
            "7",
            r#"{"ns":"other","v":1,"type":"hello"}"#,
            r#"{"ns":"hc","v":2,"type":"hello"}"#,
            r#"{"ns":"hc","v":1,"type":"obey"}"#,
            r#"{"ns":"hc","v":1,"type":"token"}"#,
            r#"{"ns":"hc","v":1,"type":"token","value":7}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn damaged_messages_are_read_or_passed_over() {
        let texts = [
            r#"{"ns":"hc","v":1,"type":"set","theme":"dark","timezone":"Australia/Brisbane","locale":"de"}"#,
            r#"{"ns":"hc","v":1,"type":"go","path":"/runs/1?sort=a"}"#,
            r#"{"ns":"hc","v":1,"type":"token","value":"t"}"#,
        ];
        let mut random = Random::new(3);
        let mut understood = 0;
        for round in 0..6000 {
            let damaged = random.damaged(texts[round % texts.len()].as_bytes());
            let Some(message) = read(&String::from_utf8_lossy(&damaged)) else { continue };
            understood += 1;
            if let FromHost::Go { path } = message
                && is_own_path(&path)
            {
                assert!(!path.starts_with("//") && path.starts_with('/'), "{path}");
            }
        }
        assert!(understood > 100, "{understood} messages survived their damage");
        assert_eq!(read(&"[".repeat(MOST_BYTES)), None, "deep texts are no message");
    }

    #[test]
    fn what_is_sent_names_protocol_version_and_type() {
        let text = write(&ToHost::Submitted { run_id: "7".to_owned() }).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value, serde_json::json!({"ns":"hc","v":1,"type":"submitted","runId":"7"}));
    }

    #[test]
    fn only_listed_origins_are_heard() {
        let (own, list) = ("https://page", "https://portal http://127.0.0.1:80");
        for origin in [own, "https://portal", "http://127.0.0.1:80"] {
            assert!(is_allowed(origin, own, list), "{origin}");
        }
        for origin in ["", "null", "https://portal.evil", "https://port", "http://portal"] {
            assert!(!is_allowed(origin, own, list), "{origin}");
        }
        assert!(!is_allowed("null", own, "null"));
    }

    #[test]
    fn a_host_cannot_send_the_page_elsewhere() {
        assert!(is_own_path("/runs/1?sort=a"));
        for path in ["", "runs", "//evil", "https://evil", "/\\evil", "javascript:alert(1)"] {
            assert!(!is_own_path(path), "{path}");
        }
    }
}
