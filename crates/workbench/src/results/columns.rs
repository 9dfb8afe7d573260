//! Columns of the result tables by their names on the wire, for orders and filters.

use std::cmp::Ordering;

use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity,
};

/// The value of a column in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    Flag(bool),
    Null,
}

impl Cell<'_> {
    /// Ascending, nulls last. Cells of one column are of one kind.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Cell::Text(a), Cell::Text(b)) => a.cmp(b),
            (Cell::Number(a), Cell::Number(b)) => a.total_cmp(&b),
            (Cell::Flag(a), Cell::Flag(b)) => a.cmp(&b),
            (a, b) => a.is_null().cmp(&b.is_null()),
        }
    }

    pub(crate) fn is_null(self) -> bool {
        self == Cell::Null
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Cell<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}

/// Reads one column of a row.
pub(crate) type Column<Row> = for<'a> fn(&'a Row) -> Cell<'a>;

/// Rows whose columns are known by name.
pub(crate) trait Columns: Sized {
    /// Name of the table on the wire.
    const TABLE: &'static str;

    /// The column of this name, `None` when there is none that can be ordered by.
    fn column(name: &str) -> Option<Column<Self>>;
}

macro_rules! columns {
    ($table:literal, |$row:ident: $type:ty| { $($name:literal: $value:expr,)* }) => {
        impl Columns for $type {
            const TABLE: &'static str = $table;

            fn column(name: &str) -> Option<Column<Self>> {
                match name {
                    $($name => Some(|$row| Cell::from($value)),)*
                    _ => None,
                }
            }
        }
    };
}

columns!("lvGroupHostingCapacity", |row: LvGroupHostingCapacity| {
    "workPackageId": &row.work_package_id,
    "scenario": &row.scenario,
    "timestamp": &row.timestamp,
    "feeder": &row.feeder,
    "capacityGroupHeadId": &row.capacity_group_head_id,
    "capacityGroupHeadType": &row.capacity_group_head_type,
    "terminalSequenceNumber": row.terminal_sequence_number,
    "mode": &row.mode,
    "initialConditionSelector": &row.initial_condition_selector,
    "includedCustomerCount": row.included_customer_count,
    "headroomKwPerCustomer": row.headroom_kw_per_customer,
    "isLowerBound": row.is_lower_bound,
    "additionKwScalingApplied": row.addition_kw_scaling_applied,
    "totalKwAdded": row.total_kw_added,
    "headroomDirection": &row.headroom_direction,
    "bindingId": row.binding_id.as_ref(),
    "convergence": row.convergence,
    "totalBaseNetImportKw": row.total_base_net_import_kw,
    "totalBaseNetExportKw": row.total_base_net_export_kw,
    "binding.metric": row.binding.as_ref().map(|binding| &binding.metric),
    "binding.conductingEquipmentMrid": row.binding.as_ref().map(|binding| &binding.conducting_equipment_mrid),
    "binding.conductingEquipmentType": row.binding.as_ref().map(|binding| &binding.conducting_equipment_type),
    "binding.phase": row.binding.as_ref().map(|binding| &binding.phase),
    "binding.violatingValue": row.binding.as_ref().map(|binding| binding.violating_value),
    "binding.constraintLimit": row.binding.as_ref().map(|binding| binding.constraint_limit),
    "binding.iteration": row.binding.as_ref().map(|binding| binding.iteration),
    "binding.violationCount": row.binding.as_ref().map(|binding| binding.violation_count),
});

columns!("hvNodeHeadroom", |row: HvNodeHeadroom| {
    "workPackageId": &row.work_package_id,
    "scenario": &row.scenario,
    "timestamp": &row.timestamp,
    "feeder": &row.feeder,
    "locationType": &row.location_type,
    "conductingEquipmentMrid": &row.conducting_equipment_mrid,
    "assetName": &row.asset_name,
    "terminalMrid": &row.terminal_mrid,
    "nominalVoltageKv": row.nominal_voltage_kv,
    "phaseCode": &row.phase_code,
    "totalBaseNetImportKw": row.total_base_net_import_kw,
    "totalBaseNetExportKw": row.total_base_net_export_kw,
    "availableHeadroomKw": row.available_headroom_kw,
    "headroomDirection": &row.headroom_direction,
    "bindingId": row.binding_id.as_ref(),
    "convergence": row.convergence,
});

columns!("constraintViolations", |row: ConstraintViolation| {
    "violationId": &row.violation_id,
    "bindingId": &row.binding_id,
    "workPackageId": &row.work_package_id,
    "scenario": &row.scenario,
    "timestamp": &row.timestamp,
    "feeder": &row.feeder,
    "iteration": row.iteration,
    "conductingEquipmentMrid": &row.conducting_equipment_mrid,
    "conductingEquipmentType": &row.conducting_equipment_type,
    "terminalSequenceNumber": row.terminal_sequence_number,
    "phase": &row.phase,
    "metric": &row.metric,
    "violatingValue": row.violating_value,
    "constraintLimit": row.constraint_limit,
    "vBase": row.v_base,
});

columns!("bindingConstraints", |row: BindingConstraint| {
    "workPackageId": &row.work_package_id,
    "bindingId": &row.binding_id,
    "violationId": &row.violation_id,
});

columns!("customerAllocations", |row: CustomerAllocation| {
    "workPackageId": &row.work_package_id,
    "scenario": &row.scenario,
    "timestamp": &row.timestamp,
    "feeder": &row.feeder,
    "capacityGroupHeadId": &row.capacity_group_head_id,
    "capacityGroupHeadType": &row.capacity_group_head_type,
    "terminalSequenceNumber": row.terminal_sequence_number,
    "conductingEquipmentMrid": &row.conducting_equipment_mrid,
    "usagePointId": &row.usage_point_id,
    "initialKw": row.initial_kw,
    "allocatedKw": row.allocated_kw,
    "scalingFactor": row.scaling_factor,
    "powerFactor": row.power_factor,
    "customerPhaseCode": &row.customer_phase_code,
    "customerVAV": row.customer_v_a_v,
    "customerVBV": row.customer_v_b_v,
    "customerVCV": row.customer_v_c_v,
    "customerVMinV": row.customer_v_min_v,
    "customerVMaxV": row.customer_v_max_v,
});
