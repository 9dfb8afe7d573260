//! From a work package's input to the engine's study of one feeder, with the server's documented defaults.

mod options;
mod unmodelled;

use headroom_contract::input::{
    CommonInput, HvNodeHeadroomSearchConfigInput, HvNodeHeadroomWorkPackageInput,
    HvNodeLocationKind, HvNodeLocationSelectorInput, IntrinsicAllocationConfigInput,
    IntrinsicAllocationMethod, IntrinsicAllocationScope, IntrinsicConstraintsConfigInput,
    IntrinsicExistingCapacityBasis, IntrinsicHvVoltageConstraintInput,
    IntrinsicInitialLoadStateConfigInput, IntrinsicInitialStateSelectorMode as Mode,
    IntrinsicInjectionResourceConfigInput, IntrinsicInjectionResourceMethod,
    IntrinsicLoadModelType, IntrinsicLvVoltageConstraintInput, IntrinsicRatingBasis,
    IntrinsicSearchConfigInput, IntrinsicThermalConstraintInput, IntrinsicWorkPackageInput,
};
use headroom_engine::study::{
    Addition, Allocation, Band, Direction, HvNodeKind, HvStudy, InitialState, Limits, LvStudy,
    ProfileOptions, Steps, ThermalLimit,
};

use crate::time::study_time;

pub(crate) use unmodelled::warnings;

/// Most steps of a search that does not say.
pub(crate) const DEFAULT_MAX_STEPS: u32 = 1000;
/// LV limits in V, phase to neutral, of a block that is present and leaves them out.
const DEFAULT_LV_V: Band = Band { min: 216.0, max: 253.0 };
/// HV limits in pu of a block that is present and leaves them out.
const DEFAULT_HV_PU: Band = Band { min: 0.90, max: 1.054 };

/// The study that an input asks for, the same for each of its feeders.
///
/// The input has passed [`headroom_contract::rules::check_intrinsic`].
pub(crate) fn lv_study(input: &IntrinsicWorkPackageInput) -> LvStudy {
    let common = CommonInput::from(input);
    LvStudy {
        start_time: study_time(common.initial_state_selector.start_time),
        initial_state: initial_state(common),
        steps: steps(input.search.as_ref()),
        addition: addition(common.injection_resource),
        allocation: allocation(input.allocation.as_ref()),
        limits: limits(common.constraints),
        power_flow: options::power_flow(common),
    }
}

/// The study of HV nodes that an input asks for, the same for each of its feeders.
///
/// The input has passed [`headroom_contract::rules::check_hv_node_headroom`].
pub(crate) fn hv_study(input: &HvNodeHeadroomWorkPackageInput) -> HvStudy {
    let common = CommonInput::from(input);
    let HvNodeHeadroomSearchConfigInput { step_kw_per_node, max_steps_per_node } =
        input.search.clone().unwrap_or_default();
    HvStudy {
        start_time: study_time(common.initial_state_selector.start_time),
        initial_state: initial_state(common),
        step_kw_per_node: step_kw_per_node.unwrap_or(1.0),
        max_steps_per_node: max_steps_per_node
            .and_then(|steps| u32::try_from(steps).ok())
            .unwrap_or(DEFAULT_MAX_STEPS),
        kinds: node_kinds(input.node_location_selector.as_ref()),
        addition: addition(common.injection_resource),
        limits: limits(common.constraints),
        power_flow: options::power_flow(common),
    }
}

fn node_kinds(selector: Option<&HvNodeLocationSelectorInput>) -> Vec<HvNodeKind> {
    let given = selector.and_then(|selector| selector.location_kinds.clone());
    let kinds = given.unwrap_or_else(|| vec![HvNodeLocationKind::default()]);
    let kind = |kind: HvNodeLocationKind| match kind {
        HvNodeLocationKind::DtxHvTerminal => HvNodeKind::TransformerTerminal,
        HvNodeLocationKind::SwitchUpstreamTerminal => HvNodeKind::SwitchUpstreamTerminal,
        HvNodeLocationKind::LineTee => HvNodeKind::LineTee,
    };
    kinds.into_iter().map(kind).collect()
}

/// Direction of what is added.
pub(crate) fn direction(input: CommonInput<'_>) -> Direction {
    addition(input.injection_resource).direction
}

