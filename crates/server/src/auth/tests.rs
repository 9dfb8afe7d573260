//! Tokens of an issuer on this machine, with keys made for the test.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aws_lc_rs::encoding::AsDer as _;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::routing::get;
use axum::{Json, Router};
use headroom_contract::output::permission::READ;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{Access, Denied};
use crate::{Issuer, Options};

/// 2100, and 2000.
const FUTURE_S: u64 = 4_102_444_800;
const PAST_S: u64 = 946_684_800;
/// Length of what PKCS #8 puts before an RSA key of 2048 bits.
const PKCS8_PREFIX: usize = 26;

/// An issuer on loopback.
struct TestIssuer {
    url: String,
    keys: Arc<Published>,
}

struct Published {
    keys: std::sync::Mutex<Vec<Jwk>>,
    fetches: AtomicUsize,
}

impl TestIssuer {
    async fn start(keys: Vec<Jwk>) -> Self {
        let published = Published { keys: keys.into(), fetches: AtomicUsize::new(0) };
        let keys = Arc::new(published);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let metadata = json!({ "issuer": url, "jwks_uri": format!("{url}/keys") });
        let published = async |State(keys): State<Arc<Published>>| {
            keys.fetches.fetch_add(1, Ordering::SeqCst);
            let keys = keys.keys.lock().unwrap().clone();
            Json(json!({ "keys": keys }))
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(async move || Json(metadata)))
            .route("/keys", get(published))
            .with_state(Arc::clone(&keys));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, keys }
    }

    fn access(&self, token: Option<&str>) -> Access {
        let issuer =
            Issuer { url: self.url.clone(), audience: "headroom".to_owned(), client: None };
        access(token, Some(issuer))
    }

    fn claims(&self) -> Value {
        json!({
            "iss": self.url, "aud": "headroom", "exp": FUTURE_S, "sub": "42", "name": "Ada", "permissions": [READ],
        })
    }
}

fn access(token: Option<&str>, issuer: Option<Issuer>) -> Access {
    let arguments = ["--networks", "none"];
    let mut options = Options::read(lexopt::Parser::from_args(arguments), None).unwrap();
    options.token = token.map(str::to_owned);
    options.issuer = issuer;
    Access::new(&options).unwrap()
}

fn ec_key() -> EncodingKey {
    let document =
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    EncodingKey::from_ec_der(document.unwrap().as_ref())
}

fn rsa_key() -> EncodingKey {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let document = pair.as_der().unwrap();
    EncodingKey::from_rsa_der(&document.as_ref()[PKCS8_PREFIX..])
}

fn public(key: &EncodingKey, algorithm: Algorithm, name: &str) -> Jwk {
    let mut jwk = Jwk::from_encoding_key(key, algorithm).unwrap();
    jwk.common.key_id = Some(name.to_owned());
    jwk
}

fn sign(key: &EncodingKey, algorithm: Algorithm, name: &str, claims: &Value) -> String {
    let header = Header { kid: Some(name.to_owned()), ..Header::new(algorithm) };
    encode(&header, claims, key).unwrap()
}

async fn ask(access: &Access, token: &str) -> Result<String, Denied> {
    let mut headers = HeaderMap::new();
    let value = HeaderValue::from_str(&format!("Bearer {token}")).unwrap();
    headers.insert(header::AUTHORIZATION, value);
    access.caller(&headers).await.map(|caller| caller.unwrap().0.username)
}

#[tokio::test]
async fn both_kinds_of_signatures_are_checked() {
    for (key, algorithm) in [(ec_key(), Algorithm::ES256), (rsa_key(), Algorithm::RS256)] {
        let issuer = TestIssuer::start(vec![public(&key, algorithm, "a")]).await;
        let access = issuer.access(None);
        let token = sign(&key, algorithm, "a", &issuer.claims());
        assert_eq!(ask(&access, &token).await, Ok("Ada".to_owned()));

        let (head, signature) = token.rsplit_once('.').unwrap();
        let (head, _) = head.rsplit_once('.').unwrap();
        let mut claims = issuer.claims();
        claims["permissions"] = json!(["HC_WORK_PACKAGE:DELETE"]);
        let forged = sign(&key, algorithm, "a", &claims);
        let forged = forged.split('.').nth(1).unwrap();
        let denied = ask(&access, &format!("{head}.{forged}.{signature}")).await;
        assert_eq!(denied, Err(Denied::BadToken("its signature is wrong")));
    }
}

#[tokio::test]
async fn each_claim_is_checked() {
    let key = ec_key();
    let issuer = TestIssuer::start(vec![public(&key, Algorithm::ES256, "a")]).await;
    let access = issuer.access(None);
    for (name, value, reason) in [
        ("exp", json!(PAST_S), "it has expired: sign in again"),
        ("exp", Value::Null, "it lacks issuer, audience, expiry or subject"),
        ("exp", json!("never"), "it lacks issuer, audience, expiry or subject"),
        ("nbf", json!(FUTURE_S), "it is not valid yet"),
        ("iss", json!("https://elsewhere.example"), "it is from another issuer"),
        ("iss", Value::Null, "it lacks issuer, audience, expiry or subject"),
        ("aud", json!("another"), "it is meant for another program"),
        ("aud", Value::Null, "it lacks issuer, audience, expiry or subject"),
        ("sub", json!(""), "it does not say for whom it is"),
    ] {
        let mut claims = issuer.claims();
        let is_absent = value.is_null();
        claims[name] = value;
        if is_absent {
            claims.as_object_mut().unwrap().remove(name);
        }
        let token = sign(&key, Algorithm::ES256, "a", &claims);
        assert_eq!(ask(&access, &token).await, Err(Denied::BadToken(reason)), "{claims}");
    }
    let mut claims = issuer.claims();
    claims["aud"] = json!(["another", "headroom"]);
    let token = sign(&key, Algorithm::ES256, "a", &claims);
    assert_eq!(ask(&access, &token).await, Ok("Ada".to_owned()));
}

