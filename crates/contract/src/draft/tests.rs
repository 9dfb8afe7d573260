use super::{BandDraft, IntrinsicDraft, LoadingDraft, NotANumber, check, parse_number};
use crate::input::{IntrinsicInitialStateSelectorMode as Mode, IntrinsicRatingBasis};

fn filled() -> IntrinsicDraft {
    let mut draft = IntrinsicDraft::new(2025);
    draft.name = "A run".into();
    draft.scope.feeders = vec!["CRE21".into()];
    draft
}

fn json(draft: &IntrinsicDraft) -> serde_json::Value {
    let checked = check(draft);
    serde_json::to_value(checked.request.expect("no error").input).expect("serialises")
}

#[test]
fn only_required_fields_are_sent_when_nothing_else_is_set() {
    let sent = json(&filled());
    let keys: Vec<&str> = sent.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["initialStateSelector", "syf"]);
    assert_eq!(sent["initialStateSelector"]["startTime"], "2025-01-01T00:00:00");
}

#[test]
fn hidden_fields_keep_their_text_and_are_not_sent() {
    let mut draft = filled();
    draft.initial_state.load_watts = "500".into();
    draft.limits.lv_voltage = BandDraft { on: false, min: "210".into(), max: "nonsense".into() };
    let sent = json(&draft);
    assert!(sent["initialStateSelector"].get("perCustomerLoadWatts").is_none());
    assert!(sent.get("constraints").is_none());
    draft.limits.lv_voltage.on = true;
    assert!(check(&draft).request.is_none(), "nonsense counts once it shows");
}

#[test]
fn a_block_that_is_on_is_sent_even_when_empty() {
    let mut draft = filled();
    draft.limits.lv_voltage.on = true;
    draft.limits.hv_thermal =
        LoadingDraft { on: true, percent: "80".into(), basis: IntrinsicRatingBasis::Emergency };
    let sent = json(&draft);
    assert_eq!(sent["constraints"]["voltage"], serde_json::json!({ "lv": {} }));
    assert_eq!(
        sent["constraints"]["thermal"]["hv"],
        serde_json::json!({ "percentOfRating": 80.0, "ratingBasis": "EMERGENCY" })
    );
}

#[test]
fn an_empty_draft_says_what_is_missing_in_the_order_of_the_form() {
    let checked = check(&IntrinsicDraft::default());
    assert!(checked.request.is_none());
    let errors: Vec<&str> =
        checked.issues.iter().filter(|issue| issue.is_error()).map(|issue| issue.path).collect();
    assert_eq!(errors, ["workPackageName", "syf.feeders", "syf.year"]);
}

#[test]
fn profile_modes_need_their_times() {
    let mut draft = filled();
    draft.initial_state.mode = Mode::PeakFeederImport;
    let paths: Vec<&str> =
        check(&draft).issues.iter().filter(|i| i.is_error()).map(|i| i.path).collect();
    assert_eq!(paths, ["initialStateSelector.startTime", "initialStateSelector.endTime"]);
    draft.initial_state.start_time = "2025-01-01T00:00".into();
    draft.initial_state.end_time = "2025-02-01T00:00".into();
    assert_eq!(json(&draft)["initialStateSelector"]["endTime"], "2025-02-01T00:00:00");
}

#[test]
fn unreadable_text_is_one_issue_at_its_field() {
    let mut draft = filled();
    draft.search.max_steps = "many".into();
    draft.search.step_kw = "5 kVA".into();
    let errors: Vec<String> = check(&draft)
        .issues
        .iter()
        .filter(|issue| issue.is_error())
        .map(ToString::to_string)
        .collect();
    assert_eq!(errors.len(), 2);
    assert!(
        errors[0].starts_with("search.stepKwPerCustomer") && errors[0].contains("kW"),
        "{}",
        errors[0]
    );
    draft.search.max_steps = "2.5".into();
    draft.search.step_kw = "5000 W".into();
    assert!(check(&draft).issues.iter().any(|issue| issue.message.contains("whole number")));
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
    for text in ["abc", "1,5", "1,00", "--1", "1.2.3", "kW"] {
        assert_eq!(parse_number(text, "kW"), Err(NotANumber::NoNumber), "{text:?}");
    }
    let wrong_unit = parse_number("5 kVA", "kW").expect_err("kVA is not kW");
    assert!(wrong_unit.to_string().contains("kW") && wrong_unit.to_string().contains("kVA"));
}
