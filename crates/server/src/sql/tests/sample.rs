//! Rows with everything that makes an order hard: ties, nulls, zeros of both signs, and text that locales sort otherwise.

use std::sync::Arc;

use headroom_workbench::results::{ColumnFilter, ResultStore, RowQuery, Tables, Test};
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::super::tables::{Kind, Table};

const NAMES: [&str; 7] = ["b", "B", "a-1", "a 1", "Ä", "z", "_z"];
const METRICS: [&str; 3] = ["LV_VOLTAGE_MAX_V", "LV_THERMAL_PERCENT", "HV_VOLTAGE_MAX_PU"];
const PHASES: [&str; 3] = ["A", "B", "C"];
const LOCATIONS: [&str; 2] = ["LINE_TEE", "DTX_HV_TERMINAL"];

fn row<Row: DeserializeOwned>(value: Json) -> Row {
    serde_json::from_value(value).expect("a row")
}

/// Rows of a job; two calls with the same arguments answer the same.
pub(super) fn tables(id: Uuid, job: usize, groups: usize) -> Tables {
    let ids = |kind: &str, at: usize| Uuid::new_v5(&id, format!("{job}/{kind}/{at}").as_bytes());
    let feeder = format!("{}{job}", NAMES[job % NAMES.len()]);
    let base = json!({
        "workPackageId": id, "scenario": "base", "timestamp": "2024-01-11T12:00:00", "feeder": feeder,
    });
    let with = |more: Json| {
        let mut row = base.clone();
        let (Json::Object(row_fields), Json::Object(more)) = (&mut row, more) else {
            panic!("no objects");
        };
        row_fields.extend(more);
        row
    };
    let mut tables = Tables::default();
    for at in 0..groups {
        // Every third is bound by nothing.
        let binding_id = (at % 3 != 2).then(|| ids("binding", at));
        let mut binding = Json::Null;
        if let Some(binding_id) = binding_id {
            let count = at % 4 + 1;
            let metric = METRICS[at % 2];
            for number in 0..count {
                // The last two are broken as far as each other.
                let over = number.min(count.saturating_sub(2)) as f64;
                let violation = json!({
                    "violationId": ids("violation", at * 8 + number), "bindingId": binding_id,
                    "iteration": at % 5, "conductingEquipmentMrid": format!("line.{}{number}", NAMES[at % 7]),
                    "conductingEquipmentType": "AcLineSegment", "terminalSequenceNumber": number + 1,
                    "phase": PHASES[number % 3], "metric": metric,
                    "violatingValue": 253.5 + over, "constraintLimit": 253.0, "vBase": 400.0,
                });
                tables.violations.push(row(with(violation)));
            }
            let furthest = count - 1;
            binding = json!({
                "metric": metric, "conductingEquipmentMrid": format!("line.{}{furthest}", NAMES[at % 7]),
                "conductingEquipmentType": "AcLineSegment", "phase": PHASES[furthest % 3],
                "violatingValue": 253.5 + count.saturating_sub(2) as f64, "constraintLimit": 253.0,
                "iteration": at % 5, "violationCount": count,
            });
        }
        let convergence = at % 6 != 5;
        let head = format!("transformer.{}{at}", NAMES[(at * 3) % 7]);
        let is_lower_bound = binding_id.is_none() && convergence;
        tables.lv_groups.push(row(with(json!({
            "capacityGroupHeadId": head, "capacityGroupHeadType": "PowerTransformer",
            "terminalSequenceNumber": 2, "mode": "INTRINSIC_LV", "initialConditionSelector": "FIXED_TIME",
            "includedCustomerCount": at % 9, "headroomKwPerCustomer": (at % 4) as f64 * 2.5,
            "isLowerBound": is_lower_bound, "additionKwScalingApplied": at % 2 == 0,
            "totalKwAdded": at as f64 * 0.1, "headroomDirection": "export", "bindingId": binding_id,
            "convergence": convergence, "totalBaseNetImportKw": 1.5, "totalBaseNetExportKw": 0.0,
            "binding": binding,
        }))));
        tables.hv_nodes.push(row(with(json!({
            "locationType": LOCATIONS[at % 2], "conductingEquipmentMrid": head,
            "assetName": NAMES[at % 7], "terminalMrid": format!("{head}#1"),
            "associatedEquipmentMrids": ["line.1", "line, with comma"], "nominalVoltageKv": 11.0,
            "phaseCode": "ABC", "totalBaseNetImportKw": 1.5, "totalBaseNetExportKw": 0.25,
            "availableHeadroomKw": (at % 4) as f64, "isLowerBound": is_lower_bound, "headroomDirection": "import",
            "bindingId": binding_id, "convergence": convergence, "binding": tables.lv_groups[at].binding,
        }))));
        for customer in 0..3 {
            let name = format!("{}{at}-{customer}", NAMES[(at + customer) % 7]);
            let volts = (customer != 1).then_some(230.0 + (at % 3) as f64);
            tables.customers.push(row(with(json!({
                "capacityGroupHeadId": head, "capacityGroupHeadType": "PowerTransformer",
                "terminalSequenceNumber": 2, "conductingEquipmentMrid": format!("load.{name}"),
                "usagePointId": name, "initialKw": (at % 3) as f64 - 1.0,
                "allocatedKw": if customer == 0 { 0.0 } else { -0.0 }, "scalingFactor": 1.0, "powerFactor": 0.95,
                "customerPhaseCode": "A", "customerVAV": volts, "customerVBV": null, "customerVCV": null,
                "customerVMinV": volts, "customerVMaxV": volts,
            }))));
        }
    }
    tables
}

