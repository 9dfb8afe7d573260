//! A look at what an input would give.

use headroom_contract::operation::{
    GetWorkPackages, LvGroupHostingCapacities, PreviewHeadroom, ResultHistograms,
};
use headroom_contract::output::ResultTable;
use serde_json::json;

use crate::bench::{Bench, input};

fn preview(fields: serde_json::Value) -> PreviewHeadroom {
    PreviewHeadroom { input: serde_json::from_value(input(&["tiny"], fields)).expect("an input") }
}

#[test]
fn a_preview_is_what_a_run_finds_and_leaves_nothing() {
    let bench = Bench::new();
    let seen = bench.ask(&preview(json!({}))).expect("a histogram");
    assert_eq!(bench.ask(&GetWorkPackages::default()).expect("a page").total_count, 0);
    let id = bench.submit("Run", input(&["tiny"], json!({})));
    bench.finish();
    let rows = LvGroupHostingCapacities { work_package_id: id.clone(), ..Default::default() };
    let rows = bench.ask(&rows).expect("a page");
    assert_eq!(seen.total_count, rows.total_count);
    let run = bench.ask(&ResultHistograms {
        work_package_id: id,
        table: ResultTable::LvGroupHostingCapacity,
        column: "headroomKwPerCustomer".to_owned(),
        ..Default::default()
    });
    let run = run.expect("a histogram");
    assert_eq!((seen.min, seen.max), (run.min, run.max));
    assert!(seen.min.is_some());
}

#[test]
fn a_preview_of_a_bad_input_says_where() {
    let bench = Bench::new();
    let errors = bench.ask(&preview(json!({ "search": { "maxSteps": 0 } }))).expect_err("refused");
    assert_eq!(errors[0].extensions.field.as_deref(), Some("search.maxSteps"));
}
