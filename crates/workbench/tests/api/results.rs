//! Result tables as clients page through them.

use std::collections::HashSet;

use headroom_contract::operation::{
    BindingConstraints, ConstraintViolations, CustomerAllocations, HvNodeHeadrooms,
    LvGroupHostingCapacities, ResultConditionInput, ResultFilterInput, ResultGroups,
    ResultHistograms, ResultSortInput, SortOrder,
};
use headroom_contract::output::ResultTable;
use headroom_contract::scalar::Long;
use serde_json::json;

use crate::bench::{Bench, input};

fn finished(bench: &Bench, feeders: &[&str]) -> String {
    let limits = json!({ "voltage": { "lv": { "max": 245.0 } }, "thermal": { "lv": { "percentOfRating": 5.0 } } });
    let id = bench.submit("Run", input(feeders, json!({ "constraints": limits })));
    bench.finish();
    assert_eq!(bench.package(&id).status, "COMPLETED");
    id
}

#[test]
fn tables_are_joined_by_their_ids() {
    let bench = Bench::new();
    let id = finished(&bench, &["tiny", "second"]);
    let groups = LvGroupHostingCapacities { work_package_id: id.clone(), ..Default::default() };
    let groups = bench.ask(&groups).expect("a page").rows;
    let bindings = BindingConstraints { work_package_id: id.clone(), ..Default::default() };
    let bindings = bench.ask(&bindings).expect("a page").rows;
    let violations = ConstraintViolations { work_package_id: id.clone(), ..Default::default() };
    let violations = bench.ask(&violations).expect("a page").rows;
    assert_eq!(groups.len(), 2);
    assert_eq!(bindings.len(), violations.len());
    let ids: HashSet<&str> = violations.iter().map(|row| row.violation_id.as_str()).collect();
    assert_eq!(ids.len(), violations.len(), "ids are unique over feeders");
    for group in &groups {
        let binding_id = group.binding_id.clone().expect("a binding");
        let joined: Vec<_> = violations.iter().filter(|row| row.binding_id == binding_id).collect();
        let summary = group.binding.as_ref().expect("a summary");
        assert_eq!(usize::try_from(summary.violation_count), Ok(joined.len()));
        let over = |value: f64, limit: f64| (value - limit).abs() / limit;
        let furthest = over(summary.violating_value, summary.constraint_limit);
        for row in joined {
            assert_eq!(
                (row.feeder.as_str(), row.iteration),
                (group.feeder.as_str(), summary.iteration)
            );
            assert!(over(row.violating_value, row.constraint_limit) <= furthest);
        }
        let filter =
            ResultFilterInput { binding_ids: Some(vec![binding_id]), ..Default::default() };
        let filtered = ConstraintViolations {
            work_package_id: id.clone(),
            filter: Some(filter),
            ..Default::default()
        };
        let filtered = bench.ask(&filtered).expect("a page");
        assert_eq!(filtered.total_count.0, i64::from(summary.violation_count));
    }
    let nodes = HvNodeHeadrooms { work_package_id: id, ..Default::default() };
    assert_eq!(bench.ask(&nodes).expect("a page").total_count, Long(0));
}

#[test]
fn customers_are_sorted_filtered_and_paged() {
    let bench = Bench::new();
    let id = finished(&bench, &["tiny", "second"]);
    let mut query = CustomerAllocations { work_package_id: id, ..Default::default() };
    let all = bench.ask(&query).expect("a page").rows;
    assert_eq!(all.len(), 6);
    assert!(all.iter().all(|row| row.customer_phase_code.len() == 1));
    let first = &all[0];
    assert_eq!(first.conducting_equipment_mrid, "load.c1");
    assert_eq!(first.usage_point_id, "c1");
    assert_eq!(first.customer_v_min_v, first.customer_v_a_v);
    assert!(first.allocated_kw <= 0.0, "export is negative at the customer");

    query.sort = Some(vec![
        ResultSortInput { column: "conductingEquipmentMrid".to_owned(), order: SortOrder::Desc },
        ResultSortInput { column: "feeder".to_owned(), order: SortOrder::Asc },
    ]);
    query.filter = Some(ResultFilterInput {
        capacity_group_head_ids: Some(vec!["transformer.tx1".to_owned()]),
        ..Default::default()
    });
    query.limit = Some(2);
    query.offset = Some(Long(1));
    let page = bench.ask(&query).expect("a page");
    assert_eq!((page.total_count, page.offset), (Long(6), Long(1)));
    let shown: Vec<_> =
        page.rows.iter().map(|row| (row.usage_point_id.as_str(), row.feeder.as_str())).collect();
    assert_eq!(shown, [("c3", "tiny"), ("c2", "second")]);

    query.filter =
        Some(ResultFilterInput { feeders: Some(vec!["nowhere".to_owned()]), ..Default::default() });
    assert_eq!(bench.ask(&query).expect("a page").total_count, Long(0));
}

fn filter(conditions: Vec<ResultConditionInput>) -> ResultFilterInput {
    ResultFilterInput { conditions: Some(conditions), ..Default::default() }
}

fn on(column: &str) -> ResultConditionInput {
    ResultConditionInput { column: column.to_owned(), ..Default::default() }
}

