//! Limits.

use super::Issue;
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
            Band { spec: &spec::HV_MIN_PU, value: hv.min_pu },
            Band { spec: &spec::HV_MAX_PU, value: hv.max_pu },
            issues,
        );
    }
    if let Some(lv) = lv_voltage {
        check_band(
            Band { spec: &spec::LV_MIN_V, value: lv.min },
            Band { spec: &spec::LV_MAX_V, value: lv.max },
            issues,
        );
        if lv.measurement_type == Some(LvConstraintMeasurementType::Percentile) {
            issues.push(Issue::error(
                "constraints.voltage.lv.measurementType",
                "Choose magnitude: a percentile has no meaning for the one state that is solved",
            ));
        }
    }
    for (path, block) in
        [(spec::HV_THERMAL_PERCENT.path, hv_thermal), (spec::LV_THERMAL_PERCENT.path, lv_thermal)]
    {
        if let Some(percent) = block.and_then(|block| block.percent_of_rating)
            && (percent <= 0.0 || !percent.is_finite())
        {
            issues.push(Issue::error(path, format!("Enter a loading above 0 %, {percent} is not")));
        }
    }
    if hv_voltage.is_none() && lv_voltage.is_none() && hv_thermal.is_none() && lv_thermal.is_none()
    {
        issues.push(Issue::warning(
            "constraints",
            "No limit is switched on: the search can only run out of steps",
        ));
    }
}

struct Band<'a> {
    spec: &'a spec::FieldSpec,
    value: Option<f64>,
}

fn check_band(min: Band<'_>, max: Band<'_>, issues: &mut Vec<Issue>) {
    let mut usable = true;
    for end in [&min, &max] {
        if let Some(value) = end.value
            && (value <= 0.0 || !value.is_finite())
        {
            usable = false;
            issues.push(Issue::error(
                end.spec.path,
                format!("Enter a voltage above 0 {}, {value} is not", end.spec.unit_text()),
            ));
        }
    }
    let (Some(least), Some(greatest)) =
        (min.value.or(min.spec.default_number()), max.value.or(max.spec.default_number()))
    else {
        return;
    };
    if usable && least >= greatest {
        // Blame the end that was typed.
        let path = if min.value.is_some() { min.spec.path } else { max.spec.path };
        let unit = min.spec.unit_text();
        issues.push(Issue::error(
            path,
            format!(
                "The least voltage ({least} {unit}) must be below the greatest ({greatest} {unit})"
            ),
        ));
    }
}
