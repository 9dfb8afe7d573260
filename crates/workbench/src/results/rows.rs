//! From the engine's results of one feeder to the rows of the result tables.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use headroom_contract::input::{CommonInput, IntrinsicInitialStateSelectorMode};
use headroom_contract::output::{
    BindingSummary, ConstraintViolation, CustomerAllocation, LvGroupHostingCapacity,
};
use headroom_engine::search::{CustomerResult, GroupResult, LvResults, Violation};
use headroom_engine::study::{Direction, StudyTime};
use uuid::Uuid;

use super::Tables;
use crate::study;
use crate::time::local_date_time;

/// Value of the column `mode`. The public documents name the column but no value of it; this is the product's choice.
const MODE: &str = "INTRINSIC_LV";
/// Value of the columns `capacity_group_head_type`: today's only kind of head.
const HEAD_TYPE: &str = "PowerTransformer";

/// What rows say besides the engine's results.
pub(crate) struct RowContext<'a> {
    /// Work package.
    pub(crate) work_package_id: Uuid,
    /// Feeder.
    pub(crate) feeder: &'a str,
    /// What was submitted.
    pub(crate) input: CommonInput<'a>,
}

impl RowContext<'_> {
    /// The same each time that rows are made of a running search, so that a row keeps its ids until the end.
    pub(super) fn id(&self, kind: &str, number: usize) -> String {
        let name = format!("{}/{kind}/{number}", self.feeder);
        Uuid::new_v5(&self.work_package_id, name.as_bytes()).to_string()
    }

    pub(super) fn binding_id(&self, binding: u32) -> String {
        self.id("binding", binding as usize)
    }

    pub(super) fn scenario(&self) -> String {
        self.input.syf.scenario.clone()
    }

    pub(super) fn direction(&self) -> &'static str {
        match study::direction(self.input) {
            Direction::Export => "export",
            Direction::Import => "import",
        }
    }

    /// Instant of the initial state: the one found or given; the start time where the state depends on none.
    pub(super) fn timestamp(&self, instant: Option<StudyTime>) -> String {
        let start = self.input.initial_state_selector.start_time;
        instant.and_then(local_date_time).unwrap_or(start).to_string()
    }
}

/// Which of a feeder's results are made rows.
#[derive(Default)]
pub(crate) struct RowPart {
    /// Positions of groups, which bring their customers.
    pub(crate) groups: HashSet<usize>,
    /// Positions of violations.
    pub(crate) violations: Range<usize>,
}

/// The rows of a part of a feeder's results.
pub(crate) fn tables(context: &RowContext<'_>, results: &LvResults, part: &RowPart) -> Tables {
    let timestamp = context.timestamp(results.instant);
    let mut by_binding: HashMap<u32, Vec<&Violation>> = HashMap::new();
    for violation in &results.violations {
        by_binding.entry(violation.binding).or_default().push(violation);
    }
    let in_part = |group: &usize| part.groups.contains(group);
    let groups = results.groups.iter().enumerate().filter(|(position, _)| in_part(position));
    let lv_groups = groups.map(|(_, group)| {
        let violations = group.binding.and_then(|binding| by_binding.get(&binding));
        lv_group(context, &timestamp, group, violations.map_or(&[], Vec::as_slice))
    });
    let violations = results.violations.iter().enumerate();
    let violations = violations.filter(|(number, _)| part.violations.contains(number));
    let customers = results.customers.iter().filter(|customer| in_part(&customer.group));
    let customers = customers.filter_map(|customer| {
        Some(customer_row(context, &timestamp, results.groups.get(customer.group)?, customer))
    });
    Tables {
        lv_groups: lv_groups.collect(),
        violations: violations
            .map(|(number, violation)| violation_row(context, &timestamp, number, violation))
            .collect(),
        customers: customers.collect(),
        hv_nodes: Vec::new(),
    }
}

