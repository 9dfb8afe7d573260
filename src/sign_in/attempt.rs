//! One way to the issuer and back: what the page makes up for it, the address it leads to, and the check of what comes back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::encode_uri_component;
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use web_sys::{Storage, UrlSearchParams};

use super::SignInProblem;
use super::settings::Settings;
use crate::{json, routes};

/// Where an attempt waits in `sessionStorage` while the issuer's page is in this tab.
const KEY: &str = "headroom.sign-in";
/// Bytes of chance in each made-up value; RFC 7636 asks for 32.
const CHANCE: usize = 32;

/// What makes one attempt unlike all others. It is of no use to whoever has not the issuer's answer, and that answer is of
/// no use without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Attempt {
    /// Comes back beside the code: the answer is to this attempt.
    state: String,
    /// Comes back inside the ID token: the token is for this attempt.
    pub(super) nonce: String,
    /// Shown when the code is turned in: whoever has the code began the attempt.
    pub(super) verifier: String,
    /// Where the person was: path, query and fragment.
    pub(super) back: String,
}

impl Attempt {
    /// A new one.
    pub(super) fn new() -> Result<Self, SignInProblem> {
        let here = window().location();
        let parts = [here.pathname(), here.search(), here.hash()];
        Ok(Self {
            state: chance()?,
            nonce: chance()?,
            verifier: chance()?,
            back: parts.into_iter().map(Result::unwrap_or_default).collect(),
        })
    }

    /// Keeps it for when this tab comes back.
    pub(super) fn keep(&self) -> Result<(), SignInProblem> {
        let text = serde_json::to_string(self).map_err(|_| SignInProblem::Blocked)?;
        let kept = tab_storage().map(|storage| storage.set_item(KEY, &text));
        if let Some(Ok(())) = kept { Ok(()) } else { Err(SignInProblem::Blocked) }
    }

    /// The one that was kept, once.
    pub(super) fn take() -> Option<Self> {
        let storage = tab_storage()?;
        let text = storage.get_item(KEY).ok()??;
        storage.remove_item(KEY).ok();
        json::read(&text).ok()
    }

    /// Where the person signs in. `prompt` is `none` where nobody can be asked anything.
    pub(super) fn address(
        &self,
        endpoint: &str,
        settings: &Settings,
        prompt: Option<&str>,
    ) -> String {
        let mut query = vec![
            ("response_type", "code".to_owned()),
            ("client_id", settings.client_id.clone()),
            ("redirect_uri", routes::in_full(&routes::signed_in())),
            ("scope", settings.scope.clone()),
            ("state", self.state.clone()),
            ("nonce", self.nonce.clone()),
            ("code_challenge", challenge(&self.verifier)),
            ("code_challenge_method", "S256".to_owned()),
        ];
        query.extend(settings.audience.clone().map(|audience| ("audience", audience)));
        query.extend(prompt.map(|prompt| ("prompt", prompt.to_owned())));
        // Issuers give refresh tokens only to those whom they ask (OpenID Connect Core 1.0, section 11).
        if prompt.is_none()
            && settings.scope.split_whitespace().any(|scope| scope == "offline_access")
        {
            query.push(("prompt", "consent".to_owned()));
        }
        let separator = if endpoint.contains('?') { '&' } else { '?' };
        format!("{endpoint}{separator}{}", form(&query))
    }

    /// The code in the query that the issuer sent the person back with.
    pub(super) fn code(&self, query: &str, issuer: &str) -> Result<String, SignInProblem> {
        let query = UrlSearchParams::new_with_str(query).map_err(|_| SignInProblem::NoAttempt)?;
        if query.get("state").as_deref() != Some(self.state.as_str()) {
            return Err(SignInProblem::NoAttempt);
        }
        // Sent by newer issuers, against answers of others (RFC 9207).
        if query.get("iss").is_some_and(|named| named != issuer) {
            return Err(SignInProblem::Untrusted("it names another issuer"));
        }
        if let Some(error) = query.get("error") {
            return Err(refusal(&error, query.get("error_description")));
        }
        query.get("code").ok_or(SignInProblem::Untrusted("it holds no code"))
    }
}

/// What an issuer means by its words for errors.
pub(super) fn refusal(error: &str, description: Option<String>) -> SignInProblem {
    const ASK: [&str; 5] = [
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required",
        "invalid_grant",
    ];
    if ASK.contains(&error) {
        return SignInProblem::SignedOut;
    }
    SignInProblem::Refused(description.unwrap_or_else(|| error.to_owned()))
}

/// `application/x-www-form-urlencoded`
pub(super) fn form(pairs: &[(&str, String)]) -> String {
    let pairs: Vec<String> =
        pairs.iter().map(|(key, value)| format!("{key}={}", encode_uri_component(value))).collect();
    pairs.join("&")
}

/// What of this tab outlives a page.
pub(super) fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// `code_challenge` of method S256 (RFC 7636, section 4.2).
fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

fn chance() -> Result<String, SignInProblem> {
    let mut bytes = [0; CHANCE];
    let drawn =
        window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    drawn.map_err(|_| SignInProblem::Blocked)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        // RFC 7636, appendix B
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn an_issuer_that_has_to_ask_refuses_nothing() {
        assert_eq!(refusal("login_required", None), SignInProblem::SignedOut);
        assert_eq!(
            refusal("access_denied", Some("not you".to_owned())),
            SignInProblem::Refused("not you".to_owned())
        );
        assert_eq!(refusal("odd", None), SignInProblem::Refused("odd".to_owned()));
    }
}
