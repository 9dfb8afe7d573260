//! The page and its headers.

use crate::site::Site;

#[tokio::test]
async fn the_page_comes_with_the_headers_of_every_deployment() {
    let site = Site::guarded(&[]).await;
    let response = site.client.get(&site.address).send().await.unwrap();
    assert_eq!(response.status(), 200, "without a token");
    for line in include_str!("../../../../deploy/headers.txt").lines() {
        let (name, value) = line.split_once(": ").unwrap();
        assert_eq!(response.headers()[name], value, "{name}");
    }
    assert_eq!(response.headers()["cache-control"], "no-cache");
    assert_eq!(response.text().await.unwrap(), "<html>the page</html>");
}

#[tokio::test]
async fn addresses_of_the_page_are_the_page_and_files_are_only_its_own() {
    let site = Site::open().await;
    let html = site.get("/packages/Transformer.tx1").header("accept", "text/html").send().await;
    assert_eq!(html.unwrap().status(), 200);
    for path in ["/missing.js", "/../db.sqlite", "/%2e%2e/db.sqlite", "/..%2fdb.sqlite"] {
        let answer = site.get(path).send().await.unwrap();
        assert!(answer.status().is_client_error(), "{path}: {}", answer.status());
    }
}

#[tokio::test]
async fn whoever_watches_it_needs_no_token() {
    let site = Site::guarded(&[]).await;
    let answer = site.client.get(format!("{}/healthz", site.address)).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.text().await.unwrap().contains(r#""status":"ok""#));
}

#[tokio::test]
async fn the_page_is_told_to_ask_this_server() {
    let site = Site::guarded(&[]).await;
    let answer = site.client.get(format!("{}/config.json", site.address)).send().await.unwrap();
    assert_eq!(answer.status(), 200, "without a token");
    assert_eq!(answer.text().await.unwrap(), r#"{"server":""}"#);
}
