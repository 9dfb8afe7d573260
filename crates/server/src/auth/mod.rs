//! Who asks, and what they may do.

mod claims;
mod issuer;
mod keys;
mod permissions;
#[cfg(test)]
pub(crate) mod tests;

use axum::http::{HeaderMap, header};
use headroom_contract::output::{GqlUserResponse, permission};
use headroom_workbench::Caller;
use subtle::ConstantTimeEq as _;

use crate::Options;
pub(crate) use issuer::IssuerError;
use issuer::TokenIssuer;
pub(crate) use permissions::{allows, forbidden_fields};

/// Id and name of everyone who brings the static token.
const TOKEN_USER: &str = "token";

/// How this server tells who asks.
pub(crate) struct Access {
    token: Option<String>,
    issuer: Option<TokenIssuer>,
}

/// Why a request is not answered. No message holds a token or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Denied {
    #[error("Sign in: this server asks for a bearer token")]
    NoToken,
    #[error("The bearer token is not accepted: {0}")]
    BadToken(&'static str),
    /// Nothing is wrong with the token as far as this server knows.
    #[error(
        "The keys that bearer tokens are signed with could not be fetched. Try again in a minute"
    )]
    NoKeys,
}

impl Access {
    /// What the command line asks for.
    pub(crate) fn new(options: &Options) -> Result<Self, IssuerError> {
        let issuer = options.issuer.as_ref().map(TokenIssuer::new).transpose()?;
        Ok(Self { token: options.token.clone(), issuer })
    }

    /// True when everybody who reaches this server may do everything.
    pub(crate) fn is_open(&self) -> bool {
        self.token.is_none() && self.issuer.is_none()
    }

    /// Whoever asks; `None` where nobody signs in.
    pub(crate) async fn caller(&self, headers: &HeaderMap) -> Result<Option<Caller>, Denied> {
        if self.is_open() {
            return Ok(None);
        }
        let token = bearer(headers).ok_or(Denied::NoToken)?;
        let is_static = self.token.as_ref();
        if is_static.is_some_and(|own| bool::from(own.as_bytes().ct_eq(token.as_bytes()))) {
            return Ok(Some(token_user()));
        }
        match &self.issuer {
            Some(issuer) => issuer.caller(token).await.map(Some),
            None => Err(Denied::BadToken("it is not the one that this server knows")),
        }
    }
}

/// The token of `Authorization: Bearer ...`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then_some(token.trim()).filter(|token| !token.is_empty())
}

/// Everyone who brings the static token.
fn token_user() -> Caller {
    Caller(GqlUserResponse {
        id: TOKEN_USER.to_owned(),
        username: TOKEN_USER.to_owned(),
        email: None,
        identity_provider: None,
        permissions: permission::ALL.map(str::to_owned).to_vec(),
    })
}
