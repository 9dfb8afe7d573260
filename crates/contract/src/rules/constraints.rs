//! Limits.

use super::numbers::{BandEnd, check_above_zero, check_band};
use super::{Issue, notes};
use crate::input::{IntrinsicConstraintsConfigInput, LvConstraintMeasurementType};
use crate::spec;

pub(super) fn check(
    constraints: Option<&IntrinsicConstraintsConfigInput>,
    issues: &mut Vec<Issue>,
) {
    let voltage = constraints.and_then(|constraints| constraints.voltage.as_ref());
    let thermal = constraints.and_then(|constraints| constraints.thermal.as_ref());
    let hv_voltage = voltage.and_then(|voltage| voltage.hv.as_ref());
    let lv_voltage = voltage.and_then(|voltage| voltage.lv.as_ref());
    let hv_thermal = thermal.and_then(|thermal| thermal.hv.as_ref());
    let lv_thermal = thermal.and_then(|thermal| thermal.lv.as_ref());

    if let Some(hv) = hv_voltage {
        check_band(
            BandEnd { path: spec::HV_MIN_PU.path, value: hv.min_pu },
            BandEnd { path: spec::HV_MAX_PU.path, value: hv.max_pu },
            issues,
        );
    }
    if let Some(lv) = lv_voltage {
        check_band(
            BandEnd { path: spec::LV_MIN_V.path, value: lv.min },
            BandEnd { path: spec::LV_MAX_V.path, value: lv.max },
            issues,
        );
        if lv.measurement_type == Some(LvConstraintMeasurementType::Percentile) {
            issues.push(Issue::error(
                spec::LV_MEASUREMENT_TYPE.path,
                "Choose magnitude: a percentile has no meaning for the one state that is solved",
            ));
        }
    }
    for (path, block) in
        [(spec::HV_THERMAL_PERCENT.path, hv_thermal), (spec::LV_THERMAL_PERCENT.path, lv_thermal)]
    {
        let percent = block.and_then(|block| block.percent_of_rating);
        check_above_zero(path, percent, "loading", "%", issues);
    }
    if let Some(constraints) = constraints {
        notes::on_limits(constraints, issues);
    }
    if hv_voltage.is_none() && lv_voltage.is_none() && hv_thermal.is_none() && lv_thermal.is_none()
    {
        issues.push(Issue::warning(
            "constraints",
            "No limit is switched on: the search can only run out of steps",
        ));
    }
}
