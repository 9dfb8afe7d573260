//! Model options.

use super::Issue;
use super::meters;
use super::numbers::{
    BandEnd, check_above_zero, check_at_least, check_band, check_not_negative, check_percent,
    check_power_factor,
};
use crate::input::HcModelConfigInput;

/// Numbers of OpenDSS' load models.
const LOAD_MODELS: std::ops::RangeInclusive<i32> = 1..=7;
const PLSI_THRESHOLD: &str = "model.simplifyPLSIThreshold";
/// Above this many percent lines that differ are taken for one kind.
const OVERSIMPLIFYING_PERCENT: f64 = 10.0;
/// Half hours of a day, of a year and of a leap year.
const LIST_LENGTHS: [usize; 3] = [48, 365 * 48, 366 * 48];

pub(super) fn check(model: Option<&HcModelConfigInput>, issues: &mut Vec<Issue>) {
    let Some(model) = model else { return };
    check_voltages(model, issues);
    check_network(model, issues);
    for (path, value) in [
        ("model.pFactorBaseImports", model.p_factor_base_imports),
        ("model.pFactorBaseExports", model.p_factor_base_exports),
        ("model.pFactorForecastPv", model.p_factor_forecast_pv),
    ] {
        check_power_factor(path, value, issues);
    }
    check_controls(model, issues);
    check_fixes(model, issues);
    check_load_data(model, issues);
    if let Some(meters) = &model.meter_placement_config {
        meters::check(meters, issues);
    }
    check_above_zero(
        "model.ctPrimScalingFactor",
        model.ct_prim_scaling_factor,
        "factor",
        "",
        issues,
    );
}

fn check_voltages(model: &HcModelConfigInput, issues: &mut Vec<Issue>) {
    check_band(
        BandEnd { path: "model.loadVMinPu", value: model.load_v_min_pu },
        BandEnd { path: "model.loadVMaxPu", value: model.load_v_max_pu },
        issues,
    );
    check_band(
        BandEnd { path: "model.genVMinPu", value: model.gen_v_min_pu },
        BandEnd { path: "model.genVMaxPu", value: model.gen_v_max_pu },
        issues,
    );
    if let Some(number) = model.load_model
        && !LOAD_MODELS.contains(&number)
    {
        let (least, most) = (LOAD_MODELS.start(), LOAD_MODELS.end());
        let message = format!("Enter a load model from {least} to {most}, {number} is outside");
        issues.push(Issue::error("model.loadModel", message));
    }
    check_above_zero("model.vmPu", model.vm_pu, "voltage", "pu", issues);
}

fn check_network(model: &HcModelConfigInput, issues: &mut Vec<Issue>) {
    for (path, value) in [
        ("model.negligibleImpedanceMinHvThreshold", model.negligible_impedance_min_hv_threshold),
        ("model.negligibleImpedanceMinLvThreshold", model.negligible_impedance_min_lv_threshold),
    ] {
        check_not_negative(path, value, "impedance", "ohm", issues);
    }
    check_percent(PLSI_THRESHOLD, model.simplify_plsi_threshold, issues);
    if let Some(percent) = model.simplify_plsi_threshold
        && percent > OVERSIMPLIFYING_PERCENT
        && percent <= 100.0
    {
        let message =
            format!("Above about {OVERSIMPLIFYING_PERCENT} % the network is simplified too far");
        issues.push(Issue::warning(PLSI_THRESHOLD, message));
    }
    check_percent("model.ratingThreshold", model.rating_threshold, issues);
    check_above_zero("model.emergAmpScaling", model.emerg_amp_scaling, "factor", "", issues);
    check_above_zero("model.splitPhaseLVKV", model.split_phase_lvkv, "voltage", "kV", issues);
    check_percent(
        "model.splitPhaseDefaultLoadLossPercentage",
        model.split_phase_default_load_loss_percentage,
        issues,
    );
    if let Some(pairs) = &model.swer_voltage_to_line_voltage
        && !pairs.iter().all(|pair| matches!(pair[..], [swer, line] if swer > 0 && line > 0))
    {
        issues.push(Issue::error(
            "model.swerVoltageToLineVoltage",
            "Enter pairs of a SWER voltage and a line voltage, both above 0 V, such as 230/400",
        ));
    }
}

fn check_controls(model: &HcModelConfigInput, issues: &mut Vec<Issue>) {
    if model.transformer_tap_settings.as_deref().is_some_and(|name| name.trim().is_empty()) {
        issues.push(Issue::error(
            "model.transformerTapSettings",
            "Enter the name of the tap settings, or leave it out",
        ));
    }
    let delay = model.default_tap_changer_time_delay;
    check_at_least("model.defaultTapChangerTimeDelay", delay, 0, "seconds", issues);
    let set_point = model.default_tap_changer_set_point_pu;
    check_above_zero("model.defaultTapChangerSetPointPu", set_point, "voltage", "pu", issues);
    let band = model.default_tap_changer_band;
    check_above_zero("model.defaultTapChangerBand", band, "band", "", issues);

    let set_point = model.closed_loop_v_reg_set_point;
    check_above_zero("model.closedLoopVRegSetPoint", set_point, "factor", "", issues);
    check_above_zero("model.closedLoopVBand", model.closed_loop_v_band, "band", "%", issues);
    let delay = model.closed_loop_time_delay;
    check_at_least("model.closedLoopTimeDelay", delay, 0, "seconds", issues);
    check_above_zero("model.closedLoopVLimit", model.closed_loop_v_limit, "voltage", "pu", issues);
}

fn check_fixes(model: &HcModelConfigInput, issues: &mut Vec<Issue>) {
    check_above_zero("model.maxSinglePhaseLoad", model.max_single_phase_load, "load", "W", issues);
    for (path, value) in [
        ("model.maxLoadTxRatio", model.max_load_tx_ratio),
        ("model.maxGenTxRatio", model.max_gen_tx_ratio),
        ("model.maxLoadServiceLineRatio", model.max_load_service_line_ratio),
        ("model.maxLoadLvLineRatio", model.max_load_lv_line_ratio),
    ] {
        check_above_zero(path, value, "ratio", "", issues);
    }
}

fn check_load_data(model: &HcModelConfigInput, issues: &mut Vec<Issue>) {
    let hours = model.load_interval_length_hours;
    check_above_zero("model.loadIntervalLengthHours", hours, "interval", "h", issues);
    for (path, values) in [
        ("model.defaultLoadWatts", &model.default_load_watts),
        ("model.defaultGenWatts", &model.default_gen_watts),
        ("model.defaultLoadVar", &model.default_load_var),
        ("model.defaultGenVar", &model.default_gen_var),
    ] {
        let Some(values) = values else { continue };
        let [day, year, leap_year] = LIST_LENGTHS;
        if !LIST_LENGTHS.contains(&values.len()) {
            let message = format!(
                "Enter one value for each half hour of a day ({day}) or of a year ({year}, in a leap year \
                 {leap_year}), not {}",
                values.len()
            );
            issues.push(Issue::error(path, message));
        } else if !values.iter().all(|value| value.is_finite()) {
            issues.push(Issue::error(path, "Enter numbers only"));
        }
    }
}
