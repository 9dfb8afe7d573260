//! The fields of the LV intrinsic form, in its order.

use super::FieldSpec;

/// `workPackageName`
pub static NAME: FieldSpec = FieldSpec {
    path: "workPackageName",
    label: "Name",
    unit: None,
    default: None,
    help: "What you and your colleagues will find this run by.",
};

/// `syf.feeders`
pub static FEEDERS: FieldSpec = FieldSpec {
    path: "syf.feeders",
    label: "Feeders",
    unit: None,
    default: None,
    help: "Each feeder is solved on its own and is one job of the run.",
};

/// `syf.year`
pub static YEAR: FieldSpec = FieldSpec {
    path: "syf.year",
    label: "Year",
    unit: None,
    default: None,
    help: "Forecast year. The embedded engine takes the model's load as it is for every year.",
};

/// `syf.scenario`
pub static SCENARIO: FieldSpec = FieldSpec {
    path: "syf.scenario",
    label: "Scenario",
    unit: None,
    default: Some("base"),
    help: "Forecast scenario; base is the one every server has.",
};

/// `initialStateSelector.selectorMode`
pub static MODE: FieldSpec = FieldSpec {
    path: "initialStateSelector.selectorMode",
    label: "Initial state",
    unit: None,
    default: None,
    help: "What the network carries before anything is added. Different initial states answer different questions, so compare runs of the same kind only.",
};

/// `initialStateSelector.startTime`
pub static START_TIME: FieldSpec = FieldSpec {
    path: "initialStateSelector.startTime",
    label: "Start time",
    unit: None,
    default: None,
    help: "UTC, period-ending: the value stamped 12:00 covers the time up to 12:00. With zero load and fixed load it only dates the results.",
};

/// `initialStateSelector.endTime`
pub static END_TIME: FieldSpec = FieldSpec {
    path: "initialStateSelector.endTime",
    label: "End time",
    unit: None,
    default: None,
    help: "UTC. The peak is looked for after the start time, up to and including the end time.",
};

/// `initialStateSelector.perCustomerLoadWatts`
pub static LOAD_WATTS: FieldSpec = FieldSpec {
    path: "initialStateSelector.perCustomerLoadWatts",
    label: "Load per customer",
    unit: Some("W"),
    default: None,
    help: "Active power that every customer draws.",
};

/// `initialStateSelector.perCustomerLoadVar`
pub static LOAD_VAR: FieldSpec = FieldSpec {
    path: "initialStateSelector.perCustomerLoadVar",
    label: "Load per customer, reactive",
    unit: Some("var"),
    default: None,
    help: "Positive consumes vars.",
};

/// `initialStateSelector.perCustomerGenWatts`
pub static GEN_WATTS: FieldSpec = FieldSpec {
    path: "initialStateSelector.perCustomerGenWatts",
    label: "Generation per customer",
    unit: Some("W"),
    default: None,
    help: "Active power that every customer generates, as a negative load.",
};

/// `initialStateSelector.perCustomerGenVar`
pub static GEN_VAR: FieldSpec = FieldSpec {
    path: "initialStateSelector.perCustomerGenVar",
    label: "Generation per customer, reactive",
    unit: Some("var"),
    default: None,
    help: "Positive consumes vars, for generation too.",
};

/// `initialStateSelector.includeLoads`
pub static INCLUDE_LOADS: FieldSpec = FieldSpec {
    path: "initialStateSelector.includeLoads",
    label: "Include loads",
    unit: None,
    default: Some("on"),
    help: "Keep what customers draw at that instant. Off: every net import becomes zero.",
};

/// `initialStateSelector.includeExistingDer`
pub static INCLUDE_DER: FieldSpec = FieldSpec {
    path: "initialStateSelector.includeExistingDer",
    label: "Include existing net export",
    unit: None,
    default: Some("on"),
    help: "Keep what customers export at that instant (includeExistingDer). Generation that only lowers a customer's own load counts as load.",
};

/// `initialStateSelector.loadScalingFactor`
pub static LOAD_FACTOR: FieldSpec = FieldSpec {
    path: "initialStateSelector.loadScalingFactor",
    label: "Load scaling factor",
    unit: Some("x"),
    default: Some("1.0"),
    help: "Multiplies every net import.",
};

/// `initialStateSelector.derScalingFactor`
pub static DER_FACTOR: FieldSpec = FieldSpec {
    path: "initialStateSelector.derScalingFactor",
    label: "Net export scaling factor",
    unit: Some("x"),
    default: Some("1.0"),
    help: "Multiplies every net export.",
};

