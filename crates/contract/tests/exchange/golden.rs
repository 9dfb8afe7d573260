//! What is written. To write the golden files anew: `UPDATE_GOLDEN=1 cargo test -p headroom-contract`.

use std::fs;

use headroom_contract::draft::Submission;
use headroom_contract::exchange::{
    Dialect, graphql_body, graphql_document, graphql_variables, input_json, python_script,
};
use headroom_contract::operation::{Request, RunIntrinsicWorkPackage};
use serde_json::Value;

use super::support::{FIXTURES, path, submission, text};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn assert_golden(name: &str, written: &str) {
    let path = path(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, written).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, golden, "{}", path.display());
}

#[test]
fn python_scripts() {
    for name in FIXTURES {
        let submission = submission(name);
        let scripts = [("camel", Dialect::CamelCase), ("snake", Dialect::SnakeCase)];
        for (dialect_name, dialect) in scripts {
            assert_golden(
                &format!("{name}.{dialect_name}.py"),
                &python_script(&submission, dialect),
            );
        }
    }
}

#[test]
fn json_is_the_input_that_is_sent() {
    for name in FIXTURES {
        let submission = submission(name);
        let written = input_json(&submission);
        assert_eq!(json(&written), submission.input_json(), "{name}");
        assert_eq!(json(&written), json(&text(name))["input"], "{name}");
    }
}

#[test]
fn graphql_is_the_request_that_is_sent() {
    for name in FIXTURES {
        let submission = submission(name);
        assert_eq!(json(&graphql_variables(&submission)), json(&text(name)), "{name}");
        let body = json(&graphql_body(&submission));
        if let Submission::Intrinsic(run) = &submission {
            let sent = serde_json::to_value(Request::<RunIntrinsicWorkPackage>::new(run)).unwrap();
            assert_eq!(body, sent, "{name}");
        }
        assert_eq!(body["query"], graphql_document(&submission), "{name}");
    }
}

#[test]
fn json_is_laid_out_to_be_read() {
    assert_eq!(
        input_json(&submission("least")),
        r#"{
  "syf": {
    "feeders": ["WBK12"],
    "year": 2025,
    "scenario": "base"
  },
  "initialStateSelector": {
    "selectorMode": "ZERO_LOAD",
    "startTime": "2025-01-01T00:00:00"
  }
}"#
    );
    let options = input_json(&submission("options"));
    assert!(options.lines().all(|line| line.len() <= 100), "{options}");
}
