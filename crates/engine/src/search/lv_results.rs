//! Result rows of a search.

use super::customers::Customer;
use super::loading::phase_code;
use super::lv::{LvSearch, Outcome};
use super::result::{CustomerResult, GroupResult, LvResults};
use crate::network::{Load, mrid};
use crate::study::Allocation;
use crate::topology::ZoneNode;

impl LvSearch {
    /// Results so far: groups that are bound, or all of them once the search has ended.
    pub fn results(&self) -> LvResults {
        let mut results = LvResults {
            instant: Some(self.feeder.instant),
            violations: self.violations.clone(),
            warnings: self.feeder.warnings.clone(),
            ..LvResults::default()
        };
        for (group, outcome) in self.outcomes.iter().enumerate() {
            if let Some(outcome) = outcome {
                let position = results.groups.len();
                results.groups.push(self.group_result(group, outcome));
                results.customers.extend(
                    self.feeder.customers.by_group[group]
                        .iter()
                        .zip(&outcome.customer_voltages_v)
                        .map(|(customer, voltages_v)| {
                            self.customer_result(position, customer, outcome, *voltages_v)
                        }),
                );
            }
        }
        results
    }

    fn group_result(&self, group: usize, outcome: &Outcome) -> GroupResult {
        let role = &self.feeder.topology.groups[group];
        let customers = &self.feeder.customers.by_group[group];
        let sum = |value: &dyn Fn(&Customer) -> f64| customers.iter().map(value).sum::<f64>();
        GroupResult {
            head_mrid: role.head_mrid(&self.feeder.network),
            terminal_sequence_number: role.terminal_sequence_number,
            customer_count: customers.len(),
            headroom_kw_per_customer: f64::from(outcome.valid_level)
                * self.study.steps.step_kw_per_customer,
            scaled: self.study.allocation != Allocation::Uniform,
            total_kw_added: sum(&|customer| {
                self.feeder.customers.allocated_kw(customer, outcome.valid_level).abs()
            }),
            binding: outcome.binding,
            converged: outcome.converged,
            base_net_import_kw: sum(&|customer| customer.initial_w.max(0.0) / 1000.0),
            base_net_export_kw: sum(&|customer| (-customer.initial_w).max(0.0) / 1000.0),
        }
    }

    fn customer_result(
        &self,
        group: usize,
        customer: &Customer,
        outcome: &Outcome,
        voltages_v: [Option<f64>; 3],
    ) -> CustomerResult {
        let load = &self.feeder.network.loads[customer.load];
        CustomerResult {
            group,
            load_mrid: mrid("load", &load.name),
            initial_kw: customer.initial_w / 1000.0,
            allocated_kw: self.feeder.customers.allocated_kw(customer, outcome.valid_level),
            scaling_factor: customer.scale,
            power_factor: self.study.addition.power_factor,
            phase_code: phase_code(&load.terminal.nodes),
            voltages_v,
        }
    }

    /// Voltages at every customer of a group, by phase.
    pub(super) fn customer_voltages_v(&self, group: usize) -> Vec<[Option<f64>; 3]> {
        let voltages_v = self.feeder.solution.voltages_v();
        let at_phase = |load: &Load, number: u8| {
            let own = load.terminal.nodes.contains(&number);
            own.then(|| ZoneNode::find(&self.feeder.model, load.terminal.bus, number))
                .flatten()
                .map(|node| node.voltage_squared(voltages_v).sqrt())
        };
        self.feeder.customers.by_group[group]
            .iter()
            .map(|customer| {
                [1, 2, 3].map(|number| at_phase(&self.feeder.network.loads[customer.load], number))
            })
            .collect()
    }
}
