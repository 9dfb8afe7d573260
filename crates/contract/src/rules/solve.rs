//! Power-flow options.

use super::Issue;
use super::numbers::{BandEnd, check_at_least, check_band};
use crate::input::HcSolveConfigInput;

pub(super) fn check(solve: Option<&HcSolveConfigInput>, issues: &mut Vec<Issue>) {
    let Some(solve) = solve else { return };
    check_band(
        BandEnd { path: "solve.normVMinPu", value: solve.norm_v_min_pu },
        BandEnd { path: "solve.normVMaxPu", value: solve.norm_v_max_pu },
        issues,
    );
    check_band(
        BandEnd { path: "solve.emergVMinPu", value: solve.emerg_v_min_pu },
        BandEnd { path: "solve.emergVMaxPu", value: solve.emerg_v_max_pu },
        issues,
    );
    check_at_least("solve.baseFrequency", solve.base_frequency, 1, "Hz", issues);
    if let Some(bases) = &solve.voltage_bases
        && (bases.is_empty() || bases.iter().any(|base| *base <= 0.0 || !base.is_finite()))
    {
        let message = "Enter nominal voltages above 0 kV, such as 0.4 and 11";
        issues.push(Issue::error("solve.voltageBases", message));
    }
    check_at_least("solve.maxIter", solve.max_iter, 1, "iterations", issues);
    check_at_least("solve.maxControlIter", solve.max_control_iter, 0, "rounds", issues);
    check_at_least("solve.stepSizeMinutes", solve.step_size_minutes, 1, "minutes", issues);
}
