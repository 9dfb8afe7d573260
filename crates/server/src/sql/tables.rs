//! The result tables, column by column, as the Hosting Capacity Module names them.

use headroom_contract::output::ResultTable;

/// Kind of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Uuid,
    Text,
    /// An instant, UTC.
    Time,
    Integer,
    Real,
    Flag,
    /// Texts, as JSON.
    List,
}

/// Where a column's values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The column of this name.
    Own(&'static str),
    /// An expression over the table's own columns, which is not stored.
    Derived(&'static str),
    /// A column of the limit that bound the row, see [`BINDING`].
    Binding(&'static str),
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    /// Name on the wire.
    pub(super) wire: &'static str,
    pub(super) source: Source,
    pub(super) kind: Kind,
}

/// A result table. In statements it is `t`, and the limits that bound its rows are `b`.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [Column],
    /// Names of the primary key's columns, the work package's first where it is one of them.
    pub(super) key: &'static [&'static str],
}

/// The columns of a row's limit: of those that broke together, the one broken furthest in percent of its value. Of several
/// such ones it is the last. `{filter}` stands for what restricts the violations `v`, `{table}` for their table and
/// `{last}` for what puts the last first.
pub(super) const BINDING: &str = "SELECT binding_id, metric, conducting_equipment_mrid, \
     conducting_equipment_type, phase, violating_value, constraint_limit, iteration, violation_count FROM (\
     SELECT v.*, count(*) OVER (PARTITION BY v.binding_id) AS violation_count, row_number() OVER (\
     PARTITION BY v.binding_id ORDER BY CASE WHEN v.constraint_limit = 0 THEN 1 ELSE 0 END DESC, \
     abs(v.violating_value - v.constraint_limit) \
     / CASE WHEN v.constraint_limit = 0 THEN 1 ELSE abs(v.constraint_limit) END DESC, {last}) AS place \
     FROM {table} v WHERE {filter}) ranked WHERE place = 1";

impl Column {
    /// The column's value in a statement.
    pub(super) fn expression(&self) -> String {
        match self.source {
            Source::Own(name) => format!("t.{name}"),
            Source::Derived(expression) => expression.to_owned(),
            Source::Binding(name) => format!("b.{name}"),
        }
    }

    /// Name of the stored column, `None` when it is worked out.
    pub(super) fn stored(&self) -> Option<&'static str> {
        match self.source {
            Source::Own(name) => Some(name),
            Source::Derived(_) | Source::Binding(_) => None,
        }
    }

    /// True for a column of the limit that bound the row.
    pub(super) fn is_of_binding(&self) -> bool {
        matches!(self.source, Source::Binding(_))
    }
}

impl Table {
    /// The column of a name on the wire.
    pub(super) fn column(&self, wire: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.wire == wire)
    }

    /// True when its rows are joined to the limit that bound them.
    pub(super) fn has_binding(&self) -> bool {
        self.columns.iter().any(Column::is_of_binding)
    }
}

macro_rules! column {
    (Binding $wire:literal $kind:ident $name:literal) => {
        Column { wire: $wire, source: Source::Binding($name), kind: Kind::$kind }
    };
    (Derived $wire:literal $kind:ident $name:literal) => {
        Column { wire: $wire, source: Source::Derived($name), kind: Kind::$kind }
    };
    (Own $wire:literal $kind:ident $name:literal) => {
        Column { wire: $wire, source: Source::Own($name), kind: Kind::$kind }
    };
}

macro_rules! table {
    ($constant:ident $name:literal, key [$($key:literal)*], $($source:ident $wire:literal $kind:ident $column:literal;)*) => {
        pub(super) static $constant: Table = Table {
            name: $name,
            columns: &[$(column!($source $wire $kind $column)),*],
            key: &[$($key),*],
        };
    };
}

table! { LV_GROUPS "lv_group_hosting_capacity", key ["work_package_id" "scenario" "timestamp" "feeder" "capacity_group_head_id" "capacity_group_head_type" "terminal_sequence_number"],
    Own "workPackageId" Uuid "work_package_id";
    Own "scenario" Text "scenario";
    Own "timestamp" Time "timestamp";
    Own "feeder" Text "feeder";
    Own "capacityGroupHeadId" Text "capacity_group_head_id";
    Own "capacityGroupHeadType" Text "capacity_group_head_type";
    Own "terminalSequenceNumber" Integer "terminal_sequence_number";
    Own "mode" Text "mode";
    Own "initialConditionSelector" Text "initial_condition_selector";
    Own "includedCustomerCount" Integer "included_customer_count";
    Own "headroomKwPerCustomer" Real "headroom_kw_per_customer";
    Own "additionKwScalingApplied" Flag "addition_kw_scaling_applied";
    Own "totalKwAdded" Real "total_kw_added";
    Own "headroomDirection" Text "headroom_direction";
    Own "bindingId" Uuid "binding_id";
    Own "convergence" Flag "convergence";
    Own "totalBaseNetImportKw" Real "total_base_net_import_kw";
    Own "totalBaseNetExportKw" Real "total_base_net_export_kw";
    Derived "isLowerBound" Flag "(t.binding_id IS NULL AND t.convergence)";
    Binding "binding.metric" Text "metric";
    Binding "binding.conductingEquipmentMrid" Text "conducting_equipment_mrid";
    Binding "binding.conductingEquipmentType" Text "conducting_equipment_type";
    Binding "binding.phase" Text "phase";
    Binding "binding.violatingValue" Real "violating_value";
    Binding "binding.constraintLimit" Real "constraint_limit";
    Binding "binding.iteration" Integer "iteration";
    Binding "binding.violationCount" Integer "violation_count";
}

