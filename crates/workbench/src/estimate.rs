//! The size of a forecast work package before it is run.

use headroom_contract::input::{FixedTimeInput, TimePeriodInput, WorkPackageInput};
use headroom_contract::rules::Issue;

use crate::error::Refusal;
use crate::time::seconds_from;

/// Interval of profiles that a work package does not state, in minutes.
const DEFAULT_STEP_MINUTES: i32 = 30;

/// How many power flows a work package takes: one for each instant of each of its jobs (a feeder in a scenario and year).
/// What an intervention solves beside them is not counted.
pub(crate) fn power_flows(input: &WorkPackageInput) -> Result<f64, Refusal> {
    let solve = input.generator_config.as_ref().and_then(|generator| generator.solve.as_ref());
    let step_minutes = solve.and_then(|solve| solve.step_size_minutes);
    let step_minutes = step_minutes.unwrap_or(DEFAULT_STEP_MINUTES);
    let mut issues = Vec::new();
    if step_minutes < 1 {
        let message = format!("Enter 1 or more minutes, {step_minutes} is below");
        issues.push(Issue::error("generatorConfig.solve.stepSizeMinutes", message));
    }
    let mut count = |path, jobs: usize, fixed: Option<&FixedTimeInput>, period| match instants(
        fixed,
        period,
        step_minutes.max(1),
    ) {
        Ok(instants) => jobs as f64 * instants,
        Err(message) => {
            issues.push(Issue::error(path, message));
            0.0
        }
    };
    let mut total = 0.0;
    if let Some(forecast) = &input.forecast_config {
        let jobs = forecast.feeders.len() * forecast.scenarios.len() * forecast.years.len();
        let (fixed, period) = (forecast.fixed_time.as_ref(), forecast.time_period.as_ref());
        total += count("forecastConfig.timePeriod", jobs, fixed, period);
    }
    for feeder in input.feeder_configs.iter().flat_map(|feeders| &feeders.configs) {
        let jobs = feeder.scenarios.len() * feeder.years.len();
        let (fixed, period) = (feeder.fixed_time.as_ref(), feeder.time_period.as_ref());
        total += count("feederConfigs.configs.timePeriod", jobs, fixed, period);
    }
    if input.forecast_config.is_none() && input.feeder_configs.is_none() {
        issues.push(Issue::error(
            "forecastConfig",
            "Enter which feeders, years and scenarios to run",
        ));
    }
    if issues.is_empty() { Ok(total) } else { Err(Refusal(issues)) }
}

/// Instants of one job.
fn instants(
    fixed: Option<&FixedTimeInput>,
    period: Option<&TimePeriodInput>,
    step_minutes: i32,
) -> Result<f64, String> {
    match (fixed, period) {
        (Some(_), None) => Ok(1.0),
        (None, Some(TimePeriodInput { start_time, end_time, .. })) if end_time > start_time => {
            let minutes = seconds_from(*start_time, *end_time) / 60.0;
            Ok((minutes / f64::from(step_minutes)).ceil())
        }
        (None, Some(TimePeriodInput { start_time, end_time, .. })) => {
            Err(format!("The end ({end_time}) must be after the start ({start_time})"))
        }
        (Some(_), Some(_)) | (None, None) => {
            Err("Enter either a fixed time or a time period".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn estimate(input: Value) -> Result<f64, Vec<&'static str>> {
        let input: WorkPackageInput = serde_json::from_value(input).expect("an input");
        power_flows(&input)
            .map_err(|refusal| refusal.0.into_iter().map(|issue| issue.path).collect())
    }

    #[test]
    fn every_instant_of_every_job_is_counted() {
        let day = json!({ "startTime": "2024-01-01T00:00:00", "endTime": "2024-01-02T00:00:00" });
        let forecast = json!({ "feeders": ["a", "b"], "scenarios": ["base"], "years": [2025, 2026, 2027], "timePeriod": day });
        assert_eq!(estimate(json!({ "forecastConfig": forecast })), Ok(6.0 * 48.0));
        let hourly = json!({ "solve": { "stepSizeMinutes": 60 } });
        assert_eq!(
            estimate(json!({ "forecastConfig": forecast, "generatorConfig": hourly })),
            Ok(6.0 * 24.0)
        );
        let noon = json!({ "loadTime": "2024-01-01T12:00:00" });
        let feeder = json!({ "feeder": "a", "scenarios": ["base", "high"], "years": [2025], "fixedTime": noon });
        assert_eq!(estimate(json!({ "feederConfigs": { "configs": [feeder] } })), Ok(2.0));
    }

    #[test]
    fn what_cannot_be_counted_is_said() {
        assert_eq!(estimate(json!({})), Err(vec!["forecastConfig"]));
        let timeless = json!({ "feeders": ["a"], "scenarios": ["base"], "years": [2025] });
        assert_eq!(
            estimate(json!({ "forecastConfig": timeless })),
            Err(vec!["forecastConfig.timePeriod"])
        );
        let backwards = json!({ "feeder": "a", "scenarios": ["base"], "years": [2025],
            "timePeriod": { "startTime": "2024-01-02T00:00:00", "endTime": "2024-01-02T00:00:00" } });
        assert_eq!(
            estimate(json!({ "feederConfigs": { "configs": [backwards] } })),
            Err(vec!["feederConfigs.configs.timePeriod"])
        );
    }
}
