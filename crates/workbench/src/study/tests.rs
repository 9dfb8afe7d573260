use headroom_contract::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use headroom_contract::rules::check_intrinsic;
use headroom_contract::spec;
use headroom_engine::study::{
    Addition, Allocation, Band, Direction, HvNodeKind, InitialState, Limits, LoadVoltageModel,
    Steps, StudyTime, ThermalLimit,
};
use serde_json::{Value, json};

use super::{DEFAULT_HV_PU, DEFAULT_LV_V, DEFAULT_MAX_STEPS, hv_study, lv_study, warnings};

/// The least input with some fields set.
fn input(fields: Value) -> IntrinsicWorkPackageInput {
    let mut whole = json!({
        "syf": { "feeders": ["f"], "year": 2024, "scenario": "base" },
        "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2024-01-01T00:00:00" },
    });
    if let (Some(whole), Value::Object(fields)) = (whole.as_object_mut(), fields) {
        whole.extend(fields);
    }
    serde_json::from_value(whole).expect("an input")
}

#[test]
fn an_empty_input_takes_the_documented_defaults() {
    let study = lv_study(&input(json!({})));
    assert_eq!(study.initial_state, InitialState::ZeroLoad);
    let steps = Steps {
        step_kw_per_customer: 1.0,
        max_steps: 1000,
        stop_on_hv_violation: true,
        lock_out_bound_groups: true,
    };
    assert_eq!(study.steps, steps);
    let addition = Addition { direction: Direction::Export, power_factor: 1.0, profile: None };
    assert_eq!(study.addition, addition);
    assert_eq!(study.allocation, Allocation::Uniform);
    assert_eq!(study.limits, Limits::default());
    assert_eq!(study.power_flow.load_voltage_model, None);
    assert_eq!(study.power_flow.max_iterations, 100);
}

#[test]
fn limits_that_are_present_are_on_with_their_defaults() {
    let study = lv_study(&input(json!({ "constraints": {
        "voltage": { "lv": {}, "hv": { "maxPu": 1.06 } },
        "thermal": { "lv": {}, "hv": { "percentOfRating": 80, "ratingBasis": "EMERGENCY" } },
    }})));
    let expected = Limits {
        lv_voltage_v: Some(Band { min: 216.0, max: 253.0 }),
        hv_voltage_pu: Some(Band { min: 0.90, max: 1.06 }),
        lv_thermal: Some(ThermalLimit { percent: 100.0, emergency: false }),
        hv_thermal: Some(ThermalLimit { percent: 80.0, emergency: true }),
    };
    assert_eq!(study.limits, expected);
}

#[test]
fn the_form_shows_the_same_defaults() {
    let shown = [&spec::LV_MIN_V, &spec::LV_MAX_V, &spec::HV_MIN_PU, &spec::HV_MAX_PU];
    let taken = [DEFAULT_LV_V.min, DEFAULT_LV_V.max, DEFAULT_HV_PU.min, DEFAULT_HV_PU.max];
    assert_eq!(shown.map(spec::FieldSpec::default_number), taken.map(Some));
}

#[test]
fn a_peak_is_looked_for_in_the_window() {
    let study = lv_study(&input(json!({
        "initialStateSelector": {
            "selectorMode": "PEAK_FEEDER_EXPORT", "startTime": "2024-01-01T00:00:00",
            "endTime": "2024-01-02T00:00:00", "includeLoads": false, "derScalingFactor": 2,
        },
        "solve": { "mode": "DAILY" },
    })));
    let InitialState::Peak { direction, after, until, profiles } = study.initial_state else {
        panic!("not a peak: {:?}", study.initial_state);
    };
    assert_eq!(direction, Direction::Export);
    assert_eq!(after, StudyTime { year: 2024, second_of_year: 0 });
    assert_eq!(until, StudyTime { year: 2024, second_of_year: 86_400 });
    assert!(!profiles.include_import && profiles.include_export && profiles.prefer_daily);
    assert!((profiles.import_factor - 1.0).abs() < 1e-12);
    assert!((profiles.export_factor - 2.0).abs() < 1e-12);
}

#[test]
fn import_weighted_within_the_zone_with_a_profile() {
    let study = lv_study(&input(json!({
        "injectionResource": { "method": "IMPORT_LOAD", "loadModelType": "PV_SYSTEM", "pvProfileId": "sun", "powerFactor": -0.95 },
        "allocation": { "method": "WEIGHTED_BY_EXISTING_CUSTOMER", "scope": "WITHIN_MEASUREMENT_ZONE", "existingCapacityBasis": "EXISTING_IMPORT_KW" },
    })));
    let addition = Addition {
        direction: Direction::Import,
        power_factor: -0.95,
        profile: Some("sun".to_owned()),
    };
    assert_eq!(study.addition, addition);
    let weighted = Allocation::Weighted { basis: Direction::Import, within_zone: true };
    assert_eq!(study.allocation, weighted);
}

