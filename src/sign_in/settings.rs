//! Who signs people in.

use leptos::prelude::document;
use serde::Deserialize;

use crate::json;

/// Where `public/boot.js` leaves `oidc` of `config.json`.
const ATTRIBUTE: &str = "data-oidc";
/// Enough to know whom one has to do with.
const SCOPE: &str = "openid profile email";

/// `oidc` of `config.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Settings {
    /// Address of the issuer, as its tokens name it.
    pub(super) issuer: String,
    /// Id that the issuer knows this page by.
    pub(super) client_id: String,
    /// What is asked for, between blanks; `offline_access` in it asks for a refresh token.
    #[serde(default = "usual_scope")]
    pub(super) scope: String,
    /// Which API the access token is to be for, where the issuer has several.
    #[serde(default)]
    pub(super) audience: Option<String>,
}

fn usual_scope() -> String {
    SCOPE.to_owned()
}

impl Settings {
    /// What the page's host says; nothing where it names no issuer that can be trusted.
    pub(super) fn configured() -> Option<Self> {
        Self::read(&document().document_element()?.get_attribute(ATTRIBUTE)?)
    }

    fn read(text: &str) -> Option<Self> {
        json::read(text).ok().filter(|settings: &Self| {
            is_safe(&settings.issuer)
                && !settings.client_id.is_empty()
                && settings.scope.split_whitespace().any(|scope| scope == "openid")
        })
    }

    /// What people see of the issuer: `login.example`.
    pub(super) fn name(&self) -> &str {
        self.issuer.split_once("://").map_or(self.issuer.as_str(), |(_, rest)| rest)
    }

    /// Where the issuer describes itself (OpenID Connect Discovery 1.0, section 4).
    pub(super) fn metadata_address(&self) -> String {
        format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'))
    }
}

/// Whether what comes from an address is what its owner sent: HTTPS, or this machine.
pub(super) fn is_safe(address: &str) -> bool {
    let own = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| {
            host == *own || host.strip_prefix(own).is_some_and(|port| port.starts_with(':'))
        })
    };
    match address.split_once("://") {
        Some(("https", rest)) => !rest.is_empty() && !rest.contains('@'),
        Some(("http", rest)) => own(rest),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_and_a_client_are_enough() {
        let settings =
            Settings::read(r#"{"issuer":"https://login.example/","clientId":"h"}"#).unwrap();
        assert_eq!((settings.scope.as_str(), settings.audience.as_deref()), (SCOPE, None));
        assert_eq!(
            settings.metadata_address(),
            "https://login.example/.well-known/openid-configuration"
        );
    }

    #[test]
    fn what_cannot_be_trusted_is_as_good_as_nothing() {
        for text in [
            "{}",
            "7",
            r#"{"issuer":"https://login.example"}"#,
            r#"{"issuer":"http://login.example","clientId":"h"}"#,
            r#"{"issuer":"https://login.example","clientId":""}"#,
            r#"{"issuer":"https://login.example","clientId":"h","scope":"profile"}"#,
            r#"{"issuer":7,"clientId":"h"}"#,
        ] {
            assert_eq!(Settings::read(text), None, "{text}");
        }
    }

    #[test]
    fn only_this_machine_is_asked_without_encryption() {
        for address in ["https://a", "http://localhost:80/x", "http://127.0.0.1", "http://[::1]:1/"]
        {
            assert!(is_safe(address), "{address}");
        }
        for address in [
            "",
            "a",
            "http://a",
            "http://localhost.evil",
            "http://127.0.0.1.evil",
            "https://u@a",
            "ftp://a",
        ] {
            assert!(!is_safe(address), "{address}");
        }
    }
}
