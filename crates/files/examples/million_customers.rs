//! Writes Parquet files of a million customers and of their transformers, as `cargo xtask bench --tables` opens them:
//! `million_customers FOLDER ROWS`.
//!
//! Customers and their kW come in no order, and no two of either are the same. tests/bench/tables/data.mjs makes the same
//! rows for the other grids.

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use headroom_contract::output::ResultTable;
use headroom_files::ParquetWriter;
use serde_json::{Value, json};

/// Work package of the rows.
const RUN_ID: &str = "0b54b4a6-7a59-4c7d-9f0e-1d6a2f3c4b5d";
/// Prime to any power of ten, so that multiples of it go through all positions.
const STRIDE: usize = 618_033;

/// Transformers that the customers are at.
const GROUPS: usize = 9000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, rows] = arguments.as_slice() else {
        return Err("give a folder and a number of rows".into());
    };
    let (folder, rows) = (Path::new(folder), rows.parse()?);
    write(folder, ResultTable::LvGroupHostingCapacity, (0..GROUPS).map(group))?;
    write(folder, ResultTable::CustomerAllocations, (0..rows).map(|at| customer(at, rows)))
}

fn write(
    folder: &Path,
    table: ResultTable,
    rows: impl Iterator<Item = Value>,
) -> Result<(), Box<dyn Error>> {
    let file = File::create(folder.join(format!("{}.parquet", table.name())))?;
    let mut writer = ParquetWriter::new(BufWriter::new(file), table, RUN_ID.to_owned())?;
    for row in rows {
        if let Value::Object(row) = row {
            writer.add(&[row])?;
        }
    }
    writer.end()?;
    Ok(())
}

fn group(at: usize) -> Value {
    json!({
        "workPackageId": RUN_ID, "scenario": "base", "timestamp": "2024-01-11T12:00:00", "feeder": format!("F{}", at % 40),
        "capacityGroupHeadId": format!("transformer.t{at}"), "capacityGroupHeadType": "PowerTransformer",
        "terminalSequenceNumber": 2, "mode": "INTRINSIC_LV", "initialConditionSelector": "ZERO_LOAD",
        "includedCustomerCount": 111, "headroomKwPerCustomer": (at % 97) as f64 / 8.0, "isLowerBound": true,
        "additionKwScalingApplied": false, "totalKwAdded": 111.0 * (at % 97) as f64 / 8.0, "headroomDirection": "export",
        "bindingId": null, "convergence": true, "totalBaseNetImportKw": 0.0, "totalBaseNetExportKw": 0.0,
    })
}

fn customer(at: usize, rows: usize) -> Value {
    let shuffled = (at * STRIDE + rows / 3) % rows;
    let phase = ["A", "B", "C"][at % 3];
    json!({
        "workPackageId": RUN_ID, "scenario": "base", "timestamp": "2024-01-11T12:00:00", "feeder": format!("F{}", at % 40),
        "capacityGroupHeadId": format!("transformer.t{}", at % 9000), "capacityGroupHeadType": "PowerTransformer",
        "terminalSequenceNumber": 2, "conductingEquipmentMrid": format!("load.c{at}"),
        "usagePointId": format!("customer {shuffled:07}"), "initialKw": -1.5, "allocatedKw": shuffled as f64 / 8.0,
        "scalingFactor": 1.0, "powerFactor": 0.95, "customerPhaseCode": phase,
        "customerVAV": 230.0 + (at % 997) as f64 / 50.0, "customerVBV": null, "customerVCV": null,
        "customerVMinV": 230.0 + (at % 997) as f64 / 50.0, "customerVMaxV": 230.0 + (at % 997) as f64 / 50.0,
    })
}