/// `search.stepKwPerCustomer`
pub static STEP_KW: FieldSpec = FieldSpec {
    path: "search.stepKwPerCustomer",
    label: "Step per customer",
    unit: Some("kW"),
    default: Some("1.0"),
    help: "How much every customer of a group gets more at each step: the resolution of the answer. A finer step needs more steps to reach as far.",
};

/// `search.maxSteps`
pub static MAX_STEPS: FieldSpec = FieldSpec {
    path: "search.maxSteps",
    label: "Most steps",
    unit: None,
    default: Some("1,000"),
    help: "The search ends here even if nothing was reached; the headroom is then a lower bound.",
};

/// `search.stopOnHvViolation`
pub static STOP_ON_HV: FieldSpec = FieldSpec {
    path: "search.stopOnHvViolation",
    label: "Stop at the first HV limit",
    unit: None,
    default: Some("on"),
    help: "On: the first broken HV limit ends the feeder's search for every group. Off: HV limits are noted once and the search goes on.",
};

/// `search.lockOutCapacityZoneOnViolation`
pub static LOCK_OUT: FieldSpec = FieldSpec {
    path: "search.lockOutCapacityZoneOnViolation",
    label: "Hold a group once it is bound",
    unit: None,
    default: Some("on"),
    help: "On: a bound group goes back one step and stays there. Off: it keeps growing with the others, which asks more of them.",
};

/// `injectionResource.method`
pub static METHOD: FieldSpec = FieldSpec {
    path: "injectionResource.method",
    label: "What is added",
    unit: None,
    default: Some("EXPORT_GENERATION"),
    help: "Generation, for solar and batteries that export, or load, for EV chargers and heat pumps. Signs are the customer's: import is positive, opposite to AEMO's market convention.",
};

/// `injectionResource.loadModelType`
pub static LOAD_MODEL_TYPE: FieldSpec = FieldSpec {
    path: "injectionResource.loadModelType",
    label: "Modelled as",
    unit: None,
    default: Some("NEGATIVE_LOAD"),
    help: "Constant power, or constant power times a photovoltaic profile at the initial instant.",
};

/// `injectionResource.pvProfileId`
pub static PV_PROFILE: FieldSpec = FieldSpec {
    path: "injectionResource.pvProfileId",
    label: "PV profile",
    unit: None,
    default: None,
    help: "Name of the profile that the addition is multiplied by.",
};

/// `injectionResource.powerFactor`
pub static POWER_FACTOR: FieldSpec = FieldSpec {
    path: "injectionResource.powerFactor",
    label: "Power factor",
    unit: None,
    default: Some("1.0"),
    help: "Of the addition, from -1 to 1. Positive consumes vars and lowers voltage, negative generates vars and raises it, for export as for import.",
};

/// `allocation.method`
pub static ALLOCATION_METHOD: FieldSpec = FieldSpec {
    path: "allocation.method",
    label: "Sharing within a group",
    unit: None,
    default: Some("UNIFORM_PER_INCLUDED_CUSTOMER"),
    help: "Every customer gets the same, or each by what it has already.",
};

/// `allocation.scope`
pub static ALLOCATION_SCOPE: FieldSpec = FieldSpec {
    path: "allocation.scope",
    label: "Compare weights",
    unit: None,
    default: None,
    help: "The largest existing customer of this scope has weight 1.",
};

/// `allocation.existingCapacityBasis`
pub static ALLOCATION_BASIS: FieldSpec = FieldSpec {
    path: "allocation.existingCapacityBasis",
    label: "Weight by",
    unit: None,
    default: None,
    help: "What a customer has at the initial state.",
};

/// `constraints.voltage.hv`
pub static HV_VOLTAGE: FieldSpec = FieldSpec {
    path: "constraints.voltage.hv",
    label: "HV voltage",
    unit: None,
    default: None,
    help: "Voltage at every HV node of the feeder, in pu of nominal.",
};

/// `constraints.voltage.hv.minPu`
pub static HV_MIN_PU: FieldSpec = FieldSpec {
    path: "constraints.voltage.hv.minPu",
    label: "Least HV voltage",
    unit: Some("pu"),
    default: Some("0.90"),
    help: "Broken when any HV node is below.",
};

