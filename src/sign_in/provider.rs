//! The issuer: its addresses, and what its token endpoint answers.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

use super::SignInProblem;
use super::attempt::{form, refusal};
use super::settings::{Settings, is_safe};
use crate::json;

/// An answer takes no longer.
const WITHIN_MS: u32 = 15_000;

/// An issuer that has been asked about itself.
pub(super) struct Provider {
    settings: Settings,
    metadata: Metadata,
}

/// The part of an issuer's metadata that counts.
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    end_session_endpoint: Option<String>,
}

/// What the token endpoint gives.
#[derive(Deserialize)]
pub(super) struct Granted {
    pub(super) access_token: String,
    pub(super) refresh_token: Option<String>,
    pub(super) id_token: Option<String>,
    /// Seconds that the access token holds.
    pub(super) expires_in: Option<f64>,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
    error_description: Option<String>,
}

impl Provider {
    /// Asks an issuer about itself.
    pub(super) async fn discover(settings: &Settings) -> Result<Self, SignInProblem> {
        let init = RequestInit::new();
        let (_, body) = fetch(settings, &settings.metadata_address(), &init).await?;
        let metadata: Metadata = read(settings, &body)?;
        // Whoever answers in an issuer's place could name addresses of its own.
        if metadata.issuer != settings.issuer || !is_safe(&metadata.token_endpoint) {
            return Err(SignInProblem::AnotherIssuer(settings.name().to_owned()));
        }
        Ok(Self { settings: settings.clone(), metadata })
    }

    /// Where people sign in.
    pub(super) fn authorization_endpoint(&self) -> &str {
        &self.metadata.authorization_endpoint
    }

    /// Where people sign out; `id_token` says who.
    pub(super) fn sign_out_address(&self, id_token: Option<&str>, back: String) -> Option<String> {
        let mut query = vec![
            ("client_id", self.settings.client_id.clone()),
            ("post_logout_redirect_uri", back),
        ];
        query.extend(id_token.map(|token| ("id_token_hint", token.to_owned())));
        Some(format!("{}?{}", self.metadata.end_session_endpoint.as_ref()?, form(&query)))
    }

    /// Turns in what `grant` names for tokens.
    pub(super) async fn tokens(&self, grant: &[(&str, String)]) -> Result<Granted, SignInProblem> {
        let unreachable = || SignInProblem::Unreachable(self.settings.name().to_owned());
        let mut fields = grant.to_vec();
        fields.push(("client_id", self.settings.client_id.clone()));
        let init = RequestInit::new();
        init.set_method("POST");
        let headers = Headers::new().map_err(|_| unreachable())?;
        headers
            .set("content-type", "application/x-www-form-urlencoded")
            .map_err(|_| unreachable())?;
        init.set_headers_headers(&headers);
        init.set_body_opt_str(Some(&form(&fields)));
        let (ok, body) = fetch(&self.settings, &self.metadata.token_endpoint, &init).await?;
        if ok {
            return read(&self.settings, &body);
        }
        let Refused { error, error_description } = read(&self.settings, &body)?;
        Err(refusal(&error, error_description))
    }
}

/// Whether the answer is a success, and its body.
async fn fetch(
    settings: &Settings,
    address: &str,
    init: &RequestInit,
) -> Result<(bool, String), SignInProblem> {
    let unreachable = |_| SignInProblem::Unreachable(settings.name().to_owned());
    init.set_signal(Some(&AbortSignal::timeout_with_u32(WITHIN_MS)));
    let sent = leptos::prelude::window().fetch_with_str_and_init(address, init);
    let response: Response = JsFuture::from(sent).await.map_err(unreachable)?.unchecked_into();
    let body = JsFuture::from(response.text().map_err(unreachable)?).await.map_err(unreachable)?;
    Ok((response.ok(), body.as_string().unwrap_or_default()))
}

fn read<T: DeserializeOwned>(settings: &Settings, body: &str) -> Result<T, SignInProblem> {
    json::read(body).map_err(|_| SignInProblem::Unreachable(settings.name().to_owned()))
}
