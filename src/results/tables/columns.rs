//! Columns of the result tables as people read them.

use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable};

use crate::ui::format::number;
use crate::ui::grid::GridColumn;
use crate::ui::power;

/// Name of a table on its tab.
pub(crate) fn table_label(table: ResultTable) -> &'static str {
    match table {
        ResultTable::LvGroupHostingCapacity => "Transformers",
        ResultTable::HvNodeHeadroom => "HV nodes",
        ResultTable::ConstraintViolations => "Broken limits",
        ResultTable::BindingConstraints => "Bindings",
        ResultTable::CustomerAllocations => "Customers",
    }
}

/// Columns that a table shows at first, by their names on the wire.
fn first_columns(table: ResultTable) -> &'static [&'static str] {
    match table {
        ResultTable::LvGroupHostingCapacity => &[
            "capacityGroupHeadId",
            "headroomKwPerCustomer",
            "totalKwAdded",
            "includedCustomerCount",
            "binding.metric",
            "binding.conductingEquipmentMrid",
            "binding.violatingValue",
            "binding.constraintLimit",
            "binding.iteration",
            "headroomDirection",
            "feeder",
        ],
        ResultTable::HvNodeHeadroom => &[
            "conductingEquipmentMrid",
            "locationType",
            "availableHeadroomKw",
            "binding.metric",
            "binding.conductingEquipmentMrid",
            "binding.violatingValue",
            "binding.constraintLimit",
            "binding.iteration",
            "nominalVoltageKv",
            "phaseCode",
            "headroomDirection",
            "feeder",
        ],
        ResultTable::ConstraintViolations => &[
            "metric",
            "conductingEquipmentMrid",
            "conductingEquipmentType",
            "phase",
            "violatingValue",
            "constraintLimit",
            "iteration",
            "feeder",
            "bindingId",
        ],
        ResultTable::BindingConstraints => &["bindingId", "violationId"],
        ResultTable::CustomerAllocations => &[
            "usagePointId",
            "conductingEquipmentMrid",
            "allocatedKw",
            "initialKw",
            "customerPhaseCode",
            "customerVMinV",
            "customerVMaxV",
            "customerVAV",
            "customerVBV",
            "customerVCV",
            "capacityGroupHeadId",
            "feeder",
        ],
    }
}

/// Columns that tell rows apart which are equal otherwise.
pub(crate) fn ties(table: ResultTable) -> &'static [&'static str] {
    match table {
        ResultTable::LvGroupHostingCapacity => &["feeder", "capacityGroupHeadId"],
        ResultTable::HvNodeHeadroom => &["feeder", "conductingEquipmentMrid"],
        ResultTable::CustomerAllocations
        | ResultTable::ConstraintViolations
        | ResultTable::BindingConstraints => &[],
    }
}

/// The column of headroom of a table that has one.
pub(crate) fn headroom_column(table: ResultTable) -> Option<&'static str> {
    match table {
        ResultTable::LvGroupHostingCapacity => Some("headroomKwPerCustomer"),
        ResultTable::HvNodeHeadroom => Some("availableHeadroomKw"),
        _ => None,
    }
}

/// Order of a table at first: least headroom first, which needs attention.
pub(crate) fn first_order(table: ResultTable) -> String {
    headroom_column(table).map(str::to_owned).unwrap_or_default()
}

/// All columns of a table: those it shows at first, then the others.
pub(crate) fn all_columns(table: ResultTable) -> Vec<GridColumn> {
    let first = first_columns(table);
    let place = |wire: &str| first.iter().position(|name| *name == wire).unwrap_or(first.len());
    let mut columns: Vec<GridColumn> = table
        .columns()
        .iter()
        .enumerate()
        .map(|(cell, column)| grid_column(cell, column))
        .collect();
    columns.sort_by_key(|column| place(column.id));
    columns
}

/// Reads `feeder,headroomKwPerCustomer:160`: the columns that are shown, with widths that were changed.
pub(crate) fn read_columns(table: ResultTable, text: &str) -> Vec<GridColumn> {
    let all = all_columns(table);
    let chosen: Vec<GridColumn> = text
        .split(',')
        .filter_map(|text| {
            let (name, width) = text.split_once(':').map_or((text, None), |(n, w)| (n, Some(w)));
            let mut column = all.iter().find(|column| column.id == name)?.clone();
            if let Some(width) = width.and_then(|width| width.parse::<f64>().ok()) {
                column.width = width.clamp(48.0, 640.0);
            }
            Some(column)
        })
        .collect();
    if chosen.is_empty() {
        all.into_iter().take(first_columns(table).len()).collect()
    } else {
        chosen
    }
}

/// Columns as text; empty for those of the beginning.
pub(crate) fn write_columns(table: ResultTable, columns: &[GridColumn]) -> String {
    if columns == read_columns(table, "") {
        return String::new();
    }
    let all = all_columns(table);
    let text = |column: &GridColumn| {
        let own =
            all.iter().any(|own| own.id == column.id && (own.width - column.width).abs() < 0.5);
        if own { column.id.to_owned() } else { format!("{}:{}", column.id, column.width) }
    };
    columns.iter().map(text).collect::<Vec<_>>().join(",")
}

