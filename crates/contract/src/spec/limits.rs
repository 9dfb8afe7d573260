//! The fields of the limits, in the order of the form.

use super::{FieldKind, FieldSpec, choices};

/// All of them, in the order of the form.
pub static LIMITS: &[&FieldSpec] = &[
    &LV_VOLTAGE,
    &LV_MIN_V,
    &LV_MAX_V,
    &LV_MEASUREMENT_TYPE,
    &LV_THERMAL,
    &LV_THERMAL_PERCENT,
    &LV_THERMAL_BASIS,
    &HV_VOLTAGE,
    &HV_MIN_PU,
    &HV_MAX_PU,
    &HV_THERMAL,
    &HV_THERMAL_PERCENT,
    &HV_THERMAL_BASIS,
];

/// `constraints.voltage.hv`
pub static HV_VOLTAGE: FieldSpec = FieldSpec::new(
    "constraints.voltage.hv",
    FieldKind::Block,
    "HV voltage",
    "",
    "",
    "Voltage at every HV node of the feeder, in pu of nominal.",
);

/// `constraints.voltage.hv.minPu`
pub static HV_MIN_PU: FieldSpec = FieldSpec::new(
    "constraints.voltage.hv.minPu",
    FieldKind::Number,
    "Least HV voltage",
    "pu",
    "0.90",
    "Broken when any HV node is below.",
);

/// `constraints.voltage.hv.maxPu`
pub static HV_MAX_PU: FieldSpec = FieldSpec::new(
    "constraints.voltage.hv.maxPu",
    FieldKind::Number,
    "Greatest HV voltage",
    "pu",
    "1.054",
    "Broken when any HV node is above.",
);

/// `constraints.voltage.lv`
pub static LV_VOLTAGE: FieldSpec = FieldSpec::new(
    "constraints.voltage.lv",
    FieldKind::Block,
    "LV voltage",
    "",
    "",
    "Voltage at every LV node of a group, phase to neutral. Common in Australia: 216 to 253 V normal, 207 to 260 V emergency.",
);

/// `constraints.voltage.lv.min`
pub static LV_MIN_V: FieldSpec = FieldSpec::new(
    "constraints.voltage.lv.min",
    FieldKind::Number,
    "Least LV voltage",
    "V",
    "216.0",
    "Phase to neutral. Broken when any node of the group is below.",
);

/// `constraints.voltage.lv.max`
pub static LV_MAX_V: FieldSpec = FieldSpec::new(
    "constraints.voltage.lv.max",
    FieldKind::Number,
    "Greatest LV voltage",
    "V",
    "253.0",
    "Phase to neutral. Broken when any node of the group is above.",
);

/// `constraints.voltage.lv.measurementType`
pub static LV_MEASUREMENT_TYPE: FieldSpec = FieldSpec::new(
    "constraints.voltage.lv.measurementType",
    FieldKind::Choice(choices::MEASUREMENTS),
    "LV voltage is",
    "",
    "MAGNITUDE",
    "The magnitude in the state that was solved. A percentile needs many states and so has no meaning here.",
);

/// `constraints.thermal.hv`
pub static HV_THERMAL: FieldSpec = FieldSpec::new(
    "constraints.thermal.hv",
    FieldKind::Block,
    "HV thermal",
    "",
    "",
    "Loading of HV lines and of transformers without an LV side.",
);

/// `constraints.thermal.hv.percentOfRating`
pub static HV_THERMAL_PERCENT: FieldSpec = FieldSpec::new(
    "constraints.thermal.hv.percentOfRating",
    FieldKind::Number,
    "Greatest HV loading",
    "%",
    "100.0",
    "In percent of the rating chosen below.",
);

/// `constraints.thermal.hv.ratingBasis`
pub static HV_THERMAL_BASIS: FieldSpec = FieldSpec::new(
    "constraints.thermal.hv.ratingBasis",
    FieldKind::Choice(choices::RATINGS),
    "HV rating",
    "",
    "NORMAL",
    "Normal or emergency rating.",
);

/// `constraints.thermal.lv`
pub static LV_THERMAL: FieldSpec = FieldSpec::new(
    "constraints.thermal.lv",
    FieldKind::Block,
    "LV thermal",
    "",
    "",
    "Loading of distribution transformers and LV lines.",
);

/// `constraints.thermal.lv.percentOfRating`
pub static LV_THERMAL_PERCENT: FieldSpec = FieldSpec::new(
    "constraints.thermal.lv.percentOfRating",
    FieldKind::Number,
    "Greatest LV loading",
    "%",
    "100.0",
    "In percent of the rating chosen below.",
);

/// `constraints.thermal.lv.ratingBasis`
pub static LV_THERMAL_BASIS: FieldSpec = FieldSpec::new(
    "constraints.thermal.lv.ratingBasis",
    FieldKind::Choice(choices::RATINGS),
    "LV rating",
    "",
    "NORMAL",
    "Normal or emergency rating.",
);
