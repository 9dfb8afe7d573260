//! The rows of one feeder.

use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity,
};
use serde::{Deserialize, Serialize};

use crate::order::positions;

/// The result tables of one feeder, as they are kept. The tables of the other kind of work package are
/// empty, and `binding_constraints` follows from the violations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tables {
    /// `lv_group_hosting_capacity`, by head.
    pub lv_groups: Vec<LvGroupHostingCapacity>,
    /// `constraint_violations`, by binding.
    pub violations: Vec<ConstraintViolation>,
    /// `customer_allocations`, by head and customer.
    pub customers: Vec<CustomerAllocation>,
    /// `hv_node_headroom`, by asset.
    #[serde(default)]
    pub hv_nodes: Vec<HvNodeHeadroom>,
}

impl Tables {
    /// True when nothing was found yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.lv_groups.is_empty() && self.hv_nodes.is_empty()
    }

    /// Adds rows of groups or nodes that are not here yet, each row at its place.
    pub(crate) fn add(&mut self, more: Self) {
        self.violations.extend(more.violations);
        // Nodes are searched one after the other, in their order.
        self.hv_nodes.extend(more.hv_nodes);
        self.lv_groups.extend(more.lv_groups);
        self.customers.extend(more.customers);
        let groups = &self.lv_groups;
        let head = |at: usize| {
            (groups[at].capacity_group_head_id.as_str(), groups[at].terminal_sequence_number)
        };
        let order = positions(groups.len(), &|a, b| head(a).cmp(&head(b)));
        self.lv_groups = arranged(std::mem::take(&mut self.lv_groups), &order);
        // Within a group they stay as they come.
        let customers = &self.customers;
        let head = |at: usize| {
            let CustomerAllocation { capacity_group_head_id, terminal_sequence_number, .. } =
                &customers[at];
            (capacity_group_head_id.as_str(), *terminal_sequence_number)
        };
        let order = positions(customers.len(), &|a, b| head(a).cmp(&head(b)));
        self.customers = arranged(std::mem::take(&mut self.customers), &order);
    }

    /// `binding_constraints`.
    pub fn bindings(&self) -> Vec<BindingConstraint> {
        let binding = |violation: &ConstraintViolation| BindingConstraint {
            work_package_id: violation.work_package_id.clone(),
            binding_id: violation.binding_id.clone(),
            violation_id: violation.violation_id.clone(),
        };
        self.violations.iter().map(binding).collect()
    }
}

/// Rows in an order of their positions.
fn arranged<T>(rows: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut rows: Vec<Option<T>> = rows.into_iter().map(Some).collect();
    order.iter().filter_map(|at| rows[*at].take()).collect()
}
