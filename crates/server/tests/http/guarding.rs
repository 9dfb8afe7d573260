//! Who is answered.

use reqwest::Method;
use serde_json::json;

use crate::site::{Site, code, json_of};

const ASK: &str = r#"{"query":"{ currentUser { username } }"}"#;

#[tokio::test]
async fn without_the_token_nothing_of_the_api_is_answered() {
    let site = Site::guarded(&[]).await;
    let paths = [
        (Method::POST, "/api/graphql"),
        (Method::GET, "/api/network/hierarchy"),
        (Method::POST, "/api/network/assets/graphics/geo-json"),
        (Method::GET, "/api/results/x/lv_group_hosting_capacity.csv"),
    ];
    for (method, path) in paths {
        let url = format!("{}{path}", site.address);
        let response = site.client.request(method, url).body(ASK).send().await.unwrap();
        assert_eq!(response.status(), 401, "{path}");
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
        let answer = json_of(response).await;
        assert_eq!(code(&answer), "UNAUTHENTICATED");
        assert!(answer["data"].is_null());
    }
    let answer = json_of(site.graphql(ASK).send().await.unwrap()).await;
    assert_eq!(answer["data"]["currentUser"]["username"], "token");
}

#[tokio::test]
async fn pages_elsewhere_ask_only_when_they_are_on_the_list() {
    let site = Site::guarded(&["--cors", "https://planning.example"]).await;
    let preflight = async |origin: &str| {
        let request = site.client.request(Method::OPTIONS, format!("{}/api/graphql", site.address));
        let request = request.header("origin", origin);
        let request = request.header("access-control-request-method", "POST");
        let request =
            request.header("access-control-request-headers", "authorization,content-type");
        let response = request.send().await.unwrap();
        response.headers().get("access-control-allow-origin").cloned()
    };
    assert_eq!(preflight("https://planning.example").await.unwrap(), "https://planning.example");
    assert_eq!(preflight("https://evil.example").await, None);

    let allowed = site.graphql(ASK).header("origin", "https://planning.example").send().await;
    let allowed = allowed.unwrap();
    assert_eq!(allowed.status(), 200);
    assert_eq!(allowed.headers()["access-control-allow-origin"], "https://planning.example");
    for origin in ["https://evil.example", "null", "https://planning.example.evil"] {
        let refused = site.graphql(ASK).header("origin", origin).send().await.unwrap();
        assert_eq!(refused.status(), 403, "{origin}");
        assert_eq!(code(&json_of(refused).await), "FORBIDDEN");
    }
    let own = site.graphql(ASK).header("origin", &site.address).send().await.unwrap();
    assert_eq!(own.status(), 200);
}

#[tokio::test]
async fn where_nobody_signs_in_other_names_of_this_machine_are_not_answered() {
    let site = Site::open().await;
    assert_eq!(site.graphql(ASK).send().await.unwrap().status(), 200);
    let rebound = site.graphql(ASK).header("host", "evil.example").send().await.unwrap();
    assert_eq!(rebound.status(), 403);
    let answer = site.ask("{ currentUser { permissions } }", json!({})).await;
    assert_eq!(answer["data"]["currentUser"]["permissions"].as_array().unwrap().len(), 7);
}