/// Puts the same rows into every store, the last job first.
pub(super) async fn fill(stores: &[&dyn ResultStore], id: Uuid, jobs: usize, groups: usize) {
    for job in (0..jobs).rev() {
        let rows = Arc::new(tables(id, job, groups));
        for store in stores {
            store.put(id, job, Arc::clone(&rows)).await.expect("kept");
        }
    }
}

/// All rows, as far as a test has any.
pub(super) fn all() -> RowQuery {
    RowQuery { limit: 100_000, ..RowQuery::default() }
}

/// Filters of every kind, each on every column that takes it, some of them with another one.
pub(super) fn conditions(table: &'static Table) -> Vec<Vec<ColumnFilter>> {
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let mut all = Vec::new();
    for column in table.columns {
        let on = |test: Test| ColumnFilter { column: column.wire, test };
        let tests = match column.kind {
            Kind::Uuid | Kind::Text => vec![
                Test::OneOf(texts(&["LV_VOLTAGE_MAX_V", "A", "b", "transformer.b0", "'"])),
                Test::Contains("B1".to_owned()),
                Test::Contains("line.A".to_owned()),
                Test::Contains("%".to_owned()),
            ],
            Kind::Time => vec![
                Test::OneOf(texts(&["2024-01-11T12:00:00", "now"])),
                Test::Contains("-11t".to_owned()),
            ],
            Kind::Integer | Kind::Real => vec![
                Test::AtLeast(2.5),
                Test::AtMost(1.0),
                Test::AtMost(0.0),
                Test::OneOf(texts(&["2.5", "1", "253.5", "0", "none"])),
            ],
            Kind::Flag => vec![Test::Flag(true), Test::Flag(false), Test::OneOf(texts(&["true"]))],
            Kind::List => continue,
        };
        all.extend(tests.into_iter().map(|test| vec![on(test)]));
        all.push(vec![on(Test::Null(true))]);
        all.push(vec![on(Test::Null(false))]);
        if let Some(feeder) = table.column("feeder") {
            let test = Test::OneOf(texts(&["B1"]));
            all.push(vec![on(Test::Null(false)), ColumnFilter { column: feeder.wire, test }]);
        }
    }
    all
}
