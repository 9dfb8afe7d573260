//! The submitted input in a few readable lines.

use headroom_contract::input::{
    CommonInput, HvNodeHeadroomWorkPackageInput, IntrinsicAllocationMethod,
    IntrinsicConstraintsConfigInput, IntrinsicInitialLoadStateConfigInput,
    IntrinsicInitialStateSelectorMode as Mode, IntrinsicRatingBasis,
    IntrinsicThermalConstraintInput, IntrinsicWorkPackageInput,
};

use super::Input;
use crate::ui::format::{count, number};
use crate::words;

/// The run in a few lines.
pub(super) fn lines(input: &Input) -> Vec<(&'static str, String)> {
    match input {
        Input::Lv(input) => lv_lines(input),
        Input::Hv(input) => hv_lines(input),
    }
}

fn lv_lines(input: &IntrinsicWorkPackageInput) -> Vec<(&'static str, String)> {
    let search = input.search.as_ref();
    let step_kw = search.and_then(|search| search.step_kw_per_customer);
    let max_steps = search.and_then(|search| search.max_steps);
    let weighted = input.allocation.as_ref().and_then(|allocation| allocation.method)
        == Some(IntrinsicAllocationMethod::WeightedByExistingCustomer);
    let sharing =
        if weighted { "Weighted by existing customer" } else { "Every customer the same" };
    let mut lines = common_lines(input.into());
    lines.insert(3, ("Search", format!("{} for every customer", steps(step_kw, max_steps))));
    lines.insert(5, ("Sharing", sharing.to_owned()));
    lines
}

fn hv_lines(input: &HvNodeHeadroomWorkPackageInput) -> Vec<(&'static str, String)> {
    let search = input.search.as_ref();
    let step_kw = search.and_then(|search| search.step_kw_per_node);
    let max_steps = search.and_then(|search| search.max_steps_per_node);
    let mut lines = common_lines(input.into());
    lines.insert(3, ("Search", format!("{}, one HV node at a time", steps(step_kw, max_steps))));
    lines
}

fn steps(step_kw: Option<f64>, max_steps: Option<i32>) -> String {
    let (step_kw, max_steps) = (step_kw.unwrap_or(1.0), max_steps.unwrap_or(1000));
    format!("{} kW a step, at most {} steps", number(step_kw, 3), count(max_steps))
}

fn common_lines(input: CommonInput<'_>) -> Vec<(&'static str, String)> {
    let injection = input.injection_resource;
    let method = injection.and_then(|injection| injection.method).unwrap_or_default();
    let power_factor = injection.and_then(|injection| injection.power_factor).unwrap_or(1.0);
    vec![
        ("Direction", words::direction(method).to_owned()),
        ("Initial state", initial_state(input.initial_state_selector)),
        ("Limits", limits(input.constraints)),
        ("Power factor", number(power_factor, 3)),
        ("Year, scenario", format!("{}, {}", input.syf.year, input.syf.scenario)),
    ]
}

fn initial_state(state: &IntrinsicInitialLoadStateConfigInput) -> String {
    let mut words = words::initial_state(state.selector_mode).to_owned();
    // The other modes do not depend on a time.
    if !matches!(state.selector_mode, Mode::ZeroLoad | Mode::FixedLoad) {
        words.push_str(", ");
        words.push_str(&words::instant(Some(&state.start_time.to_string())));
        if let Some(end) = state.end_time {
            words.push_str(" to ");
            words.push_str(&words::instant(Some(&end.to_string())));
        }
    }
    words
}

fn limits(constraints: Option<&IntrinsicConstraintsConfigInput>) -> String {
    let voltage = constraints.and_then(|constraints| constraints.voltage.as_ref());
    let thermal = constraints.and_then(|constraints| constraints.thermal.as_ref());
    let mut parts = Vec::new();
    if let Some(lv) = voltage.and_then(|voltage| voltage.lv.as_ref()) {
        let (min, max) = (lv.min.unwrap_or(216.0), lv.max.unwrap_or(253.0));
        parts.push(format!("LV voltage {} to {} V", number(min, 2), number(max, 2)));
    }
    if let Some(hv) = voltage.and_then(|voltage| voltage.hv.as_ref()) {
        let (min, max) = (hv.min_pu.unwrap_or(0.9), hv.max_pu.unwrap_or(1.054));
        parts.push(format!("HV voltage {} to {} pu", number(min, 4), number(max, 4)));
    }
    if let Some(lv) = thermal.and_then(|thermal| thermal.lv.as_ref()) {
        parts.push(format!("LV loading {}", loading(lv)));
    }
    if let Some(hv) = thermal.and_then(|thermal| thermal.hv.as_ref()) {
        parts.push(format!("HV loading {}", loading(hv)));
    }
    if parts.is_empty() { "None: only the number of steps".to_owned() } else { parts.join(", ") }
}

fn loading(limit: &IntrinsicThermalConstraintInput) -> String {
    let percent = number(limit.percent_of_rating.unwrap_or(100.0), 1);
    match limit.rating_basis.unwrap_or_default() {
        IntrinsicRatingBasis::Normal => format!("{percent} %"),
        IntrinsicRatingBasis::Emergency => format!("{percent} % of emergency rating"),
    }
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::StudyKind;

    use super::*;

    #[test]
    fn defaults_are_spelt_out() {
        let input = Input::read(
            r#"{"syf":{"feeders":["F"],"year":2025,"scenario":"base"},
                "initialStateSelector":{"selectorMode":"FIXED_TIME","startTime":"2024-01-11T12:00:00"},
                "constraints":{"voltage":{"lv":{}},"thermal":{"lv":{"ratingBasis":"EMERGENCY"}}}}"#,
            None,
        );
        let lines = lines(&input.unwrap());
        assert_eq!(lines[0].1, "Export (generation added)");
        assert_eq!(lines[1].1, "Fixed time, 2024-01-11 12:00 UTC");
        assert_eq!(lines[2].1, "LV voltage 216 to 253 V, LV loading 100 % of emergency rating");
        assert_eq!(lines[3].1, "1 kW a step, at most 1,000 steps for every customer");
    }

    #[test]
    fn an_hv_run_tells_of_nodes() {
        let config = r#"{"syf":{"feeders":["F"],"year":2025,"scenario":"base"},
            "initialStateSelector":{"selectorMode":"ZERO_LOAD","startTime":"2024-01-11T12:00:00"},
            "search":{"stepKwPerNode":50,"maxStepsPerNode":20}}"#;
        for kind in [None, Some(StudyKind::HvNodeHeadroom)] {
            let lines = lines(&Input::read(config, kind).unwrap());
            assert_eq!(lines[3].1, "50 kW a step, at most 20 steps, one HV node at a time");
            assert!(lines.iter().all(|(term, _)| *term != "Sharing"));
        }
    }
}
