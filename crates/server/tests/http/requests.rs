//! GraphQL requests, good and bad.

use serde_json::json;

use crate::site::{Site, code, json_of};

#[tokio::test]
async fn what_is_no_request_is_told_so() {
    let site = Site::open().await;
    for (body, status) in [("", 400), ("[", 400), ("\"text\"", 400), ("{}", 200)] {
        let response = site.graphql(body).send().await.unwrap();
        assert_eq!(response.status(), status, "{body}");
        let answer = json_of(response).await;
        assert!(answer["errors"][0]["message"].is_string(), "{answer}");
    }
    let plain = site.post("/api/graphql").body("{}").send().await.unwrap();
    assert_eq!(plain.status(), 415, "a form of another page is sent without asking");
    let large = " ".repeat(5 * 1024 * 1024);
    assert_eq!(site.graphql(&large).send().await.unwrap().status(), 413);
    let answer = site.ask("{ nothing }", json!({})).await;
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("nothing"));
}

#[tokio::test]
async fn requests_have_limits_and_introspection_is_within_them() {
    let site = Site::open().await;
    let kind = "ofType { ".repeat(9) + "name" + &" }".repeat(9);
    let introspection = format!(
        "{{ __schema {{ types {{ name fields {{ args {{ type {{ name {kind} }} }} }} }} }} }}"
    );
    let answer = site.ask(&introspection, json!({})).await;
    assert!(answer["errors"].is_null(), "{}", answer["errors"]);

    let deep = "ofType { ".repeat(30) + "name" + &" }".repeat(30);
    let answer = site.ask(&format!("{{ __type(name: \"Query\") {{ {deep} }} }}"), json!({})).await;
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("deep"), "{answer}");

    let many: Vec<String> = (0..600).map(|at| format!("a{at}: networks {{ name }}")).collect();
    let answer = site.ask(&format!("{{ {} }}", many.join(" ")), json!({})).await;
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("complex"), "{answer}");
}

#[tokio::test]
async fn errors_have_codes_and_fields() {
    let site = Site::open().await;
    let unknown = site.ask("mutation { cancelWorkPackage(workPackageId: \"x\") }", json!({})).await;
    assert_eq!(code(&unknown), "NOT_FOUND");
    let bad = site.ask("{ getWorkPackages(limit: 0) { totalCount } }", json!({})).await;
    assert_eq!(code(&bad), "BAD_USER_INPUT");
    assert_eq!(bad["errors"][0]["extensions"]["field"], "limit");
}