#[test]
fn conditions_hold_for_every_row_of_a_page() {
    let bench = Bench::new();
    let id = finished(&bench, &["tiny", "second"]);
    let mut query = ConstraintViolations { work_package_id: id.clone(), ..Default::default() };
    let all = bench.ask(&query).expect("a page").rows;
    let value = all[0].violating_value;
    let metric = all[0].metric.clone();
    query.filter = Some(filter(vec![
        ResultConditionInput { min: Some(value), ..on("violatingValue") },
        ResultConditionInput { one_of: Some(vec![metric.clone()]), ..on("metric") },
    ]));
    let expected =
        all.iter().filter(|row| row.violating_value >= value && row.metric == metric).count();
    let found = bench.ask(&query).expect("a page");
    assert_eq!(usize::try_from(found.total_count.0), Ok(expected));
    assert!(found.rows.iter().all(|row| row.violating_value >= value && row.metric == metric));

    let mut groups = LvGroupHostingCapacities { work_package_id: id, ..Default::default() };
    groups.filter = Some(filter(vec![
        ResultConditionInput { contains: Some("lv_".to_owned()), ..on("binding.metric") },
        ResultConditionInput { is_null: Some(false), ..on("bindingId") },
        ResultConditionInput { equals: Some(false), ..on("isLowerBound") },
    ]));
    assert_eq!(bench.ask(&groups).expect("a page").total_count, Long(2));
    for (condition, message) in [
        (ResultConditionInput { min: Some(1.0), ..on("feeder") }, "min is no condition for feeder"),
        (on("colour"), "lvGroupHostingCapacity has no column colour of single values"),
    ] {
        groups.filter = Some(filter(vec![condition]));
        let errors = bench.ask(&groups).expect_err("errors");
        assert_eq!(errors[0].message, message);
        assert_eq!(errors[0].extensions.field.as_deref(), Some("filter.conditions"));
    }
}

#[test]
fn columns_are_counted_in_bins_and_rows_in_groups() {
    let bench = Bench::new();
    let id = finished(&bench, &["tiny", "second"]);
    let table = ResultTable::CustomerAllocations;
    let mut histogram = ResultHistograms {
        work_package_id: id.clone(),
        table,
        column: "customerVMaxV".to_owned(),
        bins: Some(4),
        filter: None,
    };
    let found = bench.ask(&histogram).expect("a histogram");
    let counted: i64 = found.bins.iter().map(|bin| bin.count.0).sum();
    assert_eq!((found.total_count, counted + found.null_count.0), (Long(6), 6));
    assert_eq!(found.bins.first().map(|bin| bin.from), found.min);
    assert_eq!(found.bins.last().map(|bin| bin.to), found.max);
    histogram.column = "feeder".to_owned();
    let errors = bench.ask(&histogram).expect_err("errors");
    assert_eq!(errors[0].message, "feeder of customerAllocations holds no numbers");

    let by = vec!["feeder".to_owned(), "customerPhaseCode".to_owned()];
    let value = Some("customerVMaxV".to_owned());
    let groups = ResultGroups {
        work_package_id: id,
        table,
        by,
        value,
        limit: Some(4),
        ..Default::default()
    };
    let found = bench.ask(&groups).expect("groups");
    assert_eq!(found.total_count, Long(6), "two feeders of three phases");
    assert_eq!(found.groups.len(), 4);
    let first = &found.groups[0];
    assert_eq!(first.keys, [Some("second".to_owned()), Some("A".to_owned())]);
    assert_eq!((first.count, first.min), (Long(1), first.median));
}

#[test]
fn orders_and_packages_that_do_not_exist_are_named() {
    let bench = Bench::new();
    let id = finished(&bench, &["tiny"]);
    let sort = vec![ResultSortInput { column: "colour".to_owned(), order: SortOrder::Asc }];
    let query =
        LvGroupHostingCapacities { work_package_id: id, sort: Some(sort), ..Default::default() };
    let errors = bench.ask(&query).expect_err("errors");
    assert_eq!(errors[0].message, "lvGroupHostingCapacity has no column colour to sort by");
    assert_eq!(errors[0].extensions.field.as_deref(), Some("sort"));
    let query = LvGroupHostingCapacities { work_package_id: "x".to_owned(), ..Default::default() };
    let errors = bench.ask(&query).expect_err("errors");
    assert_eq!(errors[0].message, "There is no work package x here");
}

#[test]
fn selections_may_have_aliases_fragments_and_type_names() {
    let bench = Bench::new();
    let id = finished(&bench, &["tiny"]);
    let query = "query Q($id: ID!, $more: Boolean!) {
        page: lvGroupHostingCapacity(workPackageId: $id) {
            __typename
            rows { ...Head headroom: headroomKwPerCustomer feeder @skip(if: $more) binding { __typename metric } }
            rows { ... on LvGroupHostingCapacity { binding { iteration } again: capacityGroupHeadId } }
        }
        other: getWorkPackageById(id: $id) { status progressDetails { modelTotals { totalModels } modelGroupings { pending { feeder } } } }
    }
    fragment Head on LvGroupHostingCapacity { capacityGroupHeadId }";
    let response = bench.query(query, &json!({ "id": id, "more": true }));
    assert_eq!(response["errors"], serde_json::Value::Null, "{response}");
    let page = &response["data"]["page"];
    assert_eq!(page["__typename"], "LvGroupHostingCapacityPage");
    assert!(page.get("totalCount").is_none());
    let row = &page["rows"][0];
    assert_eq!(row["capacityGroupHeadId"], "transformer.tx1");
    assert_eq!(row["again"], "transformer.tx1");
    assert!(row["headroom"].is_number() && row.get("feeder").is_none());
    let binding = &row["binding"];
    assert_eq!(binding["__typename"], "BindingSummary");
    assert!(binding["metric"].is_string() && binding["iteration"].is_number());
    let other = &response["data"]["other"];
    assert_eq!(other["progressDetails"]["modelTotals"]["totalModels"], 1);
    assert_eq!(other["progressDetails"]["modelGroupings"], json!(null), "not asked for");
}