#[test]
fn one_load_option_brings_the_defaults_of_the_others() {
    let input = input(json!({
        "model": { "loadModel": 2, "vmPu": 1.02, "emergAmpScaling": 1.2 },
        "solve": { "maxIter": 40, "maxControlIter": 0, "voltageBases": [0.415, 11] },
    }));
    let options = lv_study(&input).power_flow;
    let model = LoadVoltageModel { model: 2, min_pu: 0.8, max_pu: 1.15 };
    assert_eq!(options.load_voltage_model, Some(model));
    assert_eq!(options.source_pu, Some(1.02));
    assert!((options.emergency_rating_factor - 1.2).abs() < 1e-12);
    assert_eq!((options.max_iterations, options.max_control_rounds), (40, 0));
    assert_eq!(options.default_voltage_bases_kv, [0.415, 11.0]);
    assert!(check_intrinsic("A name", &input).iter().all(|issue| !issue.is_error()));
    assert!(warnings((&input).into()).is_empty());
}

#[test]
fn options_that_are_not_modelled_are_named_together() {
    let one = input(json!({ "model": { "closedLoopVRegEnabled": true, "vmPu": 1.0 } }));
    assert_eq!(
        warnings((&one).into()),
        ["model.closedLoopVRegEnabled is not modelled by this engine"]
    );

    let several = input(json!({
        "model": { "collapseSWER": true },
        "solve": { "stepSizeMinutes": 30 },
        "variant": { "externalDrivers": [] },
        "resultsWriter": { "writerType": "POSTGRES" },
    }));
    let expected = "model.collapseSWER, solve.stepSizeMinutes, variant.externalDrivers, \
                    resultsWriter.writerType are not modelled by this engine";
    assert_eq!(warnings((&several).into()), [expected]);
}

#[test]
fn another_scenario_is_said_to_be_a_label() {
    let labelled = input(json!({ "syf": { "feeders": ["f"], "year": 2030, "scenario": "high" } }));
    assert_eq!(warnings((&labelled).into()).len(), 1);
    assert!(warnings((&labelled).into())[0].contains("high"));
}

#[test]
fn nodes_are_searched_with_the_documented_defaults() {
    let least: HvNodeHeadroomWorkPackageInput =
        serde_json::from_value(serde_json::to_value(input(json!({}))).expect("JSON"))
            .expect("an input");
    let study = hv_study(&least);
    assert_eq!((study.step_kw_per_node, study.max_steps_per_node), (1.0, DEFAULT_MAX_STEPS));
    assert_eq!(study.kinds, [HvNodeKind::TransformerTerminal]);
    assert_eq!(study.limits, Limits::default());
    let shown = [&spec::STEP_KW_PER_NODE, &spec::MAX_STEPS_PER_NODE, &spec::MAX_STEPS];
    let taken = [1.0, f64::from(DEFAULT_MAX_STEPS), f64::from(DEFAULT_MAX_STEPS)];
    for (shown, taken) in shown.into_iter().zip(taken) {
        assert_eq!(shown.default_number(), Some(taken), "{}", shown.path);
    }

    let fields = json!({
        "syf": { "feeders": ["f"], "year": 2024, "scenario": "base" },
        "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2024-01-01T00:00:00" },
        "nodeLocationSelector": { "locationKinds": ["LINE_TEE", "SWITCH_UPSTREAM_TERMINAL", "DTX_HV_TERMINAL"] },
        "search": { "stepKwPerNode": 50.0, "maxStepsPerNode": 7 },
        "injectionResource": { "method": "IMPORT_LOAD", "powerFactor": -0.9 },
        "constraints": { "thermal": { "hv": { "percentOfRating": 80.0 } } },
        "solve": { "maxIter": 40 },
    });
    let study = hv_study(&serde_json::from_value(fields).expect("an input"));
    assert_eq!((study.step_kw_per_node, study.max_steps_per_node), (50.0, 7));
    let kinds =
        [HvNodeKind::LineTee, HvNodeKind::SwitchUpstreamTerminal, HvNodeKind::TransformerTerminal];
    assert_eq!(study.kinds, kinds);
    let addition = Addition { direction: Direction::Import, power_factor: -0.9, profile: None };
    assert_eq!(study.addition, addition);
    assert_eq!(study.limits.hv_thermal, Some(ThermalLimit { percent: 80.0, emergency: false }));
    assert_eq!(study.power_flow.max_iterations, 40);
}
