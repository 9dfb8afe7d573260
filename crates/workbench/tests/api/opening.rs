//! Result files, written and opened again.

use headroom_contract::operation::{
    BindingConstraints, CustomerAllocations, DeleteWorkPackage, LvGroupHostingCapacities,
    LvGroupHostingCapacitySummaries, OpenResultFiles, ResultFile, WantedFile,
};
use headroom_contract::output::{OpenedResults, ResultTable};
use headroom_workbench::RequestFile;
use serde_json::json;

use crate::bench::{Bench, Place, input};

fn open(bench: &Bench, files: &[(&str, &[u8])]) -> OpenedResults {
    let operation = OpenResultFiles { files: vec![None; files.len()] };
    bench.ask_with(&operation, requested(files)).expect("an answer")
}

fn requested(files: &[(&str, &[u8])]) -> Vec<RequestFile> {
    let file = |(index, (path, content)): (usize, &(&str, &[u8]))| RequestFile {
        variable: format!("variables.files.{index}"),
        path: (*path).to_owned(),
        content: content.to_vec(),
    };
    files.iter().enumerate().map(file).collect()
}

fn written(bench: &Bench, id: &str, table: ResultTable) -> Vec<u8> {
    let work_package_id = id.to_owned();
    let wanted = ResultFile { work_package_id, table, ..ResultFile::default() };
    bench.file(WantedFile::Rows(wanted)).expect("a file")
}

#[test]
fn what_a_run_writes_opens_as_the_same_rows_in_memory_only() {
    let place = Place::default();
    let bench = place.start();
    let limits = json!({ "voltage": { "lv": { "max": 245.0 } } });
    let run = bench.submit("Run", input(&["tiny", "second"], json!({ "constraints": limits })));
    bench.finish();
    let [groups, violations, customers] = [
        ResultTable::LvGroupHostingCapacity,
        ResultTable::ConstraintViolations,
        ResultTable::CustomerAllocations,
    ]
    .map(|table| written(&bench, &run, table));
    let kept = place.store.held("").len();
    let files = [
        ("run/customer_allocations/base/f/2025/a.parquet", customers.as_slice()),
        ("run/lv_group_hosting_capacity/base/f/2025/a.parquet", &groups),
        ("run/constraint_violations/base/f/2025/a.parquet", &violations),
        ("run/_SUCCESS", b""),
    ];
    let opened = open(&bench, &files);
    let [id] = opened.work_package_ids.as_slice() else { panic!("{:?}", opened.files) };
    assert_ne!(*id, run);
    assert_eq!(opened.files[1].row_count.0, 2);
    assert!(opened.files[3].passed_over.is_some());
    assert_eq!(place.store.held("").len(), kept, "nothing is kept");

    let package = bench.package(id);
    assert_eq!(package.name, "Opened from files: run");
    assert_eq!(package.feeders, ["second", "tiny"]);
    assert!(package.config.is_none());
    let summary = |id: &str| {
        let summary = LvGroupHostingCapacitySummaries { work_package_id: id.to_owned() };
        bench.ask(&summary).expect("a summary")
    };
    assert_eq!(summary(id), summary(&run));
    let groups = |id: &str| {
        let groups =
            LvGroupHostingCapacities { work_package_id: id.to_owned(), ..Default::default() };
        bench.ask(&groups).expect("a page").rows
    };
    assert_eq!(groups(id), groups(&run), "joined with what bound them");
    let customers = |id: &str| {
        let customers =
            CustomerAllocations { work_package_id: id.to_owned(), ..Default::default() };
        bench.ask(&customers).expect("a page").rows
    };
    assert_eq!(customers(id), customers(&run));
    let bindings = BindingConstraints { work_package_id: id.clone(), ..Default::default() };
    assert!(bench.ask(&bindings).expect("a page").total_count.0 > 0);

    assert_eq!(open(&bench, &files).work_package_ids, *opened.work_package_ids, "in its place");
    let delete = DeleteWorkPackage { work_package_ids: vec![id.clone()] };
    assert!(bench.ask(&delete).is_ok_and(|ids| ids == [id.as_str()]));
    let query = "query($id: ID!) { getWorkPackageById(id: $id) { id } }";
    let gone = bench.query(query, &json!({ "id": id }));
    assert!(gone["data"]["getWorkPackageById"].is_null());
}

#[test]
fn files_that_are_not_right_are_told_of_and_nothing_is_opened() {
    let bench = Bench::new();
    let opened = open(&bench, &[("a/hv_node_headroom.csv", b"feeder\nf\n"), ("b.csv", b"x\n1\n")]);
    assert!(opened.work_package_ids.is_empty());
    let problem = opened.files[0].problem.as_deref().expect("a problem");
    assert!(
        problem.starts_with("a/hv_node_headroom.csv, hv_node_headroom: it is without"),
        "{problem}"
    );
    assert!(opened.files[1].passed_over.is_some());
    let operation = OpenResultFiles { files: Vec::new() };
    let errors = bench.ask(&operation).expect_err("nothing to open");
    assert!(errors[0].message.starts_with("Choose Parquet or CSV files"), "{}", errors[0].message);
}

#[test]
fn tables_that_belong_to_rows_elsewhere_ask_for_them() {
    let bench = Bench::new();
    let run = bench.submit("Run", input(&["tiny"], json!({})));
    bench.finish();
    let customers = written(&bench, &run, ResultTable::CustomerAllocations);
    let operation = OpenResultFiles { files: vec![None] };
    let files = requested(&[("customers.parquet", &customers)]);
    let errors = bench.ask_with(&operation, files).expect_err("groups are missing");
    assert!(errors[0].message.contains("Add lv_group_hosting_capacity or hv_node_headroom"));
}
