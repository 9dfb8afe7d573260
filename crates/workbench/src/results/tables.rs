//! The rows of one feeder.

use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, LvGroupHostingCapacity,
};
use serde::{Deserialize, Serialize};

/// The result tables of one feeder, as they are kept. `hv_node_headroom` is empty for LV runs, and
/// `binding_constraints` follows from the violations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tables {
    /// `lv_group_hosting_capacity`, by head.
    pub(crate) lv_groups: Vec<LvGroupHostingCapacity>,
    /// `constraint_violations`, by binding.
    pub(crate) violations: Vec<ConstraintViolation>,
    /// `customer_allocations`, by head and customer.
    pub(crate) customers: Vec<CustomerAllocation>,
}

impl Tables {
    /// `binding_constraints`.
    pub(crate) fn bindings(&self) -> Vec<BindingConstraint> {
        let binding = |violation: &ConstraintViolation| BindingConstraint {
            work_package_id: violation.work_package_id.clone(),
            binding_id: violation.binding_id.clone(),
            violation_id: violation.violation_id.clone(),
        };
        self.violations.iter().map(binding).collect()
    }
}