#[tokio::test]
async fn a_public_key_is_no_secret_to_sign_with() {
    let key = rsa_key();
    let public = public(&key, Algorithm::RS256, "a");
    let text = serde_json::to_vec(&public).unwrap();
    let issuer = TestIssuer::start(vec![public]).await;
    let access = issuer.access(None);
    let token = sign(&EncodingKey::from_secret(&text), Algorithm::HS256, "a", &issuer.claims());
    let denied = Denied::BadToken("it is not signed as its key is meant for");
    assert_eq!(ask(&access, &token).await, Err(denied.clone()));
    // A key that says RS256 is for RS256 only.
    let token = sign(&key, Algorithm::PS256, "a", &issuer.claims());
    assert_eq!(ask(&access, &token).await, Err(denied));
    assert_eq!(ask(&access, "nonsense").await, Err(Denied::BadToken("it is not a JWT")));
}

#[tokio::test]
async fn keys_are_held_and_fetched_again_for_a_new_one_but_not_at_will() {
    let (old, new) = (ec_key(), ec_key());
    let issuer = TestIssuer::start(vec![public(&old, Algorithm::ES256, "old")]).await;
    let access = issuer.access(None);
    let fetches = || issuer.keys.fetches.load(Ordering::SeqCst);
    let by_old = sign(&old, Algorithm::ES256, "old", &issuer.claims());
    for _ in 0..3 {
        ask(&access, &by_old).await.unwrap();
    }
    assert_eq!(fetches(), 1);

    issuer.keys.keys.lock().unwrap().push(public(&new, Algorithm::ES256, "new"));
    let by_new = sign(&new, Algorithm::ES256, "new", &issuer.claims());
    let unknown = Err(Denied::BadToken("it is signed with a key that is not known"));
    assert_eq!(ask(&access, &by_new).await, unknown, "just fetched");
    assert_eq!(fetches(), 1);

    tokio::time::pause();
    tokio::time::advance(std::time::Duration::from_secs(61)).await;
    tokio::time::resume();
    ask(&access, &by_new).await.unwrap();
    assert_eq!(fetches(), 2);
    let by_none = sign(&new, Algorithm::ES256, "made up", &issuer.claims());
    for _ in 0..3 {
        assert_eq!(ask(&access, &by_none).await, unknown);
    }
    assert_eq!(fetches(), 2);
}

#[tokio::test]
async fn without_keys_nobody_is_let_in() {
    let issuer = TestIssuer::start(Vec::new()).await;
    let url = format!("{}/other", issuer.url);
    let access = access(None, Some(Issuer { url, audience: "headroom".to_owned(), client: None }));
    let token = sign(&ec_key(), Algorithm::ES256, "a", &issuer.claims());
    assert_eq!(ask(&access, &token).await, Err(Denied::NoKeys));
}

#[tokio::test]
async fn a_static_token_is_that_token_and_nothing_else() {
    let access = access(Some("secret"), None);
    assert_eq!(ask(&access, "secret").await, Ok("token".to_owned()));
    for wrong in ["secre", "secrets", "Secret", "x"] {
        let denied = ask(&access, wrong).await.unwrap_err();
        assert!(matches!(denied, Denied::BadToken(_)), "{wrong}");
        assert!(!denied.to_string().contains("secre"));
    }
    assert_eq!(access.caller(&HeaderMap::new()).await, Err(Denied::NoToken));
    let mut basic = HeaderMap::new();
    basic.insert(header::AUTHORIZATION, HeaderValue::from_static("Basic secret"));
    assert_eq!(access.caller(&basic).await, Err(Denied::NoToken));
}

#[tokio::test]
async fn both_may_be_given() {
    let key = ec_key();
    let issuer = TestIssuer::start(vec![public(&key, Algorithm::ES256, "a")]).await;
    let access = issuer.access(Some("secret"));
    assert_eq!(ask(&access, "secret").await, Ok("token".to_owned()));
    let token = sign(&key, Algorithm::ES256, "a", &issuer.claims());
    assert_eq!(ask(&access, &token).await, Ok("Ada".to_owned()));
}

#[test]
fn issuers_are_safe_to_ask() {
    for url in ["https://id.example/tenant", "http://127.0.0.1:8000", "http://localhost/realm"] {
        assert!(super::issuer::is_safe_address(url), "{url}");
    }
    for url in
        ["http://id.example", "file:///etc/passwd", "id.example", "", "http://127.0.0.1.evil"]
    {
        assert!(!super::issuer::is_safe_address(url), "{url}");
    }
}
