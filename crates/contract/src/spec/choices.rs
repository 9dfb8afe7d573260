//! Options of the fields that have some, with words on when to take which.

use super::kind::Choice;

pub(super) static MODES: &[Choice] = &[
    Choice::new(
        "ZERO_LOAD",
        "Zero load",
        "The theoretical upper bound: no load and no generation before the addition. Needs no profiles.",
    ),
    Choice::new(
        "FIXED_LOAD",
        "Fixed load",
        "The same load and generation at every customer: for planning assumptions without profiles.",
    ),
    Choice::new(
        "PEAK_FEEDER_IMPORT",
        "Peak feeder import",
        "The instant of a window at which the feeder draws most: how much more load fits on the worst day.",
    ),
    Choice::new(
        "PEAK_FEEDER_EXPORT",
        "Peak feeder export",
        "The instant of a window at which the feeder exports most: how much more solar fits at the sunniest time.",
    ),
    Choice::new(
        "FIXED_TIME",
        "Fixed time",
        "One instant of the profiles: to study a time you already know.",
    ),
];

pub(super) static METHODS: &[Choice] = &[
    Choice::new(
        "EXPORT_GENERATION",
        "Export (generation added)",
        "Solar, and batteries that export.",
    ),
    Choice::new(
        "IMPORT_LOAD",
        "Import (load added)",
        "EV chargers, heat pumps and other new load.",
    ),
];

pub(super) static LOAD_MODEL_TYPES: &[Choice] = &[
    Choice::new("NEGATIVE_LOAD", "Constant power", "The same power at any time of day."),
    Choice::new(
        "PV_SYSTEM",
        "PV system",
        "Multiplied by a photovoltaic profile at the initial instant.",
    ),
];

pub(super) static PHASE_MATCHINGS: &[Choice] =
    &[Choice::new("MATCH_CUSTOMER_PHASES", "The customer's own", "")];

pub(super) static ALLOCATIONS: &[Choice] = &[
    Choice::new(
        "UNIFORM_PER_INCLUDED_CUSTOMER",
        "Every customer the same",
        "What a uniform static limit could be.",
    ),
    Choice::new(
        "WEIGHTED_BY_EXISTING_CUSTOMER",
        "Weighted by what a customer has",
        "Growth in proportion to existing import or export; the headroom is then the highest-weighted customer's.",
    ),
];

pub(super) static SCOPES: &[Choice] = &[
    Choice::new(
        "FEEDER_WIDE",
        "Over the whole feeder",
        "The feeder's largest customer has weight 1.",
    ),
    Choice::new(
        "WITHIN_MEASUREMENT_ZONE",
        "Within each group",
        "Each group's largest customer has weight 1.",
    ),
];

pub(super) static BASES: &[Choice] = &[
    Choice::new("EXISTING_EXPORT_KW", "Existing export", "Net export in kW."),
    Choice::new("EXISTING_IMPORT_KW", "Existing import", "Net import in kW."),
];

pub(super) static PLACEMENTS: &[Choice] =
    &[Choice::new("DIST_TRANSFORMERS", "Distribution transformers", "")];

pub(super) static NODE_KINDS: &[Choice] = &[
    Choice::new(
        "DTX_HV_TERMINAL",
        "Distribution transformers",
        "The HV terminal of each: where a customer with an own transformer would connect.",
    ),
    Choice::new(
        "SWITCH_UPSTREAM_TERMINAL",
        "Switches",
        "The source side of each HV switch: how much a section can take before it is switched over.",
    ),
    Choice::new(
        "LINE_TEE",
        "Line tees",
        "Buses where three or more HV lines meet: where a new spur would start.",
    ),
];

pub(super) static MEASUREMENTS: &[Choice] = &[
    Choice::new("MAGNITUDE", "Magnitude", "The voltage in the state that was solved."),
    Choice::new("PERCENTILE", "Percentile", "Needs many states and so has no meaning here."),
];

pub(super) static RATINGS: &[Choice] =
    &[Choice::new("NORMAL", "Normal rating", ""), Choice::new("EMERGENCY", "Emergency rating", "")];

pub(super) static LOAD_PLACEMENTS: &[Choice] = &[
    Choice::new("PER_USAGE_POINT", "Usage point", ""),
    Choice::new("PER_ENERGY_CONSUMER", "Energy consumer", ""),
];

pub(super) static STRATEGIES: &[Choice] =
    &[Choice::new("ADDITIVE", "Additive", ""), Choice::new("RANDOM", "Random", "")];

pub(super) static SOLVE_MODES: &[Choice] =
    &[Choice::new("YEARLY", "A year's", ""), Choice::new("DAILY", "A day's", "")];

pub(super) static SCHEDULES: &[Choice] = &[
    Choice::new("NEUTRAL", "As planned", ""),
    Choice::new("CONSERVATIVE", "Late", ""),
    Choice::new("AGGRESSIVE", "Early", ""),
];

pub(super) static WRITERS: &[Choice] =
    &[Choice::new("POSTGRES", "Postgres", ""), Choice::new("PARQUET", "Parquet files", "")];

/// Kinds of switch that can be metered.
pub static SWITCH_CLASSES: &[Choice] = &[
    Choice::new("BREAKER", "Breaker", ""),
    Choice::new("DISCONNECTOR", "Disconnector", ""),
    Choice::new("FUSE", "Fuse", ""),
    Choice::new("JUMPER", "Jumper", ""),
    Choice::new("LOAD_BREAK_SWITCH", "Load-break switch", ""),
    Choice::new("RECLOSER", "Recloser", ""),
];
