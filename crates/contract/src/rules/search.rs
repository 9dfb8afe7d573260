//! Steps, what is added, and how it is shared.

use super::Issue;
use crate::input::{
    IntrinsicAllocationConfigInput, IntrinsicAllocationMethod,
    IntrinsicInjectionResourceConfigInput, IntrinsicLoadModelType, IntrinsicSearchConfigInput,
};

/// Most steps of an LV search.
const MAX_STEPS: std::ops::RangeInclusive<i32> = 1..=10_000;

pub(super) fn check(search: Option<&IntrinsicSearchConfigInput>, issues: &mut Vec<Issue>) {
    let Some(search) = search else { return };
    if let Some(step_kw) = search.step_kw_per_customer
        && (step_kw <= 0.0 || !step_kw.is_finite())
    {
        issues.push(Issue::error(
            "search.stepKwPerCustomer",
            format!("Enter a step above 0 kW, {step_kw} is not"),
        ));
    }
    if let Some(max_steps) = search.max_steps
        && !MAX_STEPS.contains(&max_steps)
    {
        issues.push(Issue::error(
            "search.maxSteps",
            format!(
                "Enter from {} to {} steps, {max_steps} is outside",
                MAX_STEPS.start(),
                MAX_STEPS.end()
            ),
        ));
    }
}

pub(super) fn check_injection(
    injection: Option<&IntrinsicInjectionResourceConfigInput>,
    issues: &mut Vec<Issue>,
) {
    let Some(injection) = injection else { return };
    let has_profile = injection.pv_profile_id.as_deref().is_some_and(|id| !id.trim().is_empty());
    if injection.load_model_type == Some(IntrinsicLoadModelType::PvSystem) && !has_profile {
        issues.push(Issue::error(
            "injectionResource.pvProfileId",
            "Enter the PV profile of the PV system",
        ));
    }
    if let Some(power_factor) = injection.power_factor
        && (power_factor == 0.0 || !(-1.0..=1.0).contains(&power_factor))
    {
        issues.push(Issue::error(
            "injectionResource.powerFactor",
            format!("Enter a power factor from -1 to 1 that is not 0, {power_factor} is outside"),
        ));
    }
}

pub(super) fn check_allocation(
    allocation: Option<&IntrinsicAllocationConfigInput>,
    issues: &mut Vec<Issue>,
) {
    let Some(allocation) = allocation else { return };
    if allocation.method == Some(IntrinsicAllocationMethod::WeightedByExistingCustomer) {
        if allocation.scope.is_none() {
            issues.push(Issue::error("allocation.scope", "Choose where weights are compared"));
        }
        if allocation.existing_capacity_basis.is_none() {
            issues.push(Issue::error(
                "allocation.existingCapacityBasis",
                "Choose what weights are taken from",
            ));
        }
    }
}