table! { HV_NODES "hv_node_headroom", key ["work_package_id" "scenario" "timestamp" "feeder" "location_type" "conducting_equipment_mrid"],
    Own "workPackageId" Uuid "work_package_id";
    Own "scenario" Text "scenario";
    Own "timestamp" Time "timestamp";
    Own "feeder" Text "feeder";
    Own "locationType" Text "location_type";
    Own "conductingEquipmentMrid" Text "conducting_equipment_mrid";
    Own "assetName" Text "asset_name";
    Own "terminalMrid" Text "terminal_mrid";
    Own "associatedEquipmentMrids" List "associated_equipment_mrids";
    Own "nominalVoltageKv" Real "nominal_voltage_kv";
    Own "phaseCode" Text "phase_code";
    Own "totalBaseNetImportKw" Real "total_base_net_import_kw";
    Own "totalBaseNetExportKw" Real "total_base_net_export_kw";
    Own "availableHeadroomKw" Real "available_headroom_kw";
    Own "headroomDirection" Text "headroom_direction";
    Own "bindingId" Uuid "binding_id";
    Own "convergence" Flag "convergence";
    Derived "isLowerBound" Flag "(t.binding_id IS NULL AND t.convergence)";
    Binding "binding.metric" Text "metric";
    Binding "binding.conductingEquipmentMrid" Text "conducting_equipment_mrid";
    Binding "binding.conductingEquipmentType" Text "conducting_equipment_type";
    Binding "binding.phase" Text "phase";
    Binding "binding.violatingValue" Real "violating_value";
    Binding "binding.constraintLimit" Real "constraint_limit";
    Binding "binding.iteration" Integer "iteration";
    Binding "binding.violationCount" Integer "violation_count";
}

table! { VIOLATIONS "constraint_violations", key ["violation_id"],
    Own "violationId" Uuid "violation_id";
    Own "bindingId" Uuid "binding_id";
    Own "workPackageId" Uuid "work_package_id";
    Own "scenario" Text "scenario";
    Own "timestamp" Time "timestamp";
    Own "feeder" Text "feeder";
    Own "iteration" Integer "iteration";
    Own "conductingEquipmentMrid" Text "conducting_equipment_mrid";
    Own "conductingEquipmentType" Text "conducting_equipment_type";
    Own "terminalSequenceNumber" Integer "terminal_sequence_number";
    Own "phase" Text "phase";
    Own "metric" Text "metric";
    Own "violatingValue" Real "violating_value";
    Own "constraintLimit" Real "constraint_limit";
    Own "vBase" Real "v_base";
}

table! { BINDINGS "binding_constraints", key ["work_package_id" "binding_id" "violation_id"],
    Own "workPackageId" Uuid "work_package_id";
    Own "bindingId" Uuid "binding_id";
    Own "violationId" Uuid "violation_id";
}

table! { CUSTOMERS "customer_allocations", key ["work_package_id" "scenario" "timestamp" "feeder" "capacity_group_head_id" "capacity_group_head_type" "terminal_sequence_number" "conducting_equipment_mrid" "usage_point_id"],
    Own "workPackageId" Uuid "work_package_id";
    Own "scenario" Text "scenario";
    Own "timestamp" Time "timestamp";
    Own "feeder" Text "feeder";
    Own "capacityGroupHeadId" Text "capacity_group_head_id";
    Own "capacityGroupHeadType" Text "capacity_group_head_type";
    Own "terminalSequenceNumber" Integer "terminal_sequence_number";
    Own "conductingEquipmentMrid" Text "conducting_equipment_mrid";
    Own "usagePointId" Text "usage_point_id";
    Own "initialKw" Real "initial_kw";
    Own "allocatedKw" Real "allocated_kw";
    Own "scalingFactor" Real "scaling_factor";
    Own "powerFactor" Real "power_factor";
    Own "customerPhaseCode" Text "customer_phase_code";
    Own "customerVAV" Real "customer_v_a_v";
    Own "customerVBV" Real "customer_v_b_v";
    Own "customerVCV" Real "customer_v_c_v";
    Own "customerVMinV" Real "customer_v_min_v";
    Own "customerVMaxV" Real "customer_v_max_v";
}

/// The table that the contract means.
pub(super) fn of(table: ResultTable) -> &'static Table {
    match table {
        ResultTable::LvGroupHostingCapacity => &LV_GROUPS,
        ResultTable::HvNodeHeadroom => &HV_NODES,
        ResultTable::ConstraintViolations => &VIOLATIONS,
        ResultTable::BindingConstraints => &BINDINGS,
        ResultTable::CustomerAllocations => &CUSTOMERS,
    }
}

/// All of them.
pub(super) static TABLES: [&Table; 5] = [&LV_GROUPS, &HV_NODES, &VIOLATIONS, &BINDINGS, &CUSTOMERS];
