//! The five result tables, column by column, as the Hosting Capacity Module names them.

use serde::{Deserialize, Serialize};

/// A result table of intrinsic and HV node headroom runs.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ResultTable {
    /// Headroom of capacity groups, from LV runs.
    #[default]
    LvGroupHostingCapacity,
    /// Headroom of HV nodes, from HV runs.
    HvNodeHeadroom,
    /// Limits that were broken at the breaching step.
    ConstraintViolations,
    /// Which violations belong to which binding.
    BindingConstraints,
    /// What each customer was given, from LV runs.
    CustomerAllocations,
}

/// A text for a file or a clipboard that a spreadsheet may open: one that begins like a formula gets an apostrophe before it,
/// which spreadsheets show as text. Numbers stay as they are. The names are anybody's, and a formula can send data away:
/// <https://owasp.org/www-community/attacks/CSV_Injection>.
pub fn spreadsheet_text(text: String) -> String {
    let begins_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins_formula && text.parse::<f64>().is_err() { format!("'{text}") } else { text }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A text or an id.
    Text,
    /// Several texts.
    Texts,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// An instant, UTC, as ISO 8601.
    Time,
}

/// A column of a result table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultColumn {
    /// Name in tables and files: `headroom_kw_per_customer`; `binding.metric` for one of the limit that bound the row.
    pub name: &'static str,
    /// Name on the wire: `headroomKwPerCustomer`.
    pub wire: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// Unit of its numbers; empty where they have none, or where it is the metric's.
    pub unit: &'static str,
}

impl ResultColumn {
    /// True for a column that the module's own tables do not have: it is worked out of others.
    pub fn is_derived(&self) -> bool {
        self.name == "is_lower_bound" || self.name.starts_with("binding.")
    }

    /// True when it holds numbers.
    pub fn is_numeric(&self) -> bool {
        matches!(self.kind, ColumnKind::Integer | ColumnKind::Number)
    }
}

impl ResultTable {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 5] = [
        Self::LvGroupHostingCapacity,
        Self::HvNodeHeadroom,
        Self::ConstraintViolations,
        Self::BindingConstraints,
        Self::CustomerAllocations,
    ];

    /// Name in databases and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::LvGroupHostingCapacity => "lv_group_hosting_capacity",
            Self::HvNodeHeadroom => "hv_node_headroom",
            Self::ConstraintViolations => "constraint_violations",
            Self::BindingConstraints => "binding_constraints",
            Self::CustomerAllocations => "customer_allocations",
        }
    }

    /// The query that answers its pages.
    pub fn field(self) -> &'static str {
        match self {
            Self::LvGroupHostingCapacity => "lvGroupHostingCapacity",
            Self::HvNodeHeadroom => "hvNodeHeadroom",
            Self::ConstraintViolations => "constraintViolations",
            Self::BindingConstraints => "bindingConstraints",
            Self::CustomerAllocations => "customerAllocations",
        }
    }

    /// The table of a name in databases and files.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// Its columns: those of the module in its order, then those that are worked out.
    pub fn columns(self) -> &'static [ResultColumn] {
        match self {
            Self::LvGroupHostingCapacity => LV_GROUPS,
            Self::HvNodeHeadroom => HV_NODES,
            Self::ConstraintViolations => VIOLATIONS,
            Self::BindingConstraints => BINDINGS,
            Self::CustomerAllocations => CUSTOMERS,
        }
    }

    /// The column of a name on the wire.
    pub fn column(self, wire: &str) -> Option<&'static ResultColumn> {
        self.columns().iter().find(|column| column.wire == wire)
    }
}

macro_rules! columns {
    ($constant:ident: $($kind:ident $name:literal $wire:literal $unit:literal;)*) => {
        const $constant: &[ResultColumn] = &[$(ResultColumn {
            name: $name, wire: $wire, kind: ColumnKind::$kind, unit: $unit,
        }),*];
    };
}

columns! { LV_GROUPS:
    Text "work_package_id" "workPackageId" "";
    Text "scenario" "scenario" "";
    Time "timestamp" "timestamp" "UTC";
    Text "feeder" "feeder" "";
    Text "capacity_group_head_id" "capacityGroupHeadId" "";
    Text "capacity_group_head_type" "capacityGroupHeadType" "";
    Integer "terminal_sequence_number" "terminalSequenceNumber" "";
    Text "mode" "mode" "";
    Text "initial_condition_selector" "initialConditionSelector" "";
    Integer "included_customer_count" "includedCustomerCount" "";
    Number "headroom_kw_per_customer" "headroomKwPerCustomer" "kW";
    Flag "addition_kw_scaling_applied" "additionKwScalingApplied" "";
    Number "total_kw_added" "totalKwAdded" "kW";
    Text "headroom_direction" "headroomDirection" "";
    Text "binding_id" "bindingId" "";
    Flag "convergence" "convergence" "";
    Number "total_base_net_import_kw" "totalBaseNetImportKw" "kW";
    Number "total_base_net_export_kw" "totalBaseNetExportKw" "kW";
    Flag "is_lower_bound" "isLowerBound" "";
    Text "binding.metric" "binding.metric" "";
    Text "binding.conducting_equipment_mrid" "binding.conductingEquipmentMrid" "";
    Text "binding.conducting_equipment_type" "binding.conductingEquipmentType" "";
    Text "binding.phase" "binding.phase" "";
    Number "binding.violating_value" "binding.violatingValue" "";
    Number "binding.constraint_limit" "binding.constraintLimit" "";
    Integer "binding.iteration" "binding.iteration" "";
    Integer "binding.violation_count" "binding.violationCount" "";
}