fn grid_column(cell: usize, column: &ResultColumn) -> GridColumn {
    let width = match (column.kind, column.wire) {
        (_, "headroomKwPerCustomer" | "availableHeadroomKw") => 210.0,
        (_, "binding.metric" | "metric" | "headroomDirection") => 190.0,
        (_, "locationType") => 260.0,
        (_, "bindingId" | "violationId" | "workPackageId") => 290.0,
        (ColumnKind::Time, _) => 160.0,
        (ColumnKind::Text | ColumnKind::Texts, _) => 150.0,
        (ColumnKind::Integer | ColumnKind::Flag, _) => 100.0,
        (ColumnKind::Number, _) => 120.0,
    };
    GridColumn { id: column.wire, cell, label: label(column), numeric: column.is_numeric(), width }
}

/// Whether a column holds power, which people read in kW or MW and files hold in kW.
pub(super) fn is_power(column: &ResultColumn) -> bool {
    column.unit == "kW"
}

/// A number of a column without its unit, in the unit of its heading.
pub(super) fn shown_number(column: &ResultColumn, value: f64, decimals: usize) -> String {
    if is_power(column) { power::text(value, decimals) } else { number(value, decimals) }
}

/// Heading of a column, with its unit.
pub(crate) fn label(column: &ResultColumn) -> String {
    let words = match column.wire {
        "workPackageId" => "Work package",
        "scenario" => "Scenario",
        "timestamp" => "Initial state at",
        "feeder" => "Feeder",
        "capacityGroupHeadId" => "Transformer",
        "capacityGroupHeadType" => "Head type",
        "terminalSequenceNumber" => "Terminal",
        "mode" => "Mode",
        "initialConditionSelector" => "Initial state",
        "includedCustomerCount" => "Customers",
        "headroomKwPerCustomer" => "Headroom per customer",
        "additionKwScalingApplied" => "Scaled",
        "totalKwAdded" => "Total",
        "headroomDirection" => "Direction",
        "bindingId" => "Binding",
        "convergence" => "Converged",
        "totalBaseNetImportKw" => "Base import",
        "totalBaseNetExportKw" => "Base export",
        "isLowerBound" => "Lower bound",
        "binding.metric" => "Bound by",
        "binding.conductingEquipmentMrid" => "Limiting asset",
        "binding.conductingEquipmentType" => "Type of limiting asset",
        "binding.phase" => "Limiting phase",
        "binding.violatingValue" => "Value at the limit",
        "binding.constraintLimit" | "constraintLimit" => "Limit",
        "binding.iteration" | "iteration" => "Step",
        "binding.violationCount" => "Limits broken",
        "locationType" => "Kind of node",
        "conductingEquipmentMrid" => "Asset",
        "assetName" => "Name",
        "terminalMrid" => "Terminal id",
        "associatedEquipmentMrids" => "Assets that meet",
        "nominalVoltageKv" => "Nominal voltage",
        "phaseCode" | "customerPhaseCode" => "Phases",
        "availableHeadroomKw" => "Headroom",
        "violationId" => "Violation",
        "conductingEquipmentType" => "Type of asset",
        "phase" => "Phase",
        "metric" => "Limit broken",
        "violatingValue" => "Value",
        "vBase" => "Base voltage",
        "usagePointId" => "Customer",
        "initialKw" => "Before",
        "allocatedKw" => "Added",
        "scalingFactor" => "Weight",
        "powerFactor" => "Power factor",
        "customerVAV" => "Voltage A",
        "customerVBV" => "Voltage B",
        "customerVCV" => "Voltage C",
        "customerVMinV" => "Least voltage",
        "customerVMaxV" => "Greatest voltage",
        other => other,
    };
    let unit = match column.unit {
        _ if column.kind == ColumnKind::Time => "",
        _ if is_power(column) => power::unit().symbol(),
        unit => unit,
    };
    if unit.is_empty() { words.to_owned() } else { format!("{words} ({unit})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_heading_and_every_table_columns_at_first() {
        for table in ResultTable::ALL {
            for column in table.columns() {
                assert_ne!(label(column), column.wire, "{}", column.wire);
            }
            let shown = read_columns(table, "");
            let names: Vec<&str> = shown.iter().map(|column| column.id).collect();
            assert_eq!(names, first_columns(table));
            assert!(ties(table).iter().all(|tie| table.column(tie).is_some()));
            assert_eq!(write_columns(table, &shown), "");
        }
    }

    #[test]
    fn columns_survive_the_address() {
        let table = ResultTable::ConstraintViolations;
        let text = "feeder,metric:222,nonsense";
        let columns = read_columns(table, text);
        assert_eq!(write_columns(table, &columns), "feeder,metric:222");
        let wide = read_columns(table, "metric:9000");
        assert_eq!(write_columns(table, &wide), "metric:640");
    }
}
