//! Files that are right, and files that are not.

use headroom_tables::Packed;
use serde_json::{Value, json};

use super::*;
use crate::{ParquetWriter, Row};

const W: &str = "0b54b4a6-7a59-4c7d-9f0e-1d6a2f3c4b5d";

fn file(path: &str, content: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile { path: path.to_owned(), content: Bytes::from(content.into()) }
}

fn read(files: &[SourceFile]) -> Vec<Outcome> {
    let mut reading = Reading::new(files.to_vec());
    while reading.next_path().is_some() {
        reading.step();
    }
    reading.end()
}

fn row(value: Value) -> Row {
    let Value::Object(row) = value else { panic!("no row") };
    row
}

fn parquet_file(path: &str, table: ResultTable, rows: &[Row]) -> SourceFile {
    let mut writer = ParquetWriter::new(Vec::new(), table, W.to_owned()).expect("a writer");
    writer.add(rows).expect("rows");
    file(path, writer.end().expect("an end"))
}

fn violation(binding: &str, value: f64) -> Row {
    row(json!({
        "violationId": format!("v{value}"), "bindingId": binding, "workPackageId": W, "scenario": "base",
        "timestamp": "2024-01-11T12:00:00", "feeder": "F", "iteration": 3, "conductingEquipmentMrid": "line.l",
        "conductingEquipmentType": "AcLineSegment", "terminalSequenceNumber": 2, "phase": "A",
        "metric": "LV_VOLTAGE_MAX_V", "violatingValue": value, "constraintLimit": 253.0, "vBase": 400.0,
    }))
}

fn node(name: &str, kw: f64, binding: Option<&str>) -> Row {
    row(json!({
        "workPackageId": W, "scenario": "base", "timestamp": "2024-01-11T12:00:00", "feeder": "F",
        "locationType": "LINE_TEE", "conductingEquipmentMrid": name, "assetName": name, "terminalMrid": format!("{name}#1"),
        "associatedEquipmentMrids": ["a", "b"], "nominalVoltageKv": 11.0, "phaseCode": "ABC",
        "totalBaseNetImportKw": 1.5, "totalBaseNetExportKw": 0.0, "availableHeadroomKw": kw,
        "headroomDirection": "export", "bindingId": binding, "convergence": true,
    }))
}

fn column(read: &ReadTable, name: &str) -> Values {
    let at = complete_place(read.table, name);
    Packed::read(read.packed.clone(), read.table).expect("a table").column(at).expect("a column")
}

fn complete_place(table: ResultTable, name: &str) -> usize {
    table.columns().iter().position(|column| column.name == name).expect("a name")
}

fn texts(values: &Values) -> Vec<Option<&str>> {
    let Values::Texts(texts) = values else { panic!("no texts") };
    (0..texts.of_rows.len()).map(|row| texts.of_row(row)).collect()
}

fn tables(outcomes: &[Outcome]) -> Vec<&ReadTable> {
    outcomes
        .iter()
        .filter_map(|outcome| if let Outcome::Read(table) = outcome { Some(table) } else { None })
        .collect()
}

/// What is wrong with a file that is read alone.
fn problem(file: SourceFile) -> String {
    match read(&[file]).remove(0) {
        Outcome::Broken(problem) => problem.to_string(),
        other => panic!("not broken: {other:?}"),
    }
}