columns! { HV_NODES:
    Text "work_package_id" "workPackageId" "";
    Text "scenario" "scenario" "";
    Time "timestamp" "timestamp" "UTC";
    Text "feeder" "feeder" "";
    Text "location_type" "locationType" "";
    Text "conducting_equipment_mrid" "conductingEquipmentMrid" "";
    Text "asset_name" "assetName" "";
    Text "terminal_mrid" "terminalMrid" "";
    Texts "associated_equipment_mrids" "associatedEquipmentMrids" "";
    Number "nominal_voltage_kv" "nominalVoltageKv" "kV";
    Text "phase_code" "phaseCode" "";
    Number "total_base_net_import_kw" "totalBaseNetImportKw" "kW";
    Number "total_base_net_export_kw" "totalBaseNetExportKw" "kW";
    Number "available_headroom_kw" "availableHeadroomKw" "kW";
    Text "headroom_direction" "headroomDirection" "";
    Text "binding_id" "bindingId" "";
    Flag "convergence" "convergence" "";
    Flag "is_lower_bound" "isLowerBound" "";
    Text "binding.metric" "binding.metric" "";
    Text "binding.conducting_equipment_mrid" "binding.conductingEquipmentMrid" "";
    Text "binding.conducting_equipment_type" "binding.conductingEquipmentType" "";
    Text "binding.phase" "binding.phase" "";
    Number "binding.violating_value" "binding.violatingValue" "";
    Number "binding.constraint_limit" "binding.constraintLimit" "";
    Integer "binding.iteration" "binding.iteration" "";
    Integer "binding.violation_count" "binding.violationCount" "";
}

columns! { VIOLATIONS:
    Text "violation_id" "violationId" "";
    Text "binding_id" "bindingId" "";
    Text "work_package_id" "workPackageId" "";
    Text "scenario" "scenario" "";
    Time "timestamp" "timestamp" "UTC";
    Text "feeder" "feeder" "";
    Integer "iteration" "iteration" "";
    Text "conducting_equipment_mrid" "conductingEquipmentMrid" "";
    Text "conducting_equipment_type" "conductingEquipmentType" "";
    Integer "terminal_sequence_number" "terminalSequenceNumber" "";
    Text "phase" "phase" "";
    Text "metric" "metric" "";
    Number "violating_value" "violatingValue" "";
    Number "constraint_limit" "constraintLimit" "";
    Number "v_base" "vBase" "V";
}

columns! { BINDINGS:
    Text "work_package_id" "workPackageId" "";
    Text "binding_id" "bindingId" "";
    Text "violation_id" "violationId" "";
}

columns! { CUSTOMERS:
    Text "work_package_id" "workPackageId" "";
    Text "scenario" "scenario" "";
    Time "timestamp" "timestamp" "UTC";
    Text "feeder" "feeder" "";
    Text "capacity_group_head_id" "capacityGroupHeadId" "";
    Text "capacity_group_head_type" "capacityGroupHeadType" "";
    Integer "terminal_sequence_number" "terminalSequenceNumber" "";
    Text "conducting_equipment_mrid" "conductingEquipmentMrid" "";
    Text "usage_point_id" "usagePointId" "";
    Number "initial_kw" "initialKw" "kW";
    Number "allocated_kw" "allocatedKw" "kW";
    Number "scaling_factor" "scalingFactor" "";
    Number "power_factor" "powerFactor" "";
    Text "customer_phase_code" "customerPhaseCode" "";
    Number "customer_v_a_v" "customerVAV" "V";
    Number "customer_v_b_v" "customerVBV" "V";
    Number "customer_v_c_v" "customerVCV" "V";
    Number "customer_v_min_v" "customerVMinV" "V";
    Number "customer_v_max_v" "customerVMaxV" "V";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_formula() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("\t=1", "'\t=1"),
            ("-12.5", "-12.5"),
            ("Transformer.tx1", "Transformer.tx1"),
            ("", ""),
        ] {
            assert_eq!(spreadsheet_text(text.to_owned()), written);
        }
    }

    /// Snake case in camel case: `customer_v_a_v` is `customerVAV`.
    fn camel_case(name: &str) -> String {
        let mut camel = String::new();
        let mut raised = false;
        for letter in name.chars() {
            match letter {
                '_' => raised = true,
                _ if raised => {
                    camel.extend(letter.to_uppercase());
                    raised = false;
                }
                _ => camel.push(letter),
            }
        }
        camel
    }

    #[test]
    fn every_column_has_both_its_names_once() {
        for table in ResultTable::ALL {
            assert_eq!(ResultTable::of_name(table.name()), Some(table));
            assert_eq!(camel_case(table.name()), table.field());
            for column in table.columns() {
                assert_eq!(camel_case(column.name), column.wire);
                assert_eq!(table.column(column.wire), Some(column), "once");
            }
        }
    }
}
