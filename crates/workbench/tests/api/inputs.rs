//! What is refused, and how it is said.

use headroom_contract::operation::{GetWorkPackages, RunIntrinsicWorkPackage};
use serde_json::{Value, json};

use crate::bench::{Bench, Place, input};

/// Fields and messages of the errors to an input.
fn refused(bench: &Bench, name: &str, input: Value) -> Vec<(String, String)> {
    let input = serde_json::from_value(input).expect("an input");
    let submission = RunIntrinsicWorkPackage { input, work_package_name: name.to_owned() };
    let errors = bench.ask(&submission).expect_err("errors");
    let field = |field: Option<String>| field.expect("a field");
    errors.into_iter().map(|error| (field(error.extensions.field), error.message)).collect()
}

#[test]
fn every_issue_is_an_error_at_its_field_and_nothing_is_made() {
    let place = Place::default();
    let bench = place.start();
    let wrong = input(
        &["tiny", "nowhere"],
        json!({
            "search": { "stepKwPerCustomer": 0.0, "maxSteps": 20000 },
            "initialStateSelector": { "selectorMode": "PEAK_FEEDER_EXPORT", "startTime": "2024-01-01T00:00:00" },
            "model": { "loadModel": 9 },
        }),
    );
    let errors = refused(&bench, " ", wrong);
    let fields: Vec<&str> = errors.iter().map(|(field, _)| field.as_str()).collect();
    let expected = [
        "workPackageName",
        "initialStateSelector.endTime",
        "search.stepKwPerCustomer",
        "search.maxSteps",
        "model.loadModel",
        "syf.feeders",
    ];
    assert_eq!(fields, expected);
    assert!(errors[5].1.contains("nowhere") && !errors[5].1.contains("tiny,"));
    assert_eq!(bench.ask(&GetWorkPackages::default()).expect("a page").total_count, 0);
    assert!(place.store.held("packages/").is_empty());
    assert!(!bench.tick());
}

#[test]
fn unknown_fields_and_enums_are_refused_by_the_schema() {
    let bench = Bench::new();
    let query = "mutation M($input: IntrinsicWorkPackageInput!) { runIntrinsicWorkPackage(input: $input, workPackageName: \"n\") }";
    let mut wrong = input(&["tiny"], json!({}));
    wrong["syf"]["colour"] = json!("red");
    let mut mistyped = input(&["tiny"], json!({}));
    mistyped["initialStateSelector"]["selectorMode"] = json!("SOMETIMES");
    let mut missing = input(&["tiny"], json!({}));
    missing["syf"] = json!({ "feeders": ["tiny"] });
    for (input, word) in [(wrong, "colour"), (mistyped, "SOMETIMES"), (missing, "year")] {
        let response = bench.query(query, &json!({ "input": input }));
        let message = response["errors"][0]["message"].as_str().expect("a message");
        assert!(message.contains(word) && !message.contains("line"), "{message}");
    }
}

#[test]
fn inputs_may_be_written_in_the_document_and_may_hold_nulls() {
    let bench = Bench::new();
    let query = "mutation { runIntrinsicWorkPackage(workPackageName: \"n\", input: {
        syf: { feeders: [\"tiny\"], year: 2024, scenario: \"base\" }
        initialStateSelector: { selectorMode: FIXED_LOAD, startTime: \"2024-01-01T12:00:00\", perCustomerLoadWatts: 1000,
            perCustomerLoadVar: 0, perCustomerGenWatts: 0.5, perCustomerGenVar: 0, endTime: null }
        search: { maxSteps: 2, stepKwPerCustomer: null }
        model: null
    }) }";
    let response = bench.query(query, &Value::Null);
    let id = response["data"]["runIntrinsicWorkPackage"].as_str();
    let id = id.unwrap_or_else(|| panic!("{response}"));
    bench.finish();
    let config: Value =
        serde_json::from_str(&bench.package(id).config.expect("a config")).expect("JSON");
    assert_eq!(config["initialStateSelector"]["perCustomerLoadWatts"], json!(1000.0));
    assert_eq!(config["search"], json!({ "maxSteps": 2 }));
    assert_eq!(bench.package(id).status, "COMPLETED");
}

#[test]
fn what_is_no_request_is_answered_all_the_same() {
    let bench = Bench::new();
    for text in
        ["", "{", "[]", "{\"query\": 1}", "{\"query\": \"{ nothing }\"}", "{\"query\": \"{\"}"]
    {
        let answer = futures_executor::block_on(bench.api.answer(text, Vec::new()));
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert!(answer["errors"][0]["message"].is_string(), "{text}: {answer}");
    }
    // A mark that only the library may make.
    let query = "mutation O($files: [Upload!]!) { openNetwork(name: \"n\", files: $files) { network { mRID } } }";
    let answer = bench.query(query, &json!({ "files": ["#__graphql_file__:7"] }));
    assert!(answer["errors"][0]["message"].is_string());
}
