//! Options of the form's choices, with words on when to take which.

use headroom_contract::input::{
    IntrinsicAllocationMethod as Allocation, IntrinsicAllocationScope as Scope,
    IntrinsicExistingCapacityBasis as Basis, IntrinsicInitialStateSelectorMode as Mode,
    IntrinsicInjectionResourceMethod as Method, IntrinsicLoadModelType as LoadModel,
};

/// One option of a choice.
#[derive(Debug)]
pub(super) struct Choice<T: 'static> {
    /// Its value.
    pub(super) value: T,
    /// Label and texts.
    pub(super) words: ChoiceWords,
}

/// What a person sees of an option.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChoiceWords {
    /// Name in the API.
    pub(super) wire: &'static str,
    /// Label.
    pub(super) label: &'static str,
    /// When to take it.
    pub(super) description: &'static str,
}

const fn choice<T>(
    value: T,
    wire: &'static str,
    label: &'static str,
    description: &'static str,
) -> Choice<T> {
    Choice { value, words: ChoiceWords { wire, label, description } }
}

/// Ways to choose the initial state.
pub(super) static MODES: [Choice<Mode>; 5] = [
    choice(
        Mode::ZeroLoad,
        "ZERO_LOAD",
        "Zero load",
        "The theoretical upper bound: no load and no generation before the addition. Needs no profiles.",
    ),
    choice(
        Mode::FixedLoad,
        "FIXED_LOAD",
        "Fixed load",
        "The same load and generation at every customer: for planning assumptions without profiles.",
    ),
    choice(
        Mode::PeakFeederImport,
        "PEAK_FEEDER_IMPORT",
        "Peak feeder import",
        "The instant of a window at which the feeder draws most: how much more load fits on the worst day.",
    ),
    choice(
        Mode::PeakFeederExport,
        "PEAK_FEEDER_EXPORT",
        "Peak feeder export",
        "The instant of a window at which the feeder exports most: how much more solar fits at the sunniest time.",
    ),
    choice(
        Mode::FixedTime,
        "FIXED_TIME",
        "Fixed time",
        "One instant of the profiles: to study a time you already know.",
    ),
];

/// Directions of the addition.
pub(super) static METHODS: [Choice<Method>; 2] = [
    choice(
        Method::ExportGeneration,
        "EXPORT_GENERATION",
        "Export (generation added)",
        "Solar, and batteries that export.",
    ),
    choice(
        Method::ImportLoad,
        "IMPORT_LOAD",
        "Import (load added)",
        "EV chargers, heat pumps and other new load.",
    ),
];

/// Models of the addition.
pub(super) static LOAD_MODELS: [Choice<LoadModel>; 2] = [
    choice(
        LoadModel::NegativeLoad,
        "NEGATIVE_LOAD",
        "Constant power",
        "The same power at any time of day.",
    ),
    choice(
        LoadModel::PvSystem,
        "PV_SYSTEM",
        "PV system",
        "Multiplied by a photovoltaic profile at the initial instant.",
    ),
];

/// Ways to share the addition.
pub(super) static ALLOCATIONS: [Choice<Allocation>; 2] = [
    choice(
        Allocation::UniformPerIncludedCustomer,
        "UNIFORM_PER_INCLUDED_CUSTOMER",
        "Every customer the same",
        "What a uniform static limit could be.",
    ),
    choice(
        Allocation::WeightedByExistingCustomer,
        "WEIGHTED_BY_EXISTING_CUSTOMER",
        "Weighted by what a customer has",
        "Growth in proportion to existing import or export; the headroom is then the highest-weighted customer's.",
    ),
];

/// Where weights are compared.
pub(super) static SCOPES: [Choice<Scope>; 2] = [
    choice(
        Scope::FeederWide,
        "FEEDER_WIDE",
        "Over the whole feeder",
        "The feeder's largest customer has weight 1.",
    ),
    choice(
        Scope::WithinMeasurementZone,
        "WITHIN_MEASUREMENT_ZONE",
        "Within each group",
        "Each group's largest customer has weight 1.",
    ),
];

/// What weights are taken from.
pub(super) static BASES: [Choice<Basis>; 2] = [
    choice(Basis::ExistingExportKw, "EXISTING_EXPORT_KW", "Existing export", "Net export in kW."),
    choice(Basis::ExistingImportKw, "EXISTING_IMPORT_KW", "Existing import", "Net import in kW."),
];
