//! One line for each rule, both sides of each bound.

mod hv;
mod options;

use super::{Issue, Severity, check_edit, check_intrinsic};
use crate::input::IntrinsicWorkPackageInput;

/// A small input that nothing is wrong with, as JSON.
fn good() -> serde_json::Value {
    serde_json::json!({
        "syf": { "feeders": ["A"], "year": 2025, "scenario": "base" },
        "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2025-01-01T00:00:00" },
        "constraints": { "voltage": { "lv": {} } },
    })
}

/// The good input with some values set by path; `null` takes a value out.
fn with(changes: &[(&str, serde_json::Value)]) -> IntrinsicWorkPackageInput {
    let mut input = good();
    for (path, value) in changes {
        let mut at = &mut input;
        for key in path.split('.') {
            at = &mut at[key];
        }
        *at = value.clone();
    }
    serde_json::from_value(input).expect("an input of the contract's types")
}

fn issues(changes: &[(&str, serde_json::Value)]) -> Vec<Issue> {
    check_intrinsic("A name", &with(changes))
}

#[test]
fn the_good_input_has_no_issue() {
    assert_eq!(issues(&[]), []);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table, one line for each side of each rule")]
fn every_rule_has_two_sides() {
    use serde_json::json;
    const STATE: &str = "initialStateSelector";
    let fixed_load = json!({
        "selectorMode": "FIXED_LOAD", "startTime": "2025-01-01T00:00:00", "perCustomerLoadWatts": 1000.0,
        "perCustomerLoadVar": 0.0, "perCustomerGenWatts": 0.0, "perCustomerGenVar": 0.0,
    });
    let peak = json!({
        "selectorMode": "PEAK_FEEDER_EXPORT", "startTime": "2025-01-01T00:00:00", "endTime": "2025-01-02T00:00:00",
    });
    let fixed_time = json!({ "selectorMode": "FIXED_TIME", "startTime": "2025-01-01T12:00:00" });
    let edit = |base: &serde_json::Value, key: &str, value: serde_json::Value| {
        let mut edited = base.clone();
        edited[key] = value;
        edited
    };
    // Path that is set, value, path of the error (empty for none).
    let table: Vec<(&str, serde_json::Value, &str)> = vec![
        ("syf.feeders", json!([]), "syf.feeders"),
        ("syf.feeders", json!(["A", " "]), "syf.feeders"),
        ("syf.feeders", json!(["A", "A"]), "syf.feeders"),
        ("syf.feeders", json!(["A", "B"]), ""),
        ("syf.year", json!(1899), "syf.year"),
        ("syf.year", json!(1900), ""),
        ("syf.year", json!(2200), ""),
        ("syf.year", json!(2201), "syf.year"),
        ("syf.scenario", json!(" "), "syf.scenario"),
        ("syf.scenario", json!("high"), ""),
        (STATE, fixed_load.clone(), ""),
        (
            STATE,
            edit(&fixed_load, "perCustomerLoadWatts", json!(null)),
            "initialStateSelector.perCustomerLoadWatts",
        ),
        (
            STATE,
            edit(&fixed_load, "perCustomerLoadVar", json!(null)),
            "initialStateSelector.perCustomerLoadVar",
        ),
        (
            STATE,
            edit(&fixed_load, "perCustomerGenWatts", json!(null)),
            "initialStateSelector.perCustomerGenWatts",
        ),
        (
            STATE,
            edit(&fixed_load, "perCustomerGenVar", json!(null)),
            "initialStateSelector.perCustomerGenVar",
        ),
        (
            STATE,
            edit(&fixed_load, "perCustomerLoadWatts", json!(-1.0)),
            "initialStateSelector.perCustomerLoadWatts",
        ),
        (STATE, edit(&fixed_load, "perCustomerLoadVar", json!(-1.0)), ""),
        (
            STATE,
            edit(&fixed_load, "includeLoads", json!(true)),
            "initialStateSelector.includeLoads",
        ),
        (
            STATE,
            edit(&fixed_load, "derScalingFactor", json!(1.0)),
            "initialStateSelector.derScalingFactor",
        ),
        (STATE, peak.clone(), ""),
        (STATE, edit(&peak, "endTime", json!(null)), "initialStateSelector.endTime"),
        (
            STATE,
            edit(&peak, "endTime", json!("2025-01-01T00:00:00")),
            "initialStateSelector.endTime",
        ),
        (STATE, edit(&peak, "endTime", json!("2025-01-01T00:00:01")), ""),
        (
            STATE,
            edit(&peak, "perCustomerGenWatts", json!(1.0)),
            "initialStateSelector.perCustomerGenWatts",
        ),
        (STATE, fixed_time.clone(), ""),
        (
            STATE,
            edit(&fixed_time, "endTime", json!("2025-01-02T00:00:00")),
            "initialStateSelector.endTime",
        ),
        (
            STATE,
            edit(&fixed_time, "loadScalingFactor", json!(-0.1)),
            "initialStateSelector.loadScalingFactor",
        ),
        (STATE, edit(&fixed_time, "loadScalingFactor", json!(0.0)), ""),
        (
            STATE,
            edit(&fixed_time, "derScalingFactor", json!(-0.1)),
            "initialStateSelector.derScalingFactor",
        ),
        (STATE, edit(&fixed_time, "derScalingFactor", json!(0.0)), ""),
        (STATE, edit(&fixed_time, "includeExistingDer", json!(false)), ""),
        (
            STATE,
            edit(&fixed_load, "includeExistingDer", json!(false)),
            "initialStateSelector.includeExistingDer",
        ),
        (
            STATE,
            edit(&fixed_load, "loadScalingFactor", json!(1.0)),
            "initialStateSelector.loadScalingFactor",
        ),
        (
            STATE,
            edit(&fixed_load, "perCustomerGenWatts", json!(-1.0)),
            "initialStateSelector.perCustomerGenWatts",
        ),
        (STATE, edit(&fixed_load, "perCustomerGenVar", json!(-1.0)), ""),
        (
            STATE,
            edit(&fixed_time, "perCustomerLoadWatts", json!(1.0)),
            "initialStateSelector.perCustomerLoadWatts",
        ),
        (
            STATE,
            edit(&fixed_time, "perCustomerLoadVar", json!(1.0)),
            "initialStateSelector.perCustomerLoadVar",
        ),
        (
            STATE,
            edit(&fixed_time, "perCustomerGenVar", json!(1.0)),
            "initialStateSelector.perCustomerGenVar",
        ),
        ("search", json!({ "stepKwPerCustomer": 0.0 }), "search.stepKwPerCustomer"),
        ("search", json!({ "stepKwPerCustomer": 0.001 }), ""),
        ("search", json!({ "maxSteps": 0 }), "search.maxSteps"),
        ("search", json!({ "maxSteps": 1 }), ""),
        ("search", json!({ "maxSteps": 10_000 }), ""),
        ("search", json!({ "maxSteps": 10_001 }), "search.maxSteps"),
        (
            "injectionResource",
            json!({ "loadModelType": "PV_SYSTEM" }),
            "injectionResource.pvProfileId",
        ),
        ("injectionResource", json!({ "loadModelType": "PV_SYSTEM", "pvProfileId": "sun" }), ""),
        ("injectionResource", json!({ "powerFactor": 0.0 }), "injectionResource.powerFactor"),
        ("injectionResource", json!({ "powerFactor": 1.0 }), ""),
        ("injectionResource", json!({ "powerFactor": 1.01 }), "injectionResource.powerFactor"),
        ("injectionResource", json!({ "powerFactor": -1.0 }), ""),
        ("injectionResource", json!({ "powerFactor": -1.01 }), "injectionResource.powerFactor"),
        (
            "allocation",
            json!({ "method": "WEIGHTED_BY_EXISTING_CUSTOMER", "existingCapacityBasis": "EXISTING_EXPORT_KW" }),
            "allocation.scope",
        ),
        (
            "allocation",
            json!({ "method": "WEIGHTED_BY_EXISTING_CUSTOMER", "scope": "FEEDER_WIDE" }),
            "allocation.existingCapacityBasis",
        ),
        (
            "allocation",
            json!({ "method": "WEIGHTED_BY_EXISTING_CUSTOMER", "scope": "FEEDER_WIDE", "existingCapacityBasis": "EXISTING_IMPORT_KW" }),
            "",
        ),
        ("allocation", json!({ "method": "UNIFORM_PER_INCLUDED_CUSTOMER" }), ""),
        ("constraints.voltage.lv", json!({ "min": 253.0 }), "constraints.voltage.lv.min"),
        ("constraints.voltage.lv", json!({ "min": 252.9 }), ""),
        ("constraints.voltage.lv", json!({ "max": 216.0 }), "constraints.voltage.lv.max"),
        ("constraints.voltage.lv", json!({ "max": 216.1 }), ""),
        ("constraints.voltage.lv", json!({ "max": 0.0 }), "constraints.voltage.lv.max"),
        ("constraints.voltage.lv", json!({ "min": 0.0 }), "constraints.voltage.lv.min"),
        ("constraints.voltage.lv", json!({ "min": 0.1 }), ""),
        ("constraints.voltage.lv", json!({ "measurementType": "MAGNITUDE" }), ""),
        (
            "constraints.voltage.lv",
            json!({ "measurementType": "PERCENTILE" }),
            "constraints.voltage.lv.measurementType",
        ),
        (
            "constraints.voltage.hv",
            json!({ "minPu": 1.1, "maxPu": 1.0 }),
            "constraints.voltage.hv.minPu",
        ),
        ("constraints.voltage.hv", json!({ "minPu": 0.95, "maxPu": 1.05 }), ""),
        ("constraints.voltage.hv", json!({ "minPu": 1.054 }), "constraints.voltage.hv.minPu"),
        ("constraints.voltage.hv", json!({ "minPu": 1.053 }), ""),
        ("constraints.voltage.hv", json!({ "maxPu": 0.9 }), "constraints.voltage.hv.maxPu"),
        ("constraints.voltage.hv", json!({ "maxPu": 0.91 }), ""),
        ("constraints.thermal", json!({ "lv": { "percentOfRating": 0.1 } }), ""),
        ("constraints.thermal", json!({ "hv": { "percentOfRating": 0.1 } }), ""),
        (
            "constraints.thermal",
            json!({ "lv": { "percentOfRating": 0.0 } }),
            "constraints.thermal.lv.percentOfRating",
        ),
        (
            "constraints.thermal",
            json!({ "hv": { "percentOfRating": -5.0 } }),
            "constraints.thermal.hv.percentOfRating",
        ),
        (
            "constraints.thermal",
            json!({ "hv": { "percentOfRating": 80.0, "ratingBasis": "EMERGENCY" } }),
            "",
        ),
    ];
    for (path, value, expected) in table {
        let found: Vec<&str> = issues(&[(path, value.clone())])
            .iter()
            .filter(|issue| issue.is_error())
            .map(|issue| issue.path)
            .collect();
        let wanted: Vec<&str> = if expected.is_empty() { vec![] } else { vec![expected] };
        assert_eq!(found, wanted, "{path} = {value}");
    }
}

#[test]
fn a_blank_name_is_an_error() {
    let found = check_intrinsic("  ", &with(&[]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path, "workPackageName");
    assert_eq!(check_edit(None), []);
    assert_eq!(check_edit(Some("Another")), []);
    assert_eq!(check_edit(Some(" ")).iter().map(|issue| issue.path).collect::<Vec<_>>(), ["name"]);
}

#[test]
fn no_limit_is_a_warning_only() {
    for none in [
        serde_json::json!(null),
        serde_json::json!({}),
        serde_json::json!({ "voltage": {}, "thermal": {} }),
    ] {
        let found = issues(&[("constraints", none)]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path, found[0].severity), ("constraints", Severity::Warning));
    }
}

#[test]
fn crossed_limits_name_both_values() {
    let found = issues(&[("constraints.voltage.lv", serde_json::json!({ "min": 260.0 }))]);
    assert!(
        found[0].message.contains("260") && found[0].message.contains("253"),
        "{}",
        found[0].message
    );
}
