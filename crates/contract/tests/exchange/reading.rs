//! What is read: our own exports as what they were, and everything wrong in others' by its path.

use headroom_contract::draft::check;
use headroom_contract::exchange::{
    Dialect, graphql_body, graphql_variables, import, input_json, python_script, shared_json,
};
use headroom_contract::spec;
use serde_json::{Value, json};

use super::support::{FIXTURES, HV, LV, kind, read, submission, submitted, text};

#[test]
fn our_own_exports_come_back_as_they_were() {
    for name in FIXTURES {
        let sent = submission(name);
        let named = [
            graphql_variables(&sent),
            graphql_body(&sent),
            python_script(&sent, Dialect::CamelCase),
            python_script(&sent, Dialect::SnakeCase),
        ];
        for written in named {
            let imported = read(&written, kind(name));
            assert_eq!(imported.problems, [], "{name}");
            assert_eq!(submitted(&imported), sent, "{name}: {written}");
        }
        let imported = read(&input_json(&sent), kind(name));
        assert_eq!(imported.problems, [], "{name}");
        assert_eq!(imported.draft.text(&spec::NAME), "", "{name}");
    }
}

#[test]
fn a_text_tells_its_kind() {
    for name in FIXTURES.into_iter().filter(|name| *name != "least") {
        for asked in [LV, HV] {
            let body = graphql_body(&submission(name));
            assert_eq!(read(&body, asked).draft.kind, kind(name), "{name}");
            let has_own_keys = !matches!(name, "pv-system" | "peak-export");
            if has_own_keys {
                assert_eq!(read(&text(name), asked).draft.kind, kind(name), "{name}");
            }
        }
    }
    let both = json!({ "allocation": {}, "nodeLocationSelector": {} });
    assert_eq!(read(&both.to_string(), HV).draft.kind, HV);
}

/// Problems of the least fixture's input with one value set by path.
fn problems(path: &str, value: Value) -> Vec<String> {
    let mut input = submission("least").input_json();
    let mut at = &mut input;
    for key in path.split('.') {
        at = &mut at[key];
    }
    *at = value;
    let imported = read(&input.to_string(), LV);
    let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    // What is wrong is left out, and the rest is taken.
    let rest = spec::all().filter(|field| !path.starts_with(field.path));
    let whole = read(&text("least"), LV).draft;
    for field in rest.filter(|field| field.path != spec::NAME.path && whole.is_set(field)) {
        if !field.path.starts_with(path) {
            assert_eq!(imported.draft.text(field), whole.text(field), "{}", field.path);
        }
    }
    problems
}

#[test]
fn what_cannot_be_taken_is_named_with_its_path() {
    let table: Vec<(&str, Value, &[&str])> = vec![
        ("serch", json!({ "maxSteps": 5 }), &["serch: unknown key, did you mean search?"]),
        ("search.max_steps", json!(5), &["search.max_steps: unknown key, did you mean maxSteps?"]),
        ("search.colour", json!("red"), &["search.colour: unknown key"]),
        (
            "search",
            json!({ "stepKwPerNode": 5, "maxSteps": 5 }),
            &["search.stepKwPerNode: only HV node headroom work packages have it"],
        ),
        ("search.maxSteps", json!("ten"), &["search.maxSteps: a whole number is needed, not text"]),
        ("search.maxSteps", json!(1.5), &["search.maxSteps: a whole number is needed"]),
        ("search.maxSteps", json!(1e300), &["search.maxSteps: a whole number is needed"]),
        ("search.maxSteps", json!(null), &[]),
        (
            "search.stepKwPerCustomer",
            json!(true),
            &["search.stepKwPerCustomer: a number is needed, not true or false"],
        ),
        (
            "search.stopOnHvViolation",
            json!(0),
            &["search.stopOnHvViolation: true or false is needed, not a number"],
        ),
        ("search", json!([]), &["search: an object is needed, not this list"]),
        (
            "constraints.voltage.lv",
            json!(216),
            &["constraints.voltage.lv: an object is needed, not a number"],
        ),
        (
            "constraints.voltage.lv",
            json!({ "minimum": 216 }),
            &["constraints.voltage.lv.minimum: unknown key, did you mean min?"],
        ),
        ("syf.feeders", json!("WBK12"), &["syf.feeders: a list of texts is needed, not text"]),
        (
            "syf.feeders",
            json!(["WBK12", 7]),
            &["syf.feeders: a list of texts is needed, not this list"],
        ),
        (
            "syf.feeders",
            json!(["A\nB"]),
            &["syf.feeders: empty names, and names of several lines, cannot be taken over"],
        ),
        ("syf.year", json!(null), &["syf.year: missing"]),
        (
            "initialStateSelector.selectorMode",
            json!("ZERO_LOD"),
            &["initialStateSelector.selectorMode: ZERO_LOD is no option, did you mean ZERO_LOAD?"],
        ),
        (
            "initialStateSelector.startTime",
            json!("noon"),
            &["initialStateSelector.startTime: a date and time is written like 2024-01-11T12:00"],
        ),
        (
            "model.swerVoltageToLineVoltage",
            json!([[230], "x"]),
            &[
                "model.swerVoltageToLineVoltage: a list of pairs of numbers is needed, not this list",
            ],
        ),
        (
            "model.meterPlacementConfig.switchMeterPlacementConfigs",
            json!([7, { "meterSwitchClass": "FUSE", "pattern": "x" }]),
            &[
                "model.meterPlacementConfig.switchMeterPlacementConfigs[0]: an object is needed, not a number",
                "model.meterPlacementConfig.switchMeterPlacementConfigs[1].pattern: unknown key, did you mean namePattern?",
                "model.meterPlacementConfig.switchMeterPlacementConfigs[1]: meterSwitchClass and namePattern are needed, both text",
            ],
        ),
    ];
    for (path, value, expected) in table {
        assert_eq!(problems(path, value.clone()), *expected, "{path}: {value}");
    }
}

