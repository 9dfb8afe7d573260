//! Writes a Parquet file of a million customers, as `cargo xtask bench --tables` opens it: `million_customers FILE ROWS`.
//!
//! Customers and their kW come in no order, and no two of either are the same. tests/bench/tables/data.mjs makes the same
//! rows for the other grids.

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;

use headroom_contract::output::ResultTable;
use headroom_files::{ParquetWriter, Row};
use serde_json::{Value, json};

/// Work package of the rows.
const RUN_ID: &str = "0b54b4a6-7a59-4c7d-9f0e-1d6a2f3c4b5d";
/// Prime to any power of ten, so that multiples of it go through all positions.
const STRIDE: usize = 618_033;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, rows] = arguments.as_slice() else {
        return Err("give a file and a number of rows".into());
    };
    let rows: usize = rows.parse()?;
    let file = BufWriter::new(File::create(file)?);
    let mut writer = ParquetWriter::new(file, ResultTable::CustomerAllocations, RUN_ID.to_owned())?;
    for at in 0..rows {
        writer.add(&[customer(at, rows)])?;
    }
    writer.end()?;
    Ok(())
}

fn customer(at: usize, rows: usize) -> Row {
    let shuffled = (at * STRIDE + rows / 3) % rows;
    let phase = ["A", "B", "C"][at % 3];
    let row = json!({
        "workPackageId": RUN_ID, "scenario": "base", "timestamp": "2024-01-11T12:00:00", "feeder": format!("F{}", at % 40),
        "capacityGroupHeadId": format!("transformer.t{}", at % 9000), "capacityGroupHeadType": "PowerTransformer",
        "terminalSequenceNumber": 2, "conductingEquipmentMrid": format!("load.c{at}"),
        "usagePointId": format!("customer {shuffled:07}"), "initialKw": -1.5, "allocatedKw": shuffled as f64 / 8.0,
        "scalingFactor": 1.0, "powerFactor": 0.95, "customerPhaseCode": phase,
        "customerVAV": 230.0 + (at % 997) as f64 / 50.0, "customerVBV": null, "customerVCV": null,
        "customerVMinV": 230.0 + (at % 997) as f64 / 50.0, "customerVMaxV": 230.0 + (at % 997) as f64 / 50.0,
    });
    match row {
        Value::Object(row) => row,
        _ => Row::new(),
    }
}
