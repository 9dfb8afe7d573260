//! The submitted input in a few readable lines.

use headroom_contract::input::{
    IntrinsicAllocationMethod, IntrinsicConstraintsConfigInput, IntrinsicRatingBasis,
    IntrinsicThermalConstraintInput, IntrinsicWorkPackageInput,
};
use headroom_contract::output::HcWorkPackage;
use leptos::prelude::*;

use crate::json;
use crate::ui::CopyButton;
use crate::ui::format::{count, number};
use crate::words;

/// What was asked for.
#[component]
pub(super) fn ConfigSummary(package: HcWorkPackage) -> impl IntoView {
    let config = package.config.unwrap_or_default();
    let input = json::read::<IntrinsicWorkPackageInput>(&config).ok();
    let pretty = json::read::<serde_json::Value>(&config)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or(config);
    let lines = input.as_ref().map(lines).unwrap_or_default();
    let lines = lines
        .into_iter()
        .map(|(term, text)| {
            view! {
                <div>
                    <dt>{term}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
        .collect_view();
    let copied = pretty.clone();
    view! {
        <dl class="config">{lines}</dl>
        <details class="preview">
            <summary>"Configuration as JSON"</summary>
            <CopyButton label="Copy JSON" done="JSON copied" text=copied />
            <pre class="code" tabindex="0" aria-label="Configuration as JSON">
                {pretty}
            </pre>
        </details>
    }
}

/// Direction of the run, for captions.
pub(super) fn lines(input: &IntrinsicWorkPackageInput) -> Vec<(&'static str, String)> {
    let injection = input.injection_resource.as_ref();
    let search = input.search.as_ref();
    let state = &input.initial_state_selector;
    let method = injection.and_then(|injection| injection.method).unwrap_or_default();
    let power_factor = injection.and_then(|injection| injection.power_factor).unwrap_or(1.0);
    let mut initial = words::initial_state(state.selector_mode).to_owned();
    if !matches!(
        state.selector_mode,
        headroom_contract::input::IntrinsicInitialStateSelectorMode::ZeroLoad
            | headroom_contract::input::IntrinsicInitialStateSelectorMode::FixedLoad
    ) {
        initial.push_str(", ");
        initial.push_str(&words::instant(Some(&state.start_time.to_string())));
        if let Some(end) = state.end_time {
            initial.push_str(" to ");
            initial.push_str(&words::instant(Some(&end.to_string())));
        }
    }
    let step_kw = search.and_then(|search| search.step_kw_per_customer).unwrap_or(1.0);
    let max_steps = search.and_then(|search| search.max_steps).unwrap_or(1000);
    let weighted = input.allocation.as_ref().and_then(|allocation| allocation.method)
        == Some(IntrinsicAllocationMethod::WeightedByExistingCustomer);
    vec![
        ("Direction", words::direction(method).to_owned()),
        ("Initial state", initial),
        ("Limits", limits(input.constraints.as_ref())),
        ("Search", format!("{} kW a step, at most {} steps", number(step_kw, 3), count(max_steps))),
        ("Power factor", number(power_factor, 3)),
        (
            "Sharing",
            if weighted { "Weighted by existing customer" } else { "Every customer the same" }
                .to_owned(),
        ),
        ("Year, scenario", format!("{}, {}", input.syf.year, input.syf.scenario)),
    ]
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
    use super::*;

    #[test]
    fn defaults_are_spelt_out() {
        let input = serde_json::from_str::<IntrinsicWorkPackageInput>(
            r#"{"syf":{"feeders":["F"],"year":2025,"scenario":"base"},
                "initialStateSelector":{"selectorMode":"FIXED_TIME","startTime":"2024-01-11T12:00:00"},
                "constraints":{"voltage":{"lv":{}},"thermal":{"lv":{"ratingBasis":"EMERGENCY"}}}}"#,
        )
        .unwrap();
        let lines = lines(&input);
        assert_eq!(lines[0].1, "Export (generation added)");
        assert_eq!(lines[1].1, "Fixed time, 2024-01-11 12:00 UTC");
        assert_eq!(lines[2].1, "LV voltage 216 to 253 V, LV loading 100 % of emergency rating");
        assert_eq!(lines[3].1, "1 kW a step, at most 1,000 steps");
    }
}
