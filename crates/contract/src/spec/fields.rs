//! The fields of the form but for limits and options, in its order.

use super::{FieldKind, FieldSpec, choices};

/// `workPackageName`
pub static NAME: FieldSpec = FieldSpec::new(
    "workPackageName",
    FieldKind::Text,
    "Name",
    "",
    "",
    "What you and your colleagues will find this run by.",
);

/// `syf.feeders`
pub static FEEDERS: FieldSpec = FieldSpec::new(
    "syf.feeders",
    FieldKind::Names,
    "Feeders",
    "",
    "",
    "Each feeder is solved on its own and is one job of the run.",
);

/// `syf.year`
pub static YEAR: FieldSpec = FieldSpec::new(
    "syf.year",
    FieldKind::Year,
    "Year",
    "",
    "",
    "Forecast year. The embedded engine takes the model's load as it is for every year.",
);

/// `syf.scenario`
pub static SCENARIO: FieldSpec = FieldSpec::new(
    "syf.scenario",
    FieldKind::Text,
    "Scenario",
    "",
    "base",
    "Forecast scenario; base is the one every server has.",
);

/// `initialStateSelector.selectorMode`
pub static MODE: FieldSpec = FieldSpec::new(
    "initialStateSelector.selectorMode",
    FieldKind::Choice(choices::MODES),
    "Initial state",
    "",
    "",
    "What the network carries before anything is added. Different initial states answer different questions, so compare runs of the same kind only.",
);

/// `initialStateSelector.startTime`
pub static START_TIME: FieldSpec = FieldSpec::new(
    "initialStateSelector.startTime",
    FieldKind::Time,
    "Start time",
    "",
    "",
    "UTC, period-ending: the value stamped 12:00 covers the time up to 12:00. With zero load and fixed load it only dates the results.",
);

/// `initialStateSelector.endTime`
pub static END_TIME: FieldSpec = FieldSpec::new(
    "initialStateSelector.endTime",
    FieldKind::Time,
    "End time",
    "",
    "",
    "UTC. The peak is looked for after the start time, up to and including the end time.",
);

/// `initialStateSelector.perCustomerLoadWatts`
pub static LOAD_WATTS: FieldSpec = FieldSpec::new(
    "initialStateSelector.perCustomerLoadWatts",
    FieldKind::Number,
    "Load per customer",
    "W",
    "",
    "Active power that every customer draws.",
);

/// `initialStateSelector.perCustomerLoadVar`
pub static LOAD_VAR: FieldSpec = FieldSpec::new(
    "initialStateSelector.perCustomerLoadVar",
    FieldKind::Number,
    "Load per customer, reactive",
    "var",
    "",
    "Positive consumes vars.",
);

/// `initialStateSelector.perCustomerGenWatts`
pub static GEN_WATTS: FieldSpec = FieldSpec::new(
    "initialStateSelector.perCustomerGenWatts",
    FieldKind::Number,
    "Generation per customer",
    "W",
    "",
    "Active power that every customer generates, as a negative load.",
);

/// `initialStateSelector.perCustomerGenVar`
pub static GEN_VAR: FieldSpec = FieldSpec::new(
    "initialStateSelector.perCustomerGenVar",
    FieldKind::Number,
    "Generation per customer, reactive",
    "var",
    "",
    "Positive consumes vars, for generation too.",
);

/// `initialStateSelector.includeLoads`
pub static INCLUDE_LOADS: FieldSpec = FieldSpec::new(
    "initialStateSelector.includeLoads",
    FieldKind::Switch,
    "Include loads",
    "",
    "on",
    "Keep what customers draw at that instant. Off: every net import becomes zero.",
);

/// `initialStateSelector.includeExistingDer`
pub static INCLUDE_DER: FieldSpec = FieldSpec::new(
    "initialStateSelector.includeExistingDer",
    FieldKind::Switch,
    "Include existing net export",
    "",
    "on",
    "Keep what customers export at that instant (includeExistingDer). Generation that only lowers a customer's own load counts as load.",
);

/// `initialStateSelector.loadScalingFactor`
pub static LOAD_FACTOR: FieldSpec = FieldSpec::new(
    "initialStateSelector.loadScalingFactor",
    FieldKind::Number,
    "Load scaling factor",
    "x",
    "1.0",
    "Multiplies every net import.",
);

/// `initialStateSelector.derScalingFactor`
pub static DER_FACTOR: FieldSpec = FieldSpec::new(
    "initialStateSelector.derScalingFactor",
    FieldKind::Number,
    "Net export scaling factor",
    "x",
    "1.0",
    "Multiplies every net export.",
);

/// `nodeLocationSelector.locationKinds`
pub static NODE_KINDS: FieldSpec = FieldSpec::new(
    "nodeLocationSelector.locationKinds",
    FieldKind::Choices(choices::NODE_KINDS),
    "Nodes",
    "",
    "DTX_HV_TERMINAL",
    "Kinds of HV node, each tested alone: HV terminals of distribution transformers, source sides of switches, and points where three or more lines meet.",
);

