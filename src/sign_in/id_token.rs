//! The claims of an ID token. Its signature need not be looked at: it comes over TLS from the issuer's own token endpoint
//! (OpenID Connect Core 1.0, section 3.1.3.7, step 6).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;

use super::SignInProblem;
use super::settings::Settings;
use crate::json;

/// Seconds by which clocks may differ.
const LEEWAY_S: f64 = 60.0;

/// For whom a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// Id at the issuer.
    pub(super) subject: String,
    /// The best name there is.
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Value,
    exp: f64,
    azp: Option<String>,
    nonce: Option<String>,
    name: Option<String>,
    preferred_username: Option<String>,
    email: Option<String>,
}

/// Reads a token that is to be from the issuer, for this page and, where it answers an attempt, with its nonce.
pub(super) fn read(
    token: &str,
    settings: &Settings,
    nonce: Option<&str>,
    now_ms: f64,
) -> Result<Person, SignInProblem> {
    let untrusted = SignInProblem::Untrusted;
    let claims = claims(token).ok_or(untrusted("it cannot be read"))?;
    if claims.iss != settings.issuer {
        return Err(untrusted("it is from another issuer"));
    }
    let client = settings.client_id.as_str();
    let (for_us, alone) = match &claims.aud {
        Value::String(one) => (one == client, true),
        Value::Array(many) => (many.iter().any(|one| one == client), many.len() == 1),
        _ => (false, false),
    };
    let authorized = claims.azp.as_deref().map_or(alone, |party| party == client);
    if !for_us || !authorized {
        return Err(untrusted("it is meant for another page"));
    }
    if claims.exp + LEEWAY_S < now_ms / 1000.0 {
        return Err(untrusted("it is too old, or this machine's clock is wrong"));
    }
    if nonce.is_some() && claims.nonce.as_deref() != nonce {
        return Err(untrusted("it answers another attempt"));
    }
    let name = claims.name.or(claims.preferred_username).or(claims.email);
    Ok(Person { subject: claims.sub, name })
}

fn claims(token: &str) -> Option<Claims> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let payload = URL_SAFE_NO_PAD.decode(payload).ok()?;
    json::read(std::str::from_utf8(&payload).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn settings() -> Settings {
        Settings {
            issuer: "https://login.example".to_owned(),
            client_id: "headroom".to_owned(),
            scope: "openid".to_owned(),
            audience: None,
        }
    }

    fn read_with(changes: &Value) -> Result<Person, SignInProblem> {
        let mut claims = json!({
            "iss": "https://login.example", "sub": "7", "aud": "headroom", "exp": 1000, "nonce": "n", "email": "a@b",
        });
        for (key, value) in changes.as_object().unwrap() {
            claims[key] = value.clone();
        }
        let token = format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims.to_string()));
        read(&token, &settings(), Some("n"), 990_000.0)
    }

    #[test]
    fn a_token_for_this_attempt_tells_who_it_is() {
        let person = Person { subject: "7".to_owned(), name: Some("a@b".to_owned()) };
        for changes in [
            json!({}),
            json!({"aud": ["headroom"]}),
            json!({"aud": ["x", "headroom"], "azp": "headroom"}),
        ] {
            assert_eq!(read_with(&changes), Ok(person.clone()), "{changes}");
        }
        assert_eq!(read_with(&json!({"name": "Ada"})).unwrap().name.as_deref(), Some("Ada"));
    }

    #[test]
    fn every_other_token_is_refused() {
        for changes in [
            json!({"iss": "https://login.example/"}),
            json!({"aud": "other"}),
            json!({"aud": ["headroom", "other"]}),
            json!({"aud": ["headroom", "other"], "azp": "other"}),
            json!({"aud": 7}),
            json!({"exp": 900}),
            json!({"exp": null}),
            json!({"nonce": "m"}),
            json!({"nonce": null}),
            json!({"sub": null}),
        ] {
            assert!(matches!(read_with(&changes), Err(SignInProblem::Untrusted(_))), "{changes}");
        }
        for token in ["", "a.b", "a.b.c", "....", "é.é.é"] {
            assert!(read(token, &settings(), None, 0.0).is_err(), "{token}");
        }
    }
}
