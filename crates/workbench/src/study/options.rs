//! Options of the model and of the power flow that this engine follows.

use headroom_contract::input::{HcModelConfigInput, HcSolveMode, IntrinsicWorkPackageInput};
use headroom_contract::rules::Issue;
use headroom_engine::study::{LoadVoltageModel, PowerFlowOptions};

/// Paths of the options that [`power_flow`] and [`prefers_daily`] read; every other one is named as not modelled.
pub(super) const FOLLOWED: &[&str] = &[
    "model.emergAmpScaling",
    "model.loadModel",
    "model.loadVMaxPu",
    "model.loadVMinPu",
    "model.vmPu",
    "solve.maxControlIter",
    "solve.maxIter",
    "solve.mode",
    "solve.voltageBases",
];

/// Numbers of OpenDSS' load models.
const LOAD_MODELS: std::ops::RangeInclusive<i32> = 1..=7;

/// What keeps these options from being followed.
pub(crate) fn check(input: &IntrinsicWorkPackageInput) -> Vec<Issue> {
    let model = input.model.clone().unwrap_or_default();
    let solve = input.solve.clone().unwrap_or_default();
    let mut issues = Vec::new();
    for (path, value, words) in [
        ("model.emergAmpScaling", model.emerg_amp_scaling, "factor"),
        ("model.vmPu", model.vm_pu, "voltage in pu"),
        ("model.loadVMinPu", model.load_v_min_pu, "voltage in pu"),
        ("model.loadVMaxPu", model.load_v_max_pu, "voltage in pu"),
    ] {
        if value.is_some_and(|value| value <= 0.0 || !value.is_finite()) {
            issues.push(Issue::error(path, format!("Enter a {words} above 0")));
        }
    }
    if let Some(number) = model.load_model
        && !LOAD_MODELS.contains(&number)
    {
        let message = format!("Enter a load model from 1 to 7, {number} is outside");
        issues.push(Issue::error("model.loadModel", message));
    }
    if let Some(window) = load_voltage_model(&model)
        && window.min_pu >= window.max_pu
    {
        let message = format!(
            "The least voltage ({} pu) must be below the greatest ({} pu)",
            window.min_pu, window.max_pu
        );
        issues.push(Issue::error("model.loadVMinPu", message));
    }
    if let Some(iterations) = solve.max_iter
        && iterations < 1
    {
        let message = format!("Enter 1 or more iterations, {iterations} is below");
        issues.push(Issue::error("solve.maxIter", message));
    }
    if let Some(rounds) = solve.max_control_iter
        && rounds < 0
    {
        let message = format!("Enter 0 or more rounds, {rounds} is below");
        issues.push(Issue::error("solve.maxControlIter", message));
    }
    if let Some(bases) = solve.voltage_bases
        && (bases.is_empty() || bases.iter().any(|base| *base <= 0.0 || !base.is_finite()))
    {
        let message = "Enter nominal voltages above 0 kV, such as 0.4 and 11";
        issues.push(Issue::error("solve.voltageBases", message));
    }
    issues
}

/// Power-flow options with what the input sets.
pub(super) fn power_flow(input: &IntrinsicWorkPackageInput) -> PowerFlowOptions {
    let mut options = PowerFlowOptions::default();
    if let Some(model) = &input.model {
        options.source_pu = model.vm_pu;
        options.load_voltage_model = load_voltage_model(model);
        if let Some(factor) = model.emerg_amp_scaling {
            options.emergency_rating_factor = factor;
        }
    }
    if let Some(solve) = &input.solve {
        if let Some(bases) = &solve.voltage_bases {
            options.default_voltage_bases_kv.clone_from(bases);
        }
        if let Some(iterations) = solve.max_iter.and_then(|count| u32::try_from(count).ok()) {
            options.max_iterations = iterations;
        }
        if let Some(rounds) = solve.max_control_iter.and_then(|count| u32::try_from(count).ok()) {
            options.max_control_rounds = rounds;
        }
    }
    options
}

/// True when shapes of a day go before shapes of a year.
pub(super) fn prefers_daily(input: &IntrinsicWorkPackageInput) -> bool {
    input.solve.as_ref().is_some_and(|solve| solve.mode == Some(HcSolveMode::Daily))
}

/// Loads follow their voltage as soon as any of the three options is set; the others then take the server's defaults.
fn load_voltage_model(model: &HcModelConfigInput) -> Option<LoadVoltageModel> {
    let HcModelConfigInput { load_model, load_v_min_pu, load_v_max_pu, .. } = model;
    if load_model.is_none() && load_v_min_pu.is_none() && load_v_max_pu.is_none() {
        return None;
    }
    Some(LoadVoltageModel {
        model: load_model.and_then(|number| u8::try_from(number).ok()).unwrap_or(1),
        min_pu: load_v_min_pu.unwrap_or(0.8),
        max_pu: load_v_max_pu.unwrap_or(1.15),
    })
}
