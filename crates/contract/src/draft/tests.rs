use serde_json::{Value, json};

use super::{Draft, NotANumber, Submission, SwitchMeter, check, differences, parse_number};
use crate::output::StudyKind;
use crate::rules::Issue;
use crate::spec::{self, FieldKind, FieldSpec};

fn filled(kind: StudyKind) -> Draft {
    let mut draft = Draft::new(kind, 2025);
    draft.set_text(&spec::NAME, "A run");
    draft.set_names(&spec::FEEDERS, &["CRE21"]);
    draft
}

fn intrinsic() -> Draft {
    filled(StudyKind::IntrinsicLv)
}

fn sent(draft: &Draft) -> Value {
    let checked = check(draft);
    checked.request.unwrap_or_else(|| panic!("{:?}", checked.issues)).input_json()
}

fn errors(draft: &Draft) -> Vec<(&'static str, String)> {
    let issues = check(draft).issues.into_iter().filter(Issue::is_error);
    issues.map(|issue| (issue.path, issue.message)).collect()
}

fn error_paths(draft: &Draft) -> Vec<&'static str> {
    errors(draft).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn only_required_fields_are_sent_when_nothing_else_is_set() {
    for kind in [StudyKind::IntrinsicLv, StudyKind::HvNodeHeadroom] {
        let expected = json!({
            "syf": { "feeders": ["CRE21"], "year": 2025, "scenario": "base" },
            "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2025-01-01T00:00:00" },
        });
        assert_eq!(sent(&filled(kind)), expected);
    }
}

#[test]
fn hidden_fields_keep_their_text_and_are_not_sent() {
    let mut draft = intrinsic();
    draft.set_text(&spec::LOAD_WATTS, "500");
    draft.set_text(&spec::LV_MIN_V, "210");
    draft.set_text(&spec::LV_MAX_V, "nonsense");
    draft.set_text(&spec::STEP_KW_PER_NODE, "nonsense");
    let input = sent(&draft);
    assert!(input["initialStateSelector"].get("perCustomerLoadWatts").is_none());
    assert!(input.get("constraints").is_none() && input.get("search").is_none());
    draft.turn(&spec::LV_VOLTAGE, true);
    assert_eq!(error_paths(&draft), [spec::LV_MAX_V.path], "nonsense counts once it shows");
    draft.kind = StudyKind::HvNodeHeadroom;
    assert!(error_paths(&draft).contains(&spec::STEP_KW_PER_NODE.path));
}

#[test]
fn a_block_that_is_on_is_sent_even_when_empty() {
    let mut draft = intrinsic();
    draft.turn(&spec::LV_VOLTAGE, true);
    draft.turn(&spec::HV_THERMAL, true);
    draft.set_text(&spec::HV_THERMAL_PERCENT, "80");
    draft.choose(&spec::HV_THERMAL_BASIS, "EMERGENCY");
    let constraints = json!({
        "voltage": { "lv": {} },
        "thermal": { "hv": { "percentOfRating": 80.0, "ratingBasis": "EMERGENCY" } },
    });
    assert_eq!(sent(&draft)["constraints"], constraints);
    draft.turn(&spec::LV_VOLTAGE, false);
    assert!(sent(&draft)["constraints"].get("voltage").is_none());
}

#[test]
fn a_switch_or_choice_back_at_its_default_is_not_sent() {
    let mut draft = intrinsic();
    draft.turn(&spec::STOP_ON_HV, false);
    draft.choose(&spec::METHOD, "IMPORT_LOAD");
    assert_eq!(sent(&draft)["search"], json!({ "stopOnHvViolation": false }));
    assert_eq!(sent(&draft)["injectionResource"], json!({ "method": "IMPORT_LOAD" }));
    draft.turn(&spec::STOP_ON_HV, true);
    draft.choose(&spec::METHOD, "EXPORT_GENERATION");
    assert_eq!(draft, intrinsic());
}