fn lv_group(
    context: &RowContext<'_>,
    timestamp: &str,
    group: &GroupResult,
    violations: &[&Violation],
) -> LvGroupHostingCapacity {
    LvGroupHostingCapacity {
        work_package_id: context.work_package_id.to_string(),
        scenario: context.scenario(),
        timestamp: timestamp.to_owned(),
        feeder: context.feeder.to_owned(),
        capacity_group_head_id: group.head_mrid.clone(),
        capacity_group_head_type: HEAD_TYPE.to_owned(),
        terminal_sequence_number: count(group.terminal_sequence_number),
        mode: MODE.to_owned(),
        initial_condition_selector: selector_text(
            context.input.initial_state_selector.selector_mode,
        )
        .to_owned(),
        included_customer_count: count(group.customer_count),
        headroom_kw_per_customer: group.headroom_kw_per_customer,
        is_lower_bound: group.binding.is_none() && group.converged,
        addition_kw_scaling_applied: group.scaled,
        total_kw_added: group.total_kw_added,
        headroom_direction: context.direction().to_owned(),
        binding_id: group.binding.map(|binding| context.binding_id(binding)),
        convergence: group.converged,
        total_base_net_import_kw: group.base_net_import_kw,
        total_base_net_export_kw: group.base_net_export_kw,
        binding: binding_summary(violations),
    }
}

/// The limit that stands for those that broke together.
pub(super) fn binding_summary(violations: &[&Violation]) -> Option<BindingSummary> {
    let furthest = Violation::furthest(violations.iter().copied())?;
    Some(BindingSummary {
        metric: furthest.metric.to_string(),
        conducting_equipment_mrid: furthest.equipment_mrid.clone(),
        conducting_equipment_type: furthest.equipment_type.to_string(),
        phase: furthest.phase.to_owned(),
        violating_value: furthest.value,
        constraint_limit: furthest.limit,
        iteration: count(furthest.iteration),
        violation_count: count(violations.len()),
    })
}

pub(super) fn violation_row(
    context: &RowContext<'_>,
    timestamp: &str,
    number: usize,
    violation: &Violation,
) -> ConstraintViolation {
    ConstraintViolation {
        violation_id: context.id("violation", number),
        binding_id: context.binding_id(violation.binding),
        work_package_id: context.work_package_id.to_string(),
        scenario: context.scenario(),
        timestamp: timestamp.to_owned(),
        feeder: context.feeder.to_owned(),
        iteration: count(violation.iteration),
        conducting_equipment_mrid: violation.equipment_mrid.clone(),
        conducting_equipment_type: violation.equipment_type.to_string(),
        terminal_sequence_number: count(violation.terminal_sequence_number),
        phase: violation.phase.to_owned(),
        metric: violation.metric.to_string(),
        violating_value: violation.value,
        constraint_limit: violation.limit,
        v_base: violation.v_base_v,
    }
}

fn customer_row(
    context: &RowContext<'_>,
    timestamp: &str,
    group: &GroupResult,
    customer: &CustomerResult,
) -> CustomerAllocation {
    let [a_v, b_v, c_v] = customer.voltages_v;
    let voltages_v = || customer.voltages_v.iter().flatten().copied();
    // An OpenDSS load stands for one usage point; its name is the only one the model has for it.
    let usage_point = customer.load_mrid.split_once('.').map_or("", |(_, name)| name);
    CustomerAllocation {
        work_package_id: context.work_package_id.to_string(),
        scenario: context.scenario(),
        timestamp: timestamp.to_owned(),
        feeder: context.feeder.to_owned(),
        capacity_group_head_id: group.head_mrid.clone(),
        capacity_group_head_type: HEAD_TYPE.to_owned(),
        terminal_sequence_number: count(group.terminal_sequence_number),
        conducting_equipment_mrid: customer.load_mrid.clone(),
        usage_point_id: usage_point.to_owned(),
        initial_kw: customer.initial_kw,
        allocated_kw: customer.allocated_kw,
        scaling_factor: customer.scaling_factor,
        power_factor: customer.power_factor,
        customer_phase_code: customer.phase_code.clone(),
        customer_v_a_v: a_v,
        customer_v_b_v: b_v,
        customer_v_c_v: c_v,
        customer_v_min_v: voltages_v().reduce(f64::min),
        customer_v_max_v: voltages_v().reduce(f64::max),
    }
}

/// The mode as the wire writes it.
pub(crate) fn selector_text(mode: IntrinsicInitialStateSelectorMode) -> &'static str {
    use IntrinsicInitialStateSelectorMode as Mode;
    match mode {
        Mode::ZeroLoad => "ZERO_LOAD",
        Mode::FixedLoad => "FIXED_LOAD",
        Mode::PeakFeederImport => "PEAK_FEEDER_IMPORT",
        Mode::PeakFeederExport => "PEAK_FEEDER_EXPORT",
        Mode::FixedTime => "FIXED_TIME",
    }
}

/// Counts of the engine as the 32-bit integers of the wire.
pub(crate) fn count(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}
