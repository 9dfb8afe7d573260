//! Power-flow options, variants and the results writer.

use crate::spec::{FieldKind, FieldSpec, choices};

pub(super) static SOLVE: &[FieldSpec] = &[
    FieldSpec::new(
        "solve.mode",
        FieldKind::Choice(choices::SOLVE_MODES),
        "Profiles",
        "",
        "YEARLY",
        "Profiles of a year, or one day's that repeat every day.",
    ),
    FieldSpec::new(
        "solve.stepSizeMinutes",
        FieldKind::Whole,
        "Interval of profiles",
        "min",
        "30",
        "Time from one value of a profile to the next.",
    ),
    FieldSpec::new(
        "solve.maxIter",
        FieldKind::Whole,
        "Most iterations",
        "",
        "25",
        "A state that takes more does not converge.",
    ),
    FieldSpec::new(
        "solve.maxControlIter",
        FieldKind::Whole,
        "Most rounds of control",
        "",
        "20",
        "How often regulators may act before the state is taken as it is; 0 leaves them alone.",
    ),
    FieldSpec::new(
        "solve.voltageBases",
        FieldKind::Numbers,
        "Nominal voltages",
        "kV",
        "0.4, 0.433, 6.6, 11, 22, 33, 66, 132",
        "Phase to phase. Each node takes the one nearest to its voltage without load.",
    ),
    FieldSpec::new(
        "solve.baseFrequency",
        FieldKind::Whole,
        "Frequency",
        "Hz",
        "50",
        "Of the network.",
    ),
    FieldSpec::new(
        "solve.normVMinPu",
        FieldKind::Number,
        "Normal least voltage",
        "pu",
        "0.9",
        "Below it the solver notes an exception in normal operation.",
    ),
    FieldSpec::new(
        "solve.normVMaxPu",
        FieldKind::Number,
        "Normal greatest voltage",
        "pu",
        "1.054",
        "Above it the solver notes an exception in normal operation.",
    ),
    FieldSpec::new(
        "solve.emergVMinPu",
        FieldKind::Number,
        "Emergency least voltage",
        "pu",
        "0.8",
        "Below it the solver notes an exception in an emergency.",
    ),
    FieldSpec::new(
        "solve.emergVMaxPu",
        FieldKind::Number,
        "Emergency greatest voltage",
        "pu",
        "1.1",
        "Above it the solver notes an exception in an emergency.",
    ),
];

pub(super) static VARIANT: &[FieldSpec] = &[
    FieldSpec::new(
        "variant.externalDrivers",
        FieldKind::Names,
        "Drivers",
        "",
        "",
        "Planned changes with one of these drivers are made.",
    ),
    FieldSpec::new(
        "variant.externalStatuses",
        FieldKind::Names,
        "Statuses",
        "",
        "",
        "Planned changes in one of these statuses are made.",
    ),
    FieldSpec::new(
        "variant.maxConflictScore",
        FieldKind::Whole,
        "Greatest conflict score",
        "",
        "",
        "Planned changes that conflict more than this are left out.",
    ),
    FieldSpec::new(
        "variant.scheduleAssumption",
        FieldKind::Choice(choices::SCHEDULES),
        "Schedules",
        "",
        "",
        "Read planned dates as they are, as late (conservative) or as early (aggressive).",
    ),
];

pub(super) static RESULTS_WRITER: &[FieldSpec] = &[FieldSpec::new(
    "resultsWriter.writerType",
    FieldKind::Choice(choices::WRITERS),
    "Results are written to",
    "",
    "",
    "A Postgres database or Parquet files; left out, what the server was set up with.",
)];