/// `search.stepKwPerCustomer`
pub static STEP_KW: FieldSpec = FieldSpec::new(
    "search.stepKwPerCustomer",
    FieldKind::Number,
    "Step per customer",
    "kW",
    "1.0",
    "How much every customer of a group gets more at each step: the resolution of the answer. A finer step needs more steps to reach as far.",
);

/// `search.maxSteps`
pub static MAX_STEPS: FieldSpec = FieldSpec::new(
    "search.maxSteps",
    FieldKind::Whole,
    "Most steps",
    "",
    "1,000",
    "The search ends here even if nothing was reached; the headroom is then a lower bound.",
);

/// `search.stopOnHvViolation`
pub static STOP_ON_HV: FieldSpec = FieldSpec::new(
    "search.stopOnHvViolation",
    FieldKind::Switch,
    "Stop at the first HV limit",
    "",
    "on",
    "On: the first broken HV limit ends the feeder's search for every group. Off: HV limits are noted once and the search goes on.",
);

/// `search.lockOutCapacityZoneOnViolation`
pub static LOCK_OUT: FieldSpec = FieldSpec::new(
    "search.lockOutCapacityZoneOnViolation",
    FieldKind::Switch,
    "Hold a group once it is bound",
    "",
    "on",
    "On: a bound group goes back one step and stays there. Off: it keeps growing with the others, which asks more of them.",
);

/// `search.stepKwPerNode`
pub static STEP_KW_PER_NODE: FieldSpec = FieldSpec::new(
    "search.stepKwPerNode",
    FieldKind::Number,
    "Step per node",
    "kW",
    "1.0",
    "How much the node that is tested gets more at each step, over all of its phases: the resolution of the answer.",
);

/// `search.maxStepsPerNode`
pub static MAX_STEPS_PER_NODE: FieldSpec = FieldSpec::new(
    "search.maxStepsPerNode",
    FieldKind::Whole,
    "Most steps per node",
    "",
    "1,000",
    "A node's search ends here even if nothing was reached; its headroom is then a lower bound.",
);

/// `injectionResource.method`
pub static METHOD: FieldSpec = FieldSpec::new(
    "injectionResource.method",
    FieldKind::Choice(choices::METHODS),
    "What is added",
    "",
    "EXPORT_GENERATION",
    "Generation, for solar and batteries that export, or load, for EV chargers and heat pumps. Signs are the customer's: import is positive, opposite to AEMO's market convention.",
);

/// `injectionResource.loadModelType`
pub static LOAD_MODEL_TYPE: FieldSpec = FieldSpec::new(
    "injectionResource.loadModelType",
    FieldKind::Choice(choices::LOAD_MODEL_TYPES),
    "Modelled as",
    "",
    "NEGATIVE_LOAD",
    "Constant power, or constant power times a photovoltaic profile at the initial instant.",
);

/// `injectionResource.pvProfileId`
pub static PV_PROFILE: FieldSpec = FieldSpec::new(
    "injectionResource.pvProfileId",
    FieldKind::Text,
    "PV profile",
    "",
    "",
    "Name of the profile that the addition is multiplied by.",
);

/// `injectionResource.powerFactor`
pub static POWER_FACTOR: FieldSpec = FieldSpec::new(
    "injectionResource.powerFactor",
    FieldKind::Number,
    "Power factor",
    "",
    "1.0",
    "Of the addition, from -1 to 1. Positive consumes vars and lowers voltage, negative generates vars and raises it, for export as for import.",
);

/// `injectionResource.phaseMatching`
pub static PHASE_MATCHING: FieldSpec = FieldSpec::new(
    "injectionResource.phaseMatching",
    FieldKind::Choice(choices::PHASE_MATCHINGS),
    "Phases",
    "",
    "MATCH_CUSTOMER_PHASES",
    "The addition is spread equally over the customer's own phases; there is no other way yet.",
);

/// `allocation.method`
pub static ALLOCATION_METHOD: FieldSpec = FieldSpec::new(
    "allocation.method",
    FieldKind::Choice(choices::ALLOCATIONS),
    "Sharing within a group",
    "",
    "UNIFORM_PER_INCLUDED_CUSTOMER",
    "Every customer gets the same, or each by what it has already.",
);

/// `allocation.scope`
pub static ALLOCATION_SCOPE: FieldSpec = FieldSpec::new(
    "allocation.scope",
    FieldKind::Choice(choices::SCOPES),
    "Compare weights",
    "",
    "",
    "The largest existing customer of this scope has weight 1.",
);

/// `allocation.existingCapacityBasis`
pub static ALLOCATION_BASIS: FieldSpec = FieldSpec::new(
    "allocation.existingCapacityBasis",
    FieldKind::Choice(choices::BASES),
    "Weight by",
    "",
    "",
    "What a customer has at the initial state.",
);

/// `capacityGroupPlacement`
pub static GROUP_PLACEMENT: FieldSpec = FieldSpec::new(
    "capacityGroupPlacement",
    FieldKind::Choice(choices::PLACEMENTS),
    "Capacity groups",
    "",
    "DIST_TRANSFORMERS",
    "A distribution transformer and everyone below it are one group; there is no other way yet.",
);