#[test]
fn rows_are_joined_with_what_bound_them() {
    let nodes = [node("line.a", 10.0, Some("b1")), node("line.b", 20.0, None)];
    let violations = [violation("b1", 254.0), violation("b1", 260.0), violation("b2", 270.0)];
    let files = [
        parquet_file(
            "w/hv_node_headroom/base/F/2025/part.parquet",
            ResultTable::HvNodeHeadroom,
            &nodes,
        ),
        parquet_file(
            "w/constraint_violations/base/F/2025/part.parquet",
            ResultTable::ConstraintViolations,
            &violations,
        ),
        file("w/_SUCCESS", ""),
    ];
    let outcomes = read(&files);
    assert!(matches!(outcomes[2], Outcome::PassedOver(_)));
    let read = tables(&outcomes);
    let nodes = read[0];
    assert_eq!((nodes.rows, nodes.work_package_id.as_str()), (2, W));
    let Values::Numbers(worst) = column(nodes, "binding.violating_value") else {
        panic!("no numbers")
    };
    assert_eq!(format!("{worst:?}"), "[260.0, NaN]");
    assert_eq!(texts(&column(nodes, "binding.metric")), [Some("LV_VOLTAGE_MAX_V"), None]);
    assert_eq!(column(nodes, "is_lower_bound"), Values::Flags(vec![0, 1]));
    assert_eq!(texts(&column(nodes, "associated_equipment_mrids")), [Some(r#"["a","b"]"#); 2]);
    assert_eq!(texts(&column(nodes, "timestamp")), [Some("2024-01-11T12:00:00"); 2]);
    assert_eq!(nodes.found.feeders, ["F"]);
}

#[test]
fn columns_of_many_values_are_read_whole() {
    let rows = (0..5000).map(|at| {
        let mut row = violation(&format!("b{at}"), 254.0);
        row.insert("vBase".to_owned(), json!(at));
        row
    });
    let rows: Vec<Row> = rows.collect();
    let outcomes = read(&[parquet_file("v.parquet", ResultTable::ConstraintViolations, &rows)]);
    let read = tables(&outcomes)[0];
    let expected = (0..5000).map(f64::from).collect();
    assert_eq!(column(read, "v_base"), Values::Numbers(expected));
}

#[test]
fn csv_is_read_with_comments_units_and_quotes() {
    let names = "violation_id,binding_id,work_package_id,scenario,timestamp [UTC],feeder,iteration,conducting_equipment_mrid,conducting_equipment_type,terminal_sequence_number,phase,metric,violating_value,constraint_limit,v_base [V],more";
    let line = format!(
        "v,b,{W},\"a \"\"b\"\", c\",2024-01-11 22:00:00+10:00,F,3.0,line.l,T,2,A,M,2.5e2,253,400,x"
    );
    let content = format!("\u{feff}# Headroom result\r\n# run id: x\r\n{names}\r\n{line}\r\n");
    let outcomes = read(&[file("anything.csv", content)]);
    let read = tables(&outcomes)[0];
    assert_eq!(read.table, ResultTable::ConstraintViolations);
    assert_eq!(texts(&column(read, "scenario")), [Some("a \"b\", c")]);
    assert_eq!(texts(&column(read, "timestamp")), [Some("2024-01-11T12:00:00")]);
    assert_eq!(column(read, "violating_value"), Values::Numbers(vec![250.0]));
    assert_eq!(column(read, "iteration"), Values::Numbers(vec![3.0]));
}

/// The table of violations in CSV with one cell changed.
fn with_cell(name: &str, cell: &str) -> SourceFile {
    let columns: Vec<_> = crate::module_columns(ResultTable::ConstraintViolations).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    let good = violation("b", 254.0);
    let cells: Vec<String> = columns
        .iter()
        .map(|column| match &good[column.wire] {
            _ if column.name == name => cell.to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
        .collect();
    file("constraint_violations.csv", format!("{}\n{}\n", names.join(","), cells.join(",")))
}

#[test]
fn what_is_wrong_is_named_with_file_column_and_row() {
    let at = |column: &str| {
        format!("constraint_violations.csv, constraint_violations, column {column}, row 1: ")
    };
    let words = |column, cell| problem(with_cell(column, cell));
    assert_eq!(words("v_base", "high"), at("v_base") + "\"high\" is no number");
    assert_eq!(words("v_base", ""), at("v_base") + "there is no value");
    assert_eq!(words("iteration", "1.5"), at("iteration") + "\"1.5\" is no whole number");
    assert_eq!(
        words("iteration", "99999999999"),
        at("iteration") + "\"99999999999\" is no whole number"
    );
    assert_eq!(words("violating_value", "inf"), at("violating_value") + "\"inf\" is no number");
    assert_eq!(words("timestamp", "noon"), at("timestamp") + "\"noon\" is no time");
    let long = "x".repeat(10 * 1024 * 1024);
    assert_eq!(words("phase", &long), at("phase") + "this text is longer than 64 KiB");
    let ragged = problem(file("hv_node_headroom.csv", "a,b\n1\n"));
    assert_eq!(
        ragged,
        "hv_node_headroom.csv, hv_node_headroom: line 2, there are 1 cells where the headings are 2"
    );
    let missing =
        problem(file("binding.csv/constraint_violations.csv", "violation_id,binding_id\nv,b\n"));
    assert!(missing.contains("it is without the columns work_package_id, scenario"), "{missing}");
    assert_eq!(
        problem(file("x/customer_allocations/a.parquet", "")),
        "x/customer_allocations/a.parquet: it is empty"
    );
    assert!(
        problem(file("constraint_violations.csv", vec![0xff, 0xfe, 0x00, b'\n', 0xff, b'\n']))
            .contains("UTF-8")
    );
}

#[test]
fn numbers_where_texts_are_expected_are_named() {
    let mut wrong = ParquetWriter::new(Vec::new(), ResultTable::CustomerAllocations, W.to_owned())
        .expect("a writer");
    wrong.add(&[row(json!({}))]).expect("a row");
    let nothing = problem(file("customer_allocations.parquet", wrong.end().expect("an end")));
    assert_eq!(
        nothing,
        "customer_allocations.parquet, customer_allocations, column work_package_id, row 1: there is no value"
    );
    // A table under another's name: its columns are not there.
    let other = parquet_file(
        "hv_node_headroom.parquet",
        ResultTable::ConstraintViolations,
        &[violation("b", 254.0)],
    );
    assert!(problem(other).contains("it is without the columns location_type, asset_name"));
}

#[test]
fn rows_of_two_work_packages_are_told_apart() {
    let mut other = violation("b", 254.0);
    other.insert("workPackageId".to_owned(), json!("another"));
    let both = [violation("b", 254.0), other];
    let words = problem(parquet_file("v.parquet", ResultTable::ConstraintViolations, &both));
    assert!(words.contains("and of another: write one file for each"), "{words}");
    let none = parquet_file("v.parquet", ResultTable::ConstraintViolations, &[]);
    assert!(problem(none).ends_with("it has no rows"));
}

/// Whatever the bytes are, there is an answer.
#[test]
fn damaged_parquet_is_refused_or_read() {
    let rows: Vec<Row> = (0..40).map(|at| violation(&format!("b{at}"), f64::from(at))).collect();
    let whole = parquet_file("v.parquet", ResultTable::ConstraintViolations, &rows).content;
    for end in (0..whole.len()).step_by(7) {
        let cut = file("v.parquet", whole[..end].to_vec());
        assert!(matches!(read(&[cut])[0], Outcome::Broken(_)), "{end}");
    }
    for bytes in damaged(&whole) {
        read(&[file("v.parquet", bytes)]);
    }
}

#[test]
fn damaged_csv_is_refused_or_read() {
    let head = "work_package_id,binding_id,scenario,timestamp,feeder,\"metric\",violating_value [V],\"a \"\"b\"\"\"";
    let line =
        format!("{W},b1,base,2024-01-11T12:00:00Z,\"F, 1\",LV_VOLTAGE_MAX_V,253.5,\"x\r\ny\"");
    let whole = format!("# run id: {W}\r\n{head}\r\n{}", [line.as_str(); 20].join("\r\n"));
    for end in 0..whole.len() {
        read(&[file("constraint_violations.csv", &whole.as_bytes()[..end])]);
    }
    for bytes in damaged(whole.as_bytes()) {
        read(&[file("constraint_violations.csv", bytes)]);
    }
}

/// Three bytes changed, three thousand times, the same on every machine.
fn damaged(whole: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..3000).map(move |_| {
        let mut bytes = whole.to_vec();
        for _ in 0..3 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let at = state as usize % bytes.len();
            bytes[at] = (state >> 32) as u8;
        }
        bytes
    })
}