#[test]
fn a_value_against_the_rules_is_taken_and_the_rules_speak() {
    let mut variables: Value = serde_json::from_str(&text("guide")).unwrap();
    variables["input"]["search"]["maxSteps"] = json!(0);
    variables["input"]["constraints"]["voltage"]["hv"]["minPu"] = json!(1.2);
    let imported = read(&variables.to_string(), LV);
    assert_eq!(imported.problems, []);
    let issues = check(&imported.draft).issues;
    let paths: Vec<&str> = issues.iter().map(|issue| issue.path).collect();
    assert!(paths.contains(&"search.maxSteps"), "{paths:?}");
    assert!(paths.iter().any(|path| path.starts_with("constraints.voltage.hv")), "{paths:?}");
}

#[test]
fn texts_that_are_no_work_package_say_why() {
    for (text, expected) in [
        ("", "There is nothing to import yet"),
        ("{\"syf\": ", "This is no complete JSON: something is wrong at line 1, column 7"),
        ("[]", "A work package is one JSON object, {…}, and this is a list"),
        ("feeders: WBK12", "This is neither JSON nor a Python script with"),
        (
            "x = IntrinsicWorkPackageInput(\n  syf=load('x')\n)",
            "Line 2: arguments are read by name only",
        ),
        ("IntrinsicWorkPackageInput(syf=SYF)", "Line 1: SYF is no value: only literals are read"),
        ("IntrinsicWorkPackageInput(syf=", "Line 1: the script ends inside the work package"),
    ] {
        let error = import(text, LV, 2025).expect_err(text).to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn a_script_may_be_edited_by_hand() {
    let script = r"
from zepben import eas  # IntrinsicWorkPackageInput
work = eas.IntrinsicWorkPackageInput(
    syf = eas.IntrinsicSyfConfigInput(feeders=['WBK' '12', 'B'], year=2_025, scenario='''base'''),
    initial_state_selector=eas.IntrinsicInitialLoadStateConfigInput(
        selectorMode=eas.IntrinsicInitialStateSelectorMode.ZERO_LOAD, start_time='2025-01-01T00:00:00'),
    search=None, # not now
    injectionResource=eas.IntrinsicInjectionResourceConfigInput(powerFactor=-9.5e-1, pwr=1)
)";
    let imported = read(script, HV);
    assert_eq!(imported.draft.kind, LV);
    assert_eq!(imported.draft.feeders(), ["WBK12", "B"]);
    assert_eq!(imported.draft.text(&spec::YEAR), "2025");
    assert_eq!(imported.draft.text(&spec::POWER_FACTOR), "-0.95");
    let problems: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["injectionResource.pwr: unknown key"]);
}

#[test]
fn a_shared_draft_comes_back_as_it_was() {
    for name in FIXTURES {
        let mut draft = read(&text(name), kind(name)).draft;
        draft.set_text(&spec::MAX_STEPS, "ten");
        let imported = read(&shared_json(&draft), LV);
        assert_eq!(imported.problems, [], "{name}");
        assert_eq!(imported.draft, draft, "{name}");
    }
    let newer = json!({ "headroomDraft": 2, "kind": "lv", "texts": {} });
    import(&newer.to_string(), LV, 2025).expect_err("a newer version");
    let odd = json!({ "headroomDraft": 1, "kind": "hv", "texts": { "syf.year": "2026", "syf.month": "5", "syf.feeders": 7 } });
    let imported = read(&odd.to_string(), LV);
    assert_eq!((imported.draft.kind, imported.draft.text(&spec::YEAR)), (HV, "2026"));
    let problems: Vec<&str> = imported.problems.iter().map(|problem| &*problem.path).collect();
    assert_eq!(problems, ["syf.feeders", "syf.month"]);
}
