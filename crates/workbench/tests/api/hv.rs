//! HV node headroom, from submission to its rows.

use headroom_contract::operation::{
    BindingConstraints, ConstraintViolations, HvNodeHeadrooms, LvGroupHostingCapacities,
    ResultFilterInput, ResultSortInput, RunHvNodeHeadroomWorkPackage, SortOrder,
};
use headroom_contract::output::{HvNodeHeadroom, JobStage, StudyKind};
use serde_json::json;

use crate::bench::{Bench, Place, hv_input};

fn nodes(bench: &Bench, id: &str) -> Vec<HvNodeHeadroom> {
    let query = HvNodeHeadrooms { work_package_id: id.to_owned(), ..Default::default() };
    bench.ask(&query).expect("a page").rows
}

#[test]
fn a_node_is_searched_until_a_limit_binds_it() {
    let bench = Bench::new();
    let fields = json!({
        "search": { "stepKwPerNode": 100.0 },
        "constraints": { "voltage": { "hv": { "maxPu": 1.01 } } },
    });
    let id = bench.submit_hv("Nodes", hv_input(&["tiny"], fields));
    assert_eq!(bench.jobs(&id)[0].max_steps, 1000);
    bench.finish();
    assert_eq!(bench.package(&id).status, "COMPLETED");
    let job = bench.jobs(&id).remove(0);
    assert_eq!(
        (job.kind, job.stage, job.groups_bound, job.groups_total),
        (StudyKind::HvNodeHeadroom, JobStage::Succeeded, 1, 1)
    );
    assert!(job.first_row_ms.is_some() && job.solves > 1);

    let rows = nodes(&bench, &id);
    let [row] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!(row.work_package_id, id);
    assert_eq!((row.feeder.as_str(), row.scenario.as_str()), ("tiny", "base"));
    assert_eq!(row.timestamp, "2024-01-01T12:00:00");
    assert_eq!(row.location_type, "DTX_HV_TERMINAL");
    assert_eq!(row.conducting_equipment_mrid, "transformer.tx1");
    assert_eq!((row.asset_name.as_str(), row.terminal_mrid.as_str()), ("tx1", "transformer.tx1#1"));
    assert_eq!(row.associated_equipment_mrids, ["line.hv"]);
    assert_eq!((row.phase_code.as_str(), row.headroom_direction.as_str()), ("ABC", "export"));
    assert!((row.nominal_voltage_kv - 11.0).abs() < 1e-9);
    assert!(row.convergence && !row.is_lower_bound);
    let binding = row.binding.as_ref().expect("a binding");
    assert_eq!(binding.metric, "HV_VOLTAGE_MAX_PU");
    assert!(binding.violating_value > 1.01);
    let bound_kw = 100.0 * f64::from(binding.iteration - 1);
    assert!(bound_kw > 0.0 && (row.available_headroom_kw - bound_kw).abs() < 1e-9);

    let violations = ConstraintViolations { work_package_id: id.clone(), ..Default::default() };
    let violations = bench.ask(&violations).expect("a page").rows;
    assert_eq!(usize::try_from(binding.violation_count), Ok(violations.len()));
    assert!(
        violations.iter().all(|violation| Some(&violation.binding_id) == row.binding_id.as_ref())
    );
    let joined = BindingConstraints { work_package_id: id.clone(), ..Default::default() };
    assert_eq!(bench.ask(&joined).expect("a page").rows.len(), violations.len());
    let groups = LvGroupHostingCapacities { work_package_id: id, ..Default::default() };
    assert!(bench.ask(&groups).expect("a page").rows.is_empty());
}

#[test]
fn a_node_that_nothing_binds_has_a_lower_bound() {
    let bench = Bench::new();
    let search = json!({ "stepKwPerNode": 0.5, "maxStepsPerNode": 4 });
    let id = bench.submit_hv("Nodes", hv_input(&["tiny"], json!({ "search": search })));
    bench.finish();
    let row = nodes(&bench, &id).remove(0);
    assert!((row.available_headroom_kw - 2.0).abs() < 1e-9);
    assert!(row.is_lower_bound && row.binding.is_none() && row.binding_id.is_none());
}

#[test]
fn rows_of_several_feeders_are_sorted_filtered_and_kept() {
    let place = Place::default();
    let bench = place.start();
    let id = bench.submit_hv(
        "Nodes",
        hv_input(&["tiny", "second"], json!({ "search": { "maxStepsPerNode": 2 } })),
    );
    bench.finish();
    let before = nodes(&bench, &id);
    assert_eq!(before.len(), 2);
    let config = bench.package(&id).config;
    drop(bench);

    let bench = place.start();
    assert_eq!(nodes(&bench, &id), before);
    assert_eq!(bench.package(&id).config, config);
    let mut query = HvNodeHeadrooms { work_package_id: id, ..Default::default() };
    let column = "feeder".to_owned();
    query.sort = Some(vec![ResultSortInput { column, order: SortOrder::Asc }]);
    let feeders = |query: &HvNodeHeadrooms| -> Vec<String> {
        let page = bench.ask(query).expect("a page");
        page.rows.into_iter().map(|row| row.feeder).collect()
    };
    assert_eq!(feeders(&query), ["second", "tiny"]);
    query.filter =
        Some(ResultFilterInput { feeders: Some(vec!["tiny".to_owned()]), ..Default::default() });
    assert_eq!(feeders(&query), ["tiny"]);
}

#[test]
fn a_feeder_without_such_nodes_fails_in_plain_words() {
    let bench = Bench::new();
    let kinds = json!({ "locationKinds": ["LINE_TEE"] });
    let id = bench.submit_hv("Tees", hv_input(&["tiny"], json!({ "nodeLocationSelector": kinds })));
    bench.finish();
    assert_eq!(bench.package(&id).status, "FAILED");
    assert!(bench.jobs(&id)[0].message.as_ref().expect("a reason").contains("node"));
}

#[test]
fn what_is_wrong_is_an_error_at_its_field() {
    let bench = Bench::new();
    let wrong = json!({
        "search": { "maxStepsPerNode": 1001 },
        "nodeLocationSelector": { "locationKinds": [] },
        "solve": { "maxIter": 0 },
    });
    let input = serde_json::from_value(hv_input(&["tiny"], wrong)).expect("an input");
    let submission = RunHvNodeHeadroomWorkPackage { input, work_package_name: " ".to_owned() };
    let errors = bench.ask(&submission).expect_err("errors");
    let fields: Vec<_> = errors.into_iter().filter_map(|error| error.extensions.field).collect();
    let expected = [
        "workPackageName",
        "nodeLocationSelector.locationKinds",
        "search.maxStepsPerNode",
        "solve.maxIter",
    ];
    assert_eq!(fields, expected);
}
