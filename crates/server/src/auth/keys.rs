//! The keys of an issuer: fetched when they are needed, held for an hour, and fetched again for a key that is not among
//! them, though not more than once a minute, so that made-up key names cost the issuer nothing.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jsonwebtoken::jwk::{Jwk, JwkSet};
use reqwest::Client;
use reqwest::redirect::Policy;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex as Turn;
use tokio::time::Instant;

use super::Denied;
use super::issuer::is_safe_address;

/// After which held keys are fetched again.
const MAX_AGE: Duration = Duration::from_secs(60 * 60);
/// For which held keys are used though they cannot be fetched again.
const MAX_AGE_UNREACHABLE: Duration = Duration::from_secs(24 * 60 * 60);
/// Shortest time between two fetches.
const BETWEEN_FETCHES: Duration = Duration::from_secs(60);
/// Shortest time between two fetches while there are no keys.
const BETWEEN_FIRST_FETCHES: Duration = Duration::from_secs(5);
/// Longest time that an answer may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Most bytes of an answer.
const MAX_BYTES: usize = 1024 * 1024;

/// Keys of an issuer.
pub(super) struct Keys {
    issuer: String,
    client: Client,
    held: Mutex<Option<Held>>,
    /// Held while keys are fetched: when that was tried last.
    tried: Turn<Option<Instant>>,
}

#[derive(Clone)]
struct Held {
    keys: Arc<JwkSet>,
    since: Instant,
}

/// The part of an issuer's metadata that counts.
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    jwks_uri: String,
}

impl Keys {
    pub(super) fn new(issuer: &str) -> Result<Self, reqwest::Error> {
        let client = Client::builder().timeout(TIMEOUT).redirect(Policy::none()).build()?;
        Ok(Self {
            issuer: issuer.to_owned(),
            client,
            held: Mutex::default(),
            tried: Turn::default(),
        })
    }

    /// The key of this name; without a name the only key there is.
    pub(super) async fn find(&self, name: Option<&str>) -> Result<Jwk, Denied> {
        if let Some(held) = self.held()
            && held.since.elapsed() < MAX_AGE
            && let Some(key) = named(&held.keys, name)
        {
            return Ok(key);
        }
        let seen = self.held().map(|held| held.since);
        self.fetch(seen).await;
        let held = self.held().filter(|held| held.since.elapsed() < MAX_AGE_UNREACHABLE);
        let held = held.ok_or(Denied::NoKeys)?;
        named(&held.keys, name).ok_or(Denied::BadToken("it is signed with a key that is not known"))
    }

    fn held(&self) -> Option<Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Fetches the keys, unless somebody has done so since those that were `seen`, or just tried to.
    async fn fetch(&self, seen: Option<Instant>) {
        let mut tried = self.tried.lock().await;
        let since = self.held().map(|held| held.since);
        let between = if since.is_some() { BETWEEN_FETCHES } else { BETWEEN_FIRST_FETCHES };
        if since != seen || tried.is_some_and(|tried| tried.elapsed() < between) {
            return;
        }
        *tried = Some(Instant::now());
        if let Some(keys) = self.fetched().await {
            let held = Held { keys: Arc::new(keys), since: Instant::now() };
            *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(held);
        }
    }

    async fn fetched(&self) -> Option<JwkSet> {
        let base = self.issuer.trim_end_matches('/');
        let metadata: Metadata =
            self.json(&format!("{base}/.well-known/openid-configuration")).await?;
        if metadata.issuer != self.issuer || !is_safe_address(&metadata.jwks_uri) {
            return None;
        }
        self.json(&metadata.jwks_uri).await
    }

    async fn json<T: DeserializeOwned>(&self, address: &str) -> Option<T> {
        let mut response = self.client.get(address).send().await.ok()?;
        if !response.status().is_success() {
            return None;
        }
        let mut content = Vec::new();
        while let Some(chunk) = response.chunk().await.ok()? {
            if content.len() + chunk.len() > MAX_BYTES {
                return None;
            }
            content.extend_from_slice(&chunk);
        }
        serde_json::from_slice(&content).ok()
    }
}

fn named(keys: &JwkSet, name: Option<&str>) -> Option<Jwk> {
    match (name, keys.keys.as_slice()) {
        (Some(name), _) => keys.find(name).cloned(),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    }
}
