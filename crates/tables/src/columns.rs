//! Columns of the result tables by their names on the wire, for orders and filters.

use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, ResultTable,
};

/// The value of a column in a row. Cells of one column are of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A text or an instant.
    Text(&'a str),
    /// A number, whole or not.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// No value.
    Null,
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
pub type ReadCell<Row> = for<'a> fn(&'a Row) -> Cell<'a>;

/// Rows whose columns are known by name.
pub trait Columns: Sized {
    /// The table they are of.
    const TABLE: ResultTable;

    /// The column of this name, `None` when there is none that can be ordered by.
    fn column(name: &str) -> Option<ReadCell<Self>>;

    /// The one column that holds lists of texts, where there is one.
    fn texts(&self) -> &[String] {
        &[]
    }
}

macro_rules! columns {
    ($table:ident, |$row:ident: $type:ty| { $($name:literal: $value:expr,)* } $(texts $texts:ident)?) => {
        impl Columns for $type {
            const TABLE: ResultTable = ResultTable::$table;

            fn column(name: &str) -> Option<ReadCell<Self>> {
                match name {
                    $($name => Some(|$row| Cell::from($value)),)*
                    _ => None,
                }
            }

            $(fn texts(&self) -> &[String] {
                &self.$texts
            })?
        }
    };
}

columns!(LvGroupHostingCapacity, |row: LvGroupHostingCapacity| {
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

columns!(HvNodeHeadroom, |row: HvNodeHeadroom| {
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
    "isLowerBound": row.is_lower_bound,
    "headroomDirection": &row.headroom_direction,
    "bindingId": row.binding_id.as_ref(),
    "convergence": row.convergence,
    "binding.metric": row.binding.as_ref().map(|binding| &binding.metric),
    "binding.conductingEquipmentMrid": row.binding.as_ref().map(|binding| &binding.conducting_equipment_mrid),
    "binding.conductingEquipmentType": row.binding.as_ref().map(|binding| &binding.conducting_equipment_type),
    "binding.phase": row.binding.as_ref().map(|binding| &binding.phase),
    "binding.violatingValue": row.binding.as_ref().map(|binding| binding.violating_value),
    "binding.constraintLimit": row.binding.as_ref().map(|binding| binding.constraint_limit),
    "binding.iteration": row.binding.as_ref().map(|binding| binding.iteration),
    "binding.violationCount": row.binding.as_ref().map(|binding| binding.violation_count),
} texts associated_equipment_mrids);

columns!(ConstraintViolations, |row: ConstraintViolation| {
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

columns!(BindingConstraints, |row: BindingConstraint| {
    "workPackageId": &row.work_package_id,
    "bindingId": &row.binding_id,
    "violationId": &row.violation_id,
});

columns!(CustomerAllocations, |row: CustomerAllocation| {
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
