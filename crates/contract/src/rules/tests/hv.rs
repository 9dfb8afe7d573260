//! HV node headroom: its own rules, and those that it shares.

use serde_json::{Value, json};

use super::super::{Severity, check_hv_node_headroom};
use super::good;
use crate::input::HvNodeHeadroomWorkPackageInput;

/// Paths of the errors when a part of the input is set.
fn errors(part: &str, value: &Value) -> Vec<&'static str> {
    let mut input = good();
    input[part] = value.clone();
    let input: HvNodeHeadroomWorkPackageInput = serde_json::from_value(input).expect("an input");
    let issues = check_hv_node_headroom("A name", &input).into_iter();
    issues.filter(|issue| issue.severity == Severity::Error).map(|issue| issue.path).collect()
}

#[test]
fn every_rule_has_two_sides() {
    const KINDS: &str = "nodeLocationSelector.locationKinds";
    let kinds = |kinds: Value| json!({ "locationKinds": kinds });
    // Part, its value, path of the error (empty for none).
    let table = [
        ("nodeLocationSelector", json!({}), ""),
        ("nodeLocationSelector", kinds(json!([])), KINDS),
        ("nodeLocationSelector", kinds(json!(["LINE_TEE", "LINE_TEE"])), KINDS),
        (
            "nodeLocationSelector",
            kinds(json!(["LINE_TEE", "DTX_HV_TERMINAL", "SWITCH_UPSTREAM_TERMINAL"])),
            "",
        ),
        ("search", json!({ "stepKwPerNode": 0.0 }), "search.stepKwPerNode"),
        ("search", json!({ "stepKwPerNode": 0.001 }), ""),
        ("search", json!({ "maxStepsPerNode": 0 }), "search.maxStepsPerNode"),
        ("search", json!({ "maxStepsPerNode": 1 }), ""),
        ("search", json!({ "maxStepsPerNode": 1000 }), ""),
        ("search", json!({ "maxStepsPerNode": 1001 }), "search.maxStepsPerNode"),
        ("syf", json!({ "feeders": [], "year": 2025, "scenario": "base" }), "syf.feeders"),
        (
            "initialStateSelector",
            json!({ "selectorMode": "PEAK_FEEDER_EXPORT", "startTime": "2025-01-01T00:00:00" }),
            "initialStateSelector.endTime",
        ),
        ("injectionResource", json!({ "powerFactor": 0.0 }), "injectionResource.powerFactor"),
        (
            "constraints",
            json!({ "voltage": { "hv": { "minPu": 1.1 } } }),
            "constraints.voltage.hv.minPu",
        ),
        ("model", json!({ "vmPu": 0.0 }), "model.vmPu"),
        ("solve", json!({ "maxIter": 0 }), "solve.maxIter"),
    ];
    for (part, value, expected) in table {
        let wanted: Vec<&str> = if expected.is_empty() { vec![] } else { vec![expected] };
        assert_eq!(errors(part, &value), wanted, "{part} = {value}");
    }
}

#[test]
fn a_blank_name_and_no_limit_are_noticed() {
    let mut input = good();
    input["constraints"] = Value::Null;
    let input: HvNodeHeadroomWorkPackageInput = serde_json::from_value(input).expect("an input");
    let issues = check_hv_node_headroom(" ", &input);
    let found: Vec<_> = issues.iter().map(|issue| (issue.path, issue.severity)).collect();
    assert_eq!(found, [("workPackageName", Severity::Error), ("constraints", Severity::Warning)]);
}
