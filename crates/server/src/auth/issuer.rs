//! Tokens of an OpenID issuer: JWTs whose signature, issuer, audience and times are checked.

use axum::http::Uri;
use headroom_workbench::Caller;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Map, Value};

use super::Denied;
use super::claims::caller;
use super::keys::Keys;
use crate::Issuer;

/// Seconds by which clocks may differ.
const LEEWAY_S: u64 = 30;

/// Why an issuer cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
    /// Its address.
    #[error("the issuer {0} must be an https address (or http on this machine), without a query")]
    Address(String),
    /// The client for its keys.
    #[error("the client for the issuer's keys cannot be made: {0}")]
    Client(#[from] reqwest::Error),
}

/// An issuer and its keys.
pub(super) struct TokenIssuer {
    issuer: Issuer,
    keys: Keys,
}

impl TokenIssuer {
    pub(super) fn new(issuer: &Issuer) -> Result<Self, IssuerError> {
        if !is_safe_address(&issuer.url) || issuer.url.contains(['?', '#']) {
            return Err(IssuerError::Address(issuer.url.clone()));
        }
        Ok(Self { issuer: issuer.clone(), keys: Keys::new(&issuer.url)? })
    }

    /// Whoever a token was made for.
    pub(super) async fn caller(&self, token: &str) -> Result<Caller, Denied> {
        let header = decode_header(token).map_err(|_| Denied::BadToken("it is not a JWT"))?;
        let key = self.keys.find(header.kid.as_deref()).await?;
        if !fits(&key, header.alg) {
            return Err(Denied::BadToken("it is not signed as its key is meant for"));
        }
        let mut validation = Validation::new(header.alg);
        validation.leeway = LEEWAY_S;
        validation.validate_nbf = true;
        validation.set_issuer(&[&self.issuer.url]);
        validation.set_audience(&[&self.issuer.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        let key =
            DecodingKey::from_jwk(&key).map_err(|_| Denied::BadToken("its key cannot be used"))?;
        let decoded = decode::<Map<String, Value>>(token, &key, &validation)
            .map_err(|error| Denied::BadToken(reason(error.kind())))?;
        caller(&decoded.claims, &self.issuer.url)
            .ok_or(Denied::BadToken("it does not say for whom it is"))
    }
}

/// Whether a key may have signed with an algorithm. Symmetric keys never do: their secret would be public.
fn fits(key: &Jwk, algorithm: Algorithm) -> bool {
    use Algorithm::{ES256, ES384, EdDSA, PS256, PS384, PS512, RS256, RS384, RS512};
    let by_kind = match &key.algorithm {
        AlgorithmParameters::RSA(_) => {
            matches!(algorithm, RS256 | RS384 | RS512 | PS256 | PS384 | PS512)
        }
        AlgorithmParameters::EllipticCurve(curve) => match curve.curve {
            EllipticCurve::P256 => algorithm == ES256,
            EllipticCurve::P384 => algorithm == ES384,
            _ => false,
        },
        AlgorithmParameters::OctetKeyPair(_) => algorithm == EdDSA,
        _ => false,
    };
    let as_said = key.common.key_algorithm.is_none_or(|said| said == algorithm.into());
    let to_sign = key.common.public_key_use.as_ref();
    by_kind && as_said && to_sign.is_none_or(|purpose| *purpose == PublicKeyUse::Signature)
}

/// Why a token is refused, without anything of it.
fn reason(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ExpiredSignature => "it has expired: sign in again",
        ErrorKind::ImmatureSignature => "it is not valid yet",
        ErrorKind::InvalidIssuer => "it is from another issuer",
        ErrorKind::InvalidAudience => "it is meant for another program",
        ErrorKind::InvalidSignature => "its signature is wrong",
        ErrorKind::MissingRequiredClaim(_) => "it lacks issuer, audience, expiry or subject",
        _ => "it cannot be read",
    }
}

/// Whether what comes from an address is what its owner sent: HTTPS, or this machine.
pub(super) fn is_safe_address(address: &str) -> bool {
    let Ok(uri) = address.parse::<Uri>() else { return false };
    let is_own = matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    match uri.scheme_str() {
        Some("https") => uri.host().is_some(),
        Some("http") => is_own,
        _ => false,
    }
}
