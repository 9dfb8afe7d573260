//! Options of the model and of the power flow that this engine follows.

use headroom_contract::input::{CommonInput, HcModelConfigInput, HcSolveMode};
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

/// Power-flow options with what the input sets.
pub(super) fn power_flow(input: CommonInput<'_>) -> PowerFlowOptions {
    let mut options = PowerFlowOptions::default();
    if let Some(model) = input.model {
        options.source_pu = model.vm_pu;
        options.load_voltage_model = load_voltage_model(model);
        if let Some(factor) = model.emerg_amp_scaling {
            options.emergency_rating_factor = factor;
        }
    }
    if let Some(solve) = input.solve {
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
pub(super) fn prefers_daily(input: CommonInput<'_>) -> bool {
    input.solve.is_some_and(|solve| solve.mode == Some(HcSolveMode::Daily))
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
