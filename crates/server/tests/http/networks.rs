//! Feeders, places and networks opened over HTTP.

use headroom_contract::output::{HIERARCHY_PATH, feeders_of};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::site::{Site, TINY, json_of};

#[tokio::test]
async fn folders_are_feeders() {
    let site = Site::guarded(&[]).await;
    let answer = site.ask("{ networks { mRID customerCount } }", json!({})).await;
    assert_eq!(answer["data"]["networks"], json!([{ "mRID": "TINY", "customerCount": 2 }]));
    let hierarchy = json_of(site.get(HIERARCHY_PATH).send().await.unwrap()).await;
    let feeders =
        hierarchy.pointer("/geographicalRegions/0/subGeographicalRegions/0/substations/0/feeders");
    assert_eq!(feeders.unwrap()[0]["mRID"], "TINY");
    assert_eq!(feeders_of(&hierarchy)[0].mrid, "TINY", "as the page reads it");
}

#[tokio::test]
async fn assets_have_places() {
    let site = Site::open().await;
    let ask = async |body: Value| {
        let request = site.post("/api/network/assets/graphics/geo-json");
        let request = request.header("content-type", "application/json").body(body.to_string());
        request.send().await.unwrap()
    };
    let answer =
        json_of(ask(json!({ "assetIds": ["transformer.tx", "line.hv", "x"] })).await).await;
    assert_eq!(answer["type"], "FeatureCollection");
    let features = answer["features"].as_array().unwrap();
    assert_eq!(features.len(), 1, "one end of the line has no coordinates");
    assert_eq!(features[0]["geometry"], json!({ "type": "Point", "coordinates": [144.9, -37.8] }));
    let properties = json!({ "id": "transformer.tx", "name": "tx", "feeder": "TINY" });
    assert_eq!(features[0]["properties"], properties);

    let whole = json_of(ask(json!({ "assetIds": ["TINY"] })).await).await;
    assert!(whole["features"].as_array().unwrap().len() > 2, "{whole}");
    let elsewhere = json!({ "assetIds": ["TINY"], "feeders": ["OTHER"] });
    assert_eq!(json_of(ask(elsewhere).await).await["features"], json!([]));
    assert_eq!(ask(json!({ "ids": [] })).await.status(), 400);
}

#[tokio::test]
async fn a_network_is_opened_from_a_form_and_removed() {
    let site = Site::guarded(&[]).await;
    let query = "mutation($name: String!, $files: [Upload!]!) \
                 { openNetwork(name: $name, files: $files) { network { mRID } diagnostics { message } } }";
    let operations = json!({ "query": query, "variables": { "name": "Mine", "files": [null] } });
    let file = Part::text(TINY.replace("BusCoords coords.csv\n", "")).file_name("Master.dss");
    let form = Form::new()
        .text("operations", operations.to_string())
        .text("map", r#"{"0":["variables.files.0"]}"#)
        .part("0", file);
    let answer = json_of(site.post("/api/graphql").multipart(form).send().await.unwrap()).await;
    assert_eq!(answer["data"]["openNetwork"]["network"]["mRID"], "Mine", "{answer}");
    let removed = site.ask("mutation { removeNetwork(mRID: \"Mine\") }", json!({})).await;
    assert_eq!(removed["data"]["removeNetwork"], "Mine");

    let without_map = Form::new().text("operations", "{}").part("0", Part::text("x"));
    let answer = site.post("/api/graphql").multipart(without_map).send().await.unwrap();
    assert_eq!(answer.status(), 400);
}
