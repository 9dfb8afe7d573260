//! Steps, what is added, and how it is shared.

use super::numbers::{check_above_zero, check_power_factor, check_range};
use super::{Issue, notes};
use crate::input::{
    IntrinsicAllocationConfigInput, IntrinsicAllocationMethod,
    IntrinsicInjectionResourceConfigInput, IntrinsicLoadModelType, IntrinsicSearchConfigInput,
};

/// Most steps of an LV search.
const MAX_STEPS: std::ops::RangeInclusive<i32> = 1..=10_000;

pub(super) fn check(search: Option<&IntrinsicSearchConfigInput>, issues: &mut Vec<Issue>) {
    let Some(search) = search else { return };
    let step_kw = search.step_kw_per_customer;
    check_above_zero("search.stepKwPerCustomer", step_kw, "step", "kW", issues);
    check_range("search.maxSteps", search.max_steps, &MAX_STEPS, "steps", issues);
    notes::on_search(search, issues);
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
    check_power_factor("injectionResource.powerFactor", injection.power_factor, issues);
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