#[test]
fn an_empty_draft_says_what_is_missing_in_the_order_of_the_form() {
    let mut draft = Draft::new(StudyKind::IntrinsicLv, 2025);
    draft.set_text(&spec::YEAR, "");
    draft.set_text(&spec::SCENARIO, "");
    assert_eq!(error_paths(&draft), ["workPackageName", "syf.feeders", "syf.year", "syf.scenario"]);
}

#[test]
fn profile_modes_need_their_times() {
    let mut draft = intrinsic();
    draft.choose(&spec::MODE, "PEAK_FEEDER_IMPORT");
    assert_eq!(error_paths(&draft), [spec::START_TIME.path, spec::END_TIME.path]);
    draft.set_text(&spec::START_TIME, "2025-01-01T00:00");
    draft.set_text(&spec::END_TIME, "2025-02-01T00:00");
    assert_eq!(sent(&draft)["initialStateSelector"]["endTime"], "2025-02-01T00:00:00");
    draft.choose(&spec::MODE, "FIXED_TIME");
    assert!(sent(&draft)["initialStateSelector"].get("endTime").is_none());
}

#[test]
fn unreadable_text_is_one_issue_at_its_field() {
    let mut draft = intrinsic();
    draft.set_text(&spec::MAX_STEPS, "many");
    draft.set_text(&spec::STEP_KW, "5 kVA");
    let found = errors(&draft);
    assert_eq!(found.len(), 2);
    assert!(found[0].0 == spec::STEP_KW.path && found[0].1.contains("kW"), "{found:?}");
    draft.set_text(&spec::MAX_STEPS, "2.5");
    draft.set_text(&spec::STEP_KW, "5000 W");
    assert!(errors(&draft)[0].1.contains("whole number"));
    draft.set_text(&spec::YEAR, "twenty");
    assert!(errors(&draft)[0].1.contains("2025"));
}

/// An input with every field that its kind has; `mode` decides which of them are left out.
fn complete(kind: StudyKind, mode: &str) -> Value {
    let mut draft = filled(kind);
    for block in [&spec::HV_VOLTAGE, &spec::LV_VOLTAGE, &spec::HV_THERMAL, &spec::LV_THERMAL] {
        draft.turn(block, true);
    }
    for field in spec::all() {
        if !draft.is_set(field) {
            draft.set_text(field, some_text(field));
        }
    }
    for (field, wire) in [
        (&spec::MODE, mode),
        (&spec::LOAD_MODEL_TYPE, "PV_SYSTEM"),
        (&spec::ALLOCATION_METHOD, "WEIGHTED_BY_EXISTING_CUSTOMER"),
    ] {
        draft.choose(field, wire);
    }
    for (field, text) in [
        (&spec::END_TIME, "2025-06-01T12:30"),
        (&spec::LV_MAX_V, "253.5"),
        (&spec::HV_MAX_PU, "1.06"),
    ] {
        draft.set_text(field, text);
    }
    let wider = ["model.loadVMaxPu", "model.genVMaxPu", "solve.normVMaxPu", "solve.emergVMaxPu"];
    for field in wider.into_iter().filter_map(spec::find) {
        draft.set_text(field, "1.5");
    }
    let meter = |class: &str, pattern: &str| SwitchMeter {
        class: class.to_owned(),
        name_pattern: pattern.to_owned(),
    };
    draft.switch_meters = vec![meter("RECLOSER", "R-.*"), meter("FUSE", ".*")];
    sent(&draft)
}

fn some_text(field: &FieldSpec) -> String {
    match field.kind {
        FieldKind::Number if field.unit == Some("V") => "230.25".to_owned(),
        FieldKind::Number => "0.95".to_owned(),
        FieldKind::Whole => "3".to_owned(),
        FieldKind::Time => "2025-01-11T12:00".to_owned(),
        FieldKind::Switch => "on".to_owned(),
        FieldKind::Choice(choices) => choices[0].wire.to_owned(),
        FieldKind::Choices(choices) => format!("{}\n{}", choices[1].wire, choices[0].wire),
        FieldKind::Names => "one\nand another, with a comma".to_owned(),
        FieldKind::Numbers => ["0.25"; 48].join(", "),
        FieldKind::VoltagePairs => "230/400, 12700/22000".to_owned(),
        _ => "some".to_owned(),
    }
}