fn initial_state(input: CommonInput<'_>) -> InitialState {
    let selector = input.initial_state_selector;
    let at = study_time(selector.start_time);
    let peak = |direction| InitialState::Peak {
        direction,
        after: at,
        until: study_time(selector.end_time.unwrap_or(selector.start_time)),
        profiles: profile_options(selector, input),
    };
    match selector.selector_mode {
        Mode::ZeroLoad => InitialState::ZeroLoad,
        Mode::FixedLoad => InitialState::FixedLoad {
            load_w: selector.per_customer_load_watts.unwrap_or_default(),
            load_var: selector.per_customer_load_var.unwrap_or_default(),
            generation_w: selector.per_customer_gen_watts.unwrap_or_default(),
            generation_var: selector.per_customer_gen_var.unwrap_or_default(),
        },
        Mode::FixedTime => {
            InitialState::FixedTime { at, profiles: profile_options(selector, input) }
        }
        Mode::PeakFeederImport => peak(Direction::Import),
        Mode::PeakFeederExport => peak(Direction::Export),
    }
}

fn profile_options(
    selector: &IntrinsicInitialLoadStateConfigInput,
    input: CommonInput<'_>,
) -> ProfileOptions {
    ProfileOptions {
        include_import: selector.include_loads.unwrap_or(true),
        include_export: selector.include_existing_der.unwrap_or(true),
        import_factor: selector.load_scaling_factor.unwrap_or(1.0),
        export_factor: selector.der_scaling_factor.unwrap_or(1.0),
        prefer_daily: options::prefers_daily(input),
    }
}

fn steps(search: Option<&IntrinsicSearchConfigInput>) -> Steps {
    let given = search.cloned().unwrap_or_default();
    Steps {
        step_kw_per_customer: given.step_kw_per_customer.unwrap_or(1.0),
        max_steps: given
            .max_steps
            .and_then(|steps| u32::try_from(steps).ok())
            .unwrap_or(DEFAULT_MAX_STEPS),
        stop_on_hv_violation: given.stop_on_hv_violation.unwrap_or(true),
        lock_out_bound_groups: given.lock_out_capacity_zone_on_violation.unwrap_or(true),
    }
}

fn addition(injection: Option<&IntrinsicInjectionResourceConfigInput>) -> Addition {
    let given = injection.cloned().unwrap_or_default();
    let pv = given.load_model_type.unwrap_or_default() == IntrinsicLoadModelType::PvSystem;
    Addition {
        direction: match given.method.unwrap_or_default() {
            IntrinsicInjectionResourceMethod::ExportGeneration => Direction::Export,
            IntrinsicInjectionResourceMethod::ImportLoad => Direction::Import,
        },
        power_factor: given.power_factor.unwrap_or(1.0),
        profile: given.pv_profile_id.filter(|_| pv),
    }
}

fn allocation(allocation: Option<&IntrinsicAllocationConfigInput>) -> Allocation {
    let given = allocation.cloned().unwrap_or_default();
    match given.method.unwrap_or_default() {
        IntrinsicAllocationMethod::UniformPerIncludedCustomer => Allocation::Uniform,
        IntrinsicAllocationMethod::WeightedByExistingCustomer => Allocation::Weighted {
            basis: match given.existing_capacity_basis {
                Some(IntrinsicExistingCapacityBasis::ExistingImportKw) => Direction::Import,
                Some(IntrinsicExistingCapacityBasis::ExistingExportKw) | None => Direction::Export,
            },
            within_zone: given.scope == Some(IntrinsicAllocationScope::WithinMeasurementZone),
        },
    }
}

fn limits(constraints: Option<&IntrinsicConstraintsConfigInput>) -> Limits {
    let given = constraints.cloned().unwrap_or_default();
    let voltage = given.voltage.unwrap_or_default();
    let thermal = given.thermal.unwrap_or_default();
    Limits {
        lv_voltage_v: voltage.lv.map(lv_band),
        hv_voltage_pu: voltage.hv.map(hv_band),
        lv_thermal: thermal.lv.map(thermal_limit),
        hv_thermal: thermal.hv.map(thermal_limit),
    }
}

fn lv_band(given: IntrinsicLvVoltageConstraintInput) -> Band {
    Band { min: given.min.unwrap_or(DEFAULT_LV_V.min), max: given.max.unwrap_or(DEFAULT_LV_V.max) }
}

fn hv_band(given: IntrinsicHvVoltageConstraintInput) -> Band {
    Band {
        min: given.min_pu.unwrap_or(DEFAULT_HV_PU.min),
        max: given.max_pu.unwrap_or(DEFAULT_HV_PU.max),
    }
}

fn thermal_limit(given: IntrinsicThermalConstraintInput) -> ThermalLimit {
    ThermalLimit {
        percent: given.percent_of_rating.unwrap_or(100.0),
        emergency: given.rating_basis == Some(IntrinsicRatingBasis::Emergency),
    }
}

#[cfg(test)]
mod tests;
