//! Values that are accepted and worth a second look: units that slipped, and answers that will say little.

use super::Issue;
use crate::input::{
    HvNodeHeadroomSearchConfigInput, IntrinsicConstraintsConfigInput, IntrinsicSearchConfigInput,
};
use crate::spec::{self, FieldSpec};

/// Below this reach of a search most answers are lower bounds: a common single-phase solar inverter has as much.
const SMALL_REACH_KW_PER_CUSTOMER: f64 = 5.0;
/// The same for an HV node: a small commercial customer.
const SMALL_REACH_KW_PER_NODE: f64 = 100.0;
/// LV limits of an emergency in Australia, phase to neutral; 216 to 253 V are those of normal operation (AS 60038).
const LV_EMERGENCY_V: (f64, f64) = (207.0, 260.0);
/// No voltage limit in pu is above: volts, or a percentage.
const GREATEST_PU: f64 = 2.0;
/// No loading limit in percent is below: a factor.
const LEAST_LOADING_PERCENT: f64 = 3.0;

/// How far an LV search can reach.
pub(super) fn on_search(search: &IntrinsicSearchConfigInput, issues: &mut Vec<Issue>) {
    let step_kw = or_default(search.step_kw_per_customer, &spec::STEP_KW);
    let steps = or_default(search.max_steps.map(f64::from), &spec::MAX_STEPS);
    let reach =
        Reach { kw: step_kw * steps, small_kw: SMALL_REACH_KW_PER_CUSTOMER, of: "customer" };
    reach.note(spec::MAX_STEPS.path, issues);
}

/// How far the search of an HV node can reach.
pub(super) fn on_node_search(search: &HvNodeHeadroomSearchConfigInput, issues: &mut Vec<Issue>) {
    let step_kw = or_default(search.step_kw_per_node, &spec::STEP_KW_PER_NODE);
    let steps = or_default(search.max_steps_per_node.map(f64::from), &spec::MAX_STEPS_PER_NODE);
    let reach = Reach { kw: step_kw * steps, small_kw: SMALL_REACH_KW_PER_NODE, of: "node" };
    reach.note(spec::MAX_STEPS_PER_NODE.path, issues);
}

struct Reach {
    kw: f64,
    small_kw: f64,
    of: &'static str,
}

impl Reach {
    fn note(&self, path: &'static str, issues: &mut Vec<Issue>) {
        let Self { kw, small_kw, of } = self;
        if *kw > 0.0 && kw < small_kw {
            // Steps are decimal fractions, their multiples not always: 0.1 times 3.
            let kw = (kw * 1e6).round() / 1e6;
            let message = format!("This run can report at most {kw} kW per {of}");
            issues.push(Issue::warning(path, message));
        }
    }
}

/// Limits in another unit than their own, and those of an emergency.
pub(super) fn on_limits(constraints: &IntrinsicConstraintsConfigInput, issues: &mut Vec<Issue>) {
    let voltage = constraints.voltage.as_ref();
    let thermal = constraints.thermal.as_ref();
    if let Some(lv) = voltage.and_then(|voltage| voltage.lv.as_ref()) {
        let (least, greatest) = LV_EMERGENCY_V;
        let message = "These are emergency limits: 216 to 253 V are those of normal operation";
        if lv.min.is_some_and(|min| (100.0..=least).contains(&min)) {
            issues.push(Issue::warning(spec::LV_MIN_V.path, message));
        } else if lv.max.is_some_and(|max| (greatest..400.0).contains(&max)) {
            issues.push(Issue::warning(spec::LV_MAX_V.path, message));
        }
    }
    if let Some(hv) = voltage.and_then(|voltage| voltage.hv.as_ref()) {
        for (field, pu) in [(&spec::HV_MIN_PU, hv.min_pu), (&spec::HV_MAX_PU, hv.max_pu)] {
            if let Some(pu) = pu.filter(|pu| *pu > GREATEST_PU) {
                let message = format!("{pu} pu is {pu} times the nominal voltage");
                issues.push(Issue::warning(field.path, message));
            }
        }
    }
    let hv = thermal.and_then(|thermal| thermal.hv.as_ref());
    let lv = thermal.and_then(|thermal| thermal.lv.as_ref());
    for (field, limit) in [(&spec::HV_THERMAL_PERCENT, hv), (&spec::LV_THERMAL_PERCENT, lv)] {
        let percent = limit.and_then(|limit| limit.percent_of_rating);
        if let Some(percent) = percent.filter(|p| *p > 0.0 && *p < LEAST_LOADING_PERCENT) {
            let message =
                format!("{percent} % of the rating is next to nothing: the full rating is 100 %");
            issues.push(Issue::warning(field.path, message));
        }
    }
}

fn or_default(value: Option<f64>, field: &FieldSpec) -> f64 {
    value.or_else(|| field.default_number()).unwrap_or_default()
}