#[test]
fn every_field_of_an_input_comes_back_out_of_its_draft() {
    for kind in [StudyKind::IntrinsicLv, StudyKind::HvNodeHeadroom] {
        for mode in ["FIXED_LOAD", "PEAK_FEEDER_EXPORT"] {
            let input = complete(kind, mode);
            let draft = Draft::from_json(kind, "A run", &input);
            for field in spec::all() {
                assert_eq!(draft.is_set(field), draft.shows(field), "{kind:?} {}", field.path);
            }
            let request = check(&draft).request.expect("no error");
            assert_eq!(request.input_json(), input, "{kind:?} {mode}");
            assert_eq!(request.work_package_name(), "A run");
            let again = match &request {
                Submission::Intrinsic(run) => Draft::from_intrinsic("A run", &run.input),
                Submission::HvNodeHeadroom(run) => {
                    Draft::from_hv_node_headroom("A run", &run.input)
                }
            };
            assert_eq!(again, draft);
        }
    }
}

#[test]
fn drafts_are_kept_as_json() {
    let mut draft = intrinsic();
    draft.switch_meters = vec![SwitchMeter::default()];
    let text = serde_json::to_string(&draft).expect("serialises");
    assert_eq!(serde_json::from_str::<Draft>(&text).expect("reads"), draft);
}

#[test]
fn a_switch_meter_needs_its_kind_and_its_pattern() {
    let mut draft = intrinsic();
    draft.switch_meters = vec![SwitchMeter::default()];
    assert!(error_paths(&draft)[0].ends_with("meterSwitchClass"));
    draft.switch_meters[0].class = "FUSE".to_owned();
    assert!(error_paths(&draft)[0].ends_with("namePattern"));
    draft.switch_meters[0].name_pattern = ".*".to_owned();
    let meters = json!([{ "meterSwitchClass": "FUSE", "namePattern": ".*" }]);
    assert_eq!(
        sent(&draft)["model"]["meterPlacementConfig"]["switchMeterPlacementConfigs"],
        meters
    );
}

#[test]
fn kinds_of_node_are_chosen_one_beside_the_other() {
    let mut draft = filled(StudyKind::HvNodeHeadroom);
    draft.choose_also(&spec::NODE_KINDS, "LINE_TEE", true);
    let kinds = |draft: &Draft| sent(draft)["nodeLocationSelector"]["locationKinds"].clone();
    assert_eq!(kinds(&draft), json!(["DTX_HV_TERMINAL", "LINE_TEE"]));
    draft.choose_also(&spec::NODE_KINDS, "LINE_TEE", false);
    assert_eq!(draft, filled(StudyKind::HvNodeHeadroom), "back at the default");
    draft.choose_also(&spec::NODE_KINDS, "DTX_HV_TERMINAL", false);
    assert_eq!(
        errors(&draft),
        [(spec::NODE_KINDS.path, "Choose at least one kind of node".to_owned())]
    );
}

#[test]
fn unusual_values_are_noted_and_sent() {
    let note = |draft: &Draft, path: &str| {
        let checked = check(draft);
        assert!(checked.request.is_some(), "{:?}", checked.issues);
        let found = checked.issues.into_iter().find(|issue| issue.path == path);
        found.map(|issue| issue.message).unwrap_or_default()
    };
    let mut draft = intrinsic();
    assert_eq!(note(&draft, spec::MAX_STEPS.path), "");
    draft.set_text(&spec::STEP_KW, "0.1");
    draft.set_text(&spec::MAX_STEPS, "10");
    assert!(note(&draft, spec::MAX_STEPS.path).ends_with("at most 1 kW per customer"));
    draft.turn(&spec::LV_VOLTAGE, true);
    draft.turn(&spec::HV_VOLTAGE, true);
    draft.turn(&spec::LV_THERMAL, true);
    for (field, text, words) in [
        (&spec::LV_MIN_V, "207", "emergency limits"),
        (&spec::HV_MAX_PU, "105", "105 times"),
        (&spec::LV_THERMAL_PERCENT, "1", "100 %"),
    ] {
        assert_eq!(note(&draft, field.path), "");
        draft.set_text(field, text);
        assert!(note(&draft, field.path).contains(words), "{}", note(&draft, field.path));
    }
    let mut draft = filled(StudyKind::HvNodeHeadroom);
    draft.set_text(&spec::MAX_STEPS_PER_NODE, "50");
    assert!(note(&draft, spec::MAX_STEPS_PER_NODE.path).ends_with("at most 50 kW per node"));
}

