//! Lists of work packages.

use headroom_contract::operation::{
    GetWorkPackages, HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput, SortOrder,
};
use headroom_contract::scalar::Long;
use serde_json::json;

use crate::bench::{Bench, input};

fn names(bench: &Bench, query: &GetWorkPackages) -> Vec<String> {
    let page = bench.ask(query).expect("a page");
    page.work_packages.into_iter().map(|package| package.name).collect()
}

#[test]
fn the_latest_come_first_and_pages_are_cut() {
    let bench = Bench::new();
    for name in ["b", "c", "a"] {
        bench.submit(name, input(&["tiny"], json!({})));
    }
    let mut query = GetWorkPackages::default();
    assert_eq!(names(&bench, &query), ["a", "c", "b"]);
    let by_name = HcWorkPackagesSortCriteriaInput { name: Some(SortOrder::Asc), created_at: None };
    query.sort = Some(by_name);
    assert_eq!(names(&bench, &query), ["a", "b", "c"]);
    query.sort =
        Some(HcWorkPackagesSortCriteriaInput { created_at: Some(SortOrder::Asc), name: None });
    assert_eq!(names(&bench, &query), ["b", "c", "a"]);
    query.limit = Some(1);
    query.offset = Some(Long(1));
    assert_eq!(names(&bench, &query), ["c"]);
    let page = bench.ask(&query).expect("a page");
    assert_eq!((page.total_count, page.offset), (3, Long(1)));
    query.limit = Some(0);
    let errors = bench.ask(&query).expect_err("errors");
    assert_eq!(errors[0].extensions.field.as_deref(), Some("limit"));
}

#[test]
fn a_search_looks_at_names_feeders_and_ids() {
    let bench = Bench::new();
    let id = bench.submit("Spring export", input(&["tiny"], json!({})));
    bench.submit("Winter", input(&["second"], json!({})));
    let searched =
        |filter| names(&bench, &GetWorkPackages { filter: Some(filter), ..Default::default() });
    let text = |text: &str| HcWorkPackagesFilterInput {
        search_text: Some(text.to_owned()),
        ..Default::default()
    };
    assert_eq!(searched(text("EXPORT")), ["Spring export"]);
    assert_eq!(searched(text("secon")), ["Winter"]);
    assert_eq!(searched(text(&id[..8])), ["Spring export"]);
    assert_eq!(searched(text("autumn")), [""; 0]);
    assert_eq!(searched(text(" ")).len(), 2);
    let by_name =
        HcWorkPackagesFilterInput { name: Some("winter".to_owned()), ..Default::default() };
    assert_eq!(searched(by_name), ["Winter"]);
    let by_id = HcWorkPackagesFilterInput { id: Some(id), ..Default::default() };
    assert_eq!(searched(by_id), ["Spring export"]);
}

#[test]
fn a_filter_takes_states_as_the_api_writes_them() {
    let bench = Bench::new();
    bench.submit("Done", input(&["tiny"], json!({})));
    bench.finish();
    bench.submit("Waiting", input(&["tiny"], json!({})));
    let in_states = |statuses: &[&str]| {
        let statuses = Some(statuses.iter().map(|&status| status.to_owned()).collect());
        let filter = Some(HcWorkPackagesFilterInput { statuses, ..Default::default() });
        names(&bench, &GetWorkPackages { filter, ..Default::default() })
    };
    assert_eq!(in_states(&["COMPLETED"]), ["Done"]);
    assert_eq!(in_states(&["PRRP", "FAILED"]), ["Waiting"]);
    assert_eq!(in_states(&["CANCELLED"]), [""; 0]);
    assert_eq!(in_states(&[]).len(), 2);
}

#[test]
fn a_package_shows_what_was_submitted() {
    let bench = Bench::new();
    let selector = json!({
        "selectorMode": "PEAK_FEEDER_IMPORT", "startTime": "2024-01-01T00:00:00", "endTime": "2024-01-02T00:00:00",
    });
    let id = bench.submit(" Peak ", input(&["tiny"], json!({ "initialStateSelector": selector })));
    let package = bench.package(&id);
    assert_eq!(package.name, "Peak");
    assert_eq!(package.feeders, ["tiny"]);
    assert_eq!(package.scenarios, ["base"]);
    assert_eq!(package.years, [2024]);
    assert_eq!(package.load_type.as_deref(), Some("PEAK_FEEDER_IMPORT"));
    assert_eq!(package.time_period_start.as_deref(), Some("2024-01-01T00:00:00"));
    assert_eq!(package.time_period_end.as_deref(), Some("2024-01-02T00:00:00"));
    assert!(package.created_at.expect("a time").starts_with("2024-01-11T12:00:00."));
}
