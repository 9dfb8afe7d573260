//! Initial state: which fields each mode takes.

use super::Issue;
use super::numbers::check_not_negative;
use crate::input::{
    IntrinsicInitialLoadStateConfigInput as Selector, IntrinsicInitialStateSelectorMode as Mode,
};

pub(super) fn check(selector: &Selector, issues: &mut Vec<Issue>) {
    check_window(selector, issues);
    check_fixed_load(selector, issues);
    check_profile_options(selector, issues);
}

fn check_window(selector: &Selector, issues: &mut Vec<Issue>) {
    const PATH: &str = "initialStateSelector.endTime";
    let peak = matches!(selector.selector_mode, Mode::PeakFeederImport | Mode::PeakFeederExport);
    match selector.end_time {
        None if peak => {
            issues.push(Issue::error(PATH, "Enter the end of the window to look for the peak in"));
        }
        Some(_) if !peak => {
            issues.push(Issue::error(PATH, "Take out the end time: only the peak modes have one"));
        }
        Some(end) if end <= selector.start_time => issues.push(Issue::error(
            PATH,
            format!("The end ({end}) must be after the start ({})", selector.start_time),
        )),
        _ => {}
    }
}

fn check_fixed_load(selector: &Selector, issues: &mut Vec<Issue>) {
    let fixed = selector.selector_mode == Mode::FixedLoad;
    for (path, value, words) in [
        (
            "initialStateSelector.perCustomerLoadWatts",
            selector.per_customer_load_watts,
            "load in W",
        ),
        ("initialStateSelector.perCustomerLoadVar", selector.per_customer_load_var, "load in var"),
        (
            "initialStateSelector.perCustomerGenWatts",
            selector.per_customer_gen_watts,
            "generation in W",
        ),
        (
            "initialStateSelector.perCustomerGenVar",
            selector.per_customer_gen_var,
            "generation in var",
        ),
    ] {
        match value {
            None if fixed => {
                issues.push(Issue::error(
                    path,
                    format!("Enter the {words} of every customer, 0 for none"),
                ));
            }
            Some(_) if !fixed => {
                issues.push(Issue::error(
                    path,
                    format!("Take out the {words}: only fixed load has one"),
                ));
            }
            Some(value) if !value.is_finite() => {
                issues.push(Issue::error(path, format!("Enter the {words} as a number")));
            }
            _ => {}
        }
    }
    for (path, value, words) in [
        ("initialStateSelector.perCustomerLoadWatts", selector.per_customer_load_watts, "load"),
        ("initialStateSelector.perCustomerGenWatts", selector.per_customer_gen_watts, "generation"),
    ] {
        if fixed && value.is_some_and(|watts| watts < 0.0) {
            issues.push(Issue::error(
                path,
                format!("Enter the {words} in W as a positive number or 0"),
            ));
        }
    }
}

fn check_profile_options(selector: &Selector, issues: &mut Vec<Issue>) {
    let profiled = !matches!(selector.selector_mode, Mode::ZeroLoad | Mode::FixedLoad);
    for (path, given) in [
        ("initialStateSelector.includeLoads", selector.include_loads.is_some()),
        ("initialStateSelector.includeExistingDer", selector.include_existing_der.is_some()),
        ("initialStateSelector.loadScalingFactor", selector.load_scaling_factor.is_some()),
        ("initialStateSelector.derScalingFactor", selector.der_scaling_factor.is_some()),
    ] {
        if given && !profiled {
            issues.push(Issue::error(
                path,
                "Take this out: only fixed time and the peak modes have it",
            ));
        }
    }
    for (path, value) in [
        ("initialStateSelector.loadScalingFactor", selector.load_scaling_factor),
        ("initialStateSelector.derScalingFactor", selector.der_scaling_factor),
    ] {
        check_not_negative(path, value, "factor", "", issues);
    }
}