#[test]
fn lists_are_read_with_whatever_parts_them() {
    let mut draft = intrinsic();
    let bases = spec::find("solve.voltageBases").expect("a field");
    for text in ["0.4, 11 22", "0.4,11,22", "0.4;11\n22\n", "0.4 11, 22,"] {
        draft.set_text(bases, text);
        assert_eq!(sent(&draft)["solve"]["voltageBases"], json!([0.4, 11.0, 22.0]), "{text:?}");
    }
    draft.set_text(bases, "0.4 x");
    assert_eq!(error_paths(&draft), ["solve.voltageBases"]);
    let pairs = spec::find("model.swerVoltageToLineVoltage").expect("a field");
    draft.set_text(bases, "");
    draft.set_text(pairs, "230 / 400; 12700/22000");
    let volts = json!([[230, 400], [12700, 22000]]);
    assert_eq!(sent(&draft)["model"]["swerVoltageToLineVoltage"], volts);
    draft.set_text(pairs, "230/400/7");
    assert_eq!(error_paths(&draft), ["model.swerVoltageToLineVoltage"]);
}

#[test]
fn differences_are_told_in_words() {
    let before = intrinsic();
    let mut after = before.clone();
    after.set_text(&spec::STEP_KW, "0.5");
    after.choose(&spec::METHOD, "IMPORT_LOAD");
    after.turn(&spec::LV_VOLTAGE, true);
    after.set_text(&spec::STEP_KW_PER_NODE, "hidden");
    let found: Vec<_> = differences(&before, &after)
        .into_iter()
        .map(|found| (found.field.path, found.before, found.after))
        .collect();
    let expected = [
        (spec::STEP_KW.path, "1.0 kW, default", "0.5 kW"),
        (spec::METHOD.path, "Export (generation added), default", "Import (load added)"),
        (spec::LV_VOLTAGE.path, "Off", "On"),
    ];
    assert_eq!(found, expected.map(|(path, a, b)| (path, a.to_owned(), b.to_owned())));
}

#[test]
fn numbers_are_read_as_people_type_them() {
    let table: &[(&str, &str, Option<f64>)] = &[
        ("", "kW", None),
        ("  ", "kW", None),
        ("5", "kW", Some(5.0)),
        ("5000 W", "kW", Some(5.0)),
        ("5 kw", "kW", Some(5.0)),
        ("0.2 MW", "kW", Some(200.0)),
        ("1 000", "", Some(1000.0)),
        ("1,000", "", Some(1000.0)),
        ("1,000.5", "", Some(1000.5)),
        ("０．９５", "", Some(0.95)),
        ("\u{2212}0.95", "", Some(-0.95)),
        ("1e3", "W", Some(1000.0)),
        ("105 %", "pu", Some(1.05)),
        ("0.23 kV", "V", Some(230.0)),
    ];
    for &(text, unit, expected) in table {
        let found =
            parse_number(text, unit).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
        match (found, expected) {
            (Some(found), Some(expected)) => {
                assert!((found - expected).abs() < 1e-9, "{text:?}: {found}");
            }
            (found, expected) => {
                assert_eq!(found, expected, "{text:?}");
            }
        }
    }
    for text in ["abc", "1,5", "1,00", "1 2", "1 00", "--1", "1.2.3", "kW"] {
        assert_eq!(parse_number(text, "kW"), Err(NotANumber::NoNumber), "{text:?}");
    }
    let wrong_unit = parse_number("5 kVA", "kW").expect_err("kVA is not kW");
    assert!(wrong_unit.to_string().contains("kW") && wrong_unit.to_string().contains("kVA"));
}