/// `constraints.voltage.hv.maxPu`
pub static HV_MAX_PU: FieldSpec = FieldSpec {
    path: "constraints.voltage.hv.maxPu",
    label: "Greatest HV voltage",
    unit: Some("pu"),
    default: Some("1.054"),
    help: "Broken when any HV node is above.",
};

/// `constraints.voltage.lv`
pub static LV_VOLTAGE: FieldSpec = FieldSpec {
    path: "constraints.voltage.lv",
    label: "LV voltage",
    unit: None,
    default: None,
    help: "Voltage at every LV node of a group, phase to neutral. Common in Australia: 216 to 253 V normal, 207 to 260 V emergency.",
};

/// `constraints.voltage.lv.min`
pub static LV_MIN_V: FieldSpec = FieldSpec {
    path: "constraints.voltage.lv.min",
    label: "Least LV voltage",
    unit: Some("V"),
    default: Some("216.0"),
    help: "Phase to neutral. Broken when any node of the group is below.",
};

/// `constraints.voltage.lv.max`
pub static LV_MAX_V: FieldSpec = FieldSpec {
    path: "constraints.voltage.lv.max",
    label: "Greatest LV voltage",
    unit: Some("V"),
    default: Some("253.0"),
    help: "Phase to neutral. Broken when any node of the group is above.",
};

/// `constraints.thermal.hv`
pub static HV_THERMAL: FieldSpec = FieldSpec {
    path: "constraints.thermal.hv",
    label: "HV thermal",
    unit: None,
    default: None,
    help: "Loading of HV lines and of transformers without an LV side.",
};

/// `constraints.thermal.hv.percentOfRating`
pub static HV_THERMAL_PERCENT: FieldSpec = FieldSpec {
    path: "constraints.thermal.hv.percentOfRating",
    label: "Greatest HV loading",
    unit: Some("%"),
    default: Some("100.0"),
    help: "In percent of the rating chosen below.",
};

/// `constraints.thermal.hv.ratingBasis`
pub static HV_THERMAL_BASIS: FieldSpec = FieldSpec {
    path: "constraints.thermal.hv.ratingBasis",
    label: "HV rating",
    unit: None,
    default: Some("NORMAL"),
    help: "Normal or emergency rating.",
};

/// `constraints.thermal.lv`
pub static LV_THERMAL: FieldSpec = FieldSpec {
    path: "constraints.thermal.lv",
    label: "LV thermal",
    unit: None,
    default: None,
    help: "Loading of distribution transformers and LV lines.",
};

/// `constraints.thermal.lv.percentOfRating`
pub static LV_THERMAL_PERCENT: FieldSpec = FieldSpec {
    path: "constraints.thermal.lv.percentOfRating",
    label: "Greatest LV loading",
    unit: Some("%"),
    default: Some("100.0"),
    help: "In percent of the rating chosen below.",
};

/// `constraints.thermal.lv.ratingBasis`
pub static LV_THERMAL_BASIS: FieldSpec = FieldSpec {
    path: "constraints.thermal.lv.ratingBasis",
    label: "LV rating",
    unit: None,
    default: Some("NORMAL"),
    help: "Normal or emergency rating.",
};

/// All fields, in the order of the form.
pub static IN_ORDER: &[&FieldSpec] = &[
    &NAME,
    &FEEDERS,
    &YEAR,
    &SCENARIO,
    &MODE,
    &START_TIME,
    &END_TIME,
    &LOAD_WATTS,
    &LOAD_VAR,
    &GEN_WATTS,
    &GEN_VAR,
    &INCLUDE_LOADS,
    &INCLUDE_DER,
    &LOAD_FACTOR,
    &DER_FACTOR,
    &STEP_KW,
    &MAX_STEPS,
    &STOP_ON_HV,
    &LOCK_OUT,
    &METHOD,
    &LOAD_MODEL_TYPE,
    &PV_PROFILE,
    &POWER_FACTOR,
    &ALLOCATION_METHOD,
    &ALLOCATION_SCOPE,
    &ALLOCATION_BASIS,
    &HV_VOLTAGE,
    &HV_MIN_PU,
    &HV_MAX_PU,
    &LV_VOLTAGE,
    &LV_MIN_V,
    &LV_MAX_V,
    &HV_THERMAL,
    &HV_THERMAL_PERCENT,
    &HV_THERMAL_BASIS,
    &LV_THERMAL,
    &LV_THERMAL_PERCENT,
    &LV_THERMAL_BASIS,
];
