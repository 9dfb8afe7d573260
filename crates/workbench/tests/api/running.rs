//! A run from submission to its results.

use headroom_contract::operation::{LvGroupHostingCapacities, LvGroupHostingCapacitySummaries};
use headroom_contract::output::{JobStage, LvGroupHostingCapacity, ResultPage};
use serde_json::json;

use crate::bench::{Bench, endless, input};

fn groups(bench: &Bench, id: &str) -> ResultPage<LvGroupHostingCapacity> {
    let query = LvGroupHostingCapacities { work_package_id: id.to_owned(), ..Default::default() };
    bench.ask(&query).expect("a page")
}

#[test]
fn a_run_goes_from_submission_to_rows() {
    let bench = Bench::new();
    let id = bench.submit("First", input(&["tiny"], json!({})));
    let waiting = bench.package(&id);
    assert_eq!((waiting.status.as_str(), waiting.name.as_str()), ("SETUP", "First"));
    assert_eq!(bench.jobs(&id)[0].stage, JobStage::Pending);
    assert!(groups(&bench, &id).rows.is_empty());

    bench.tick();
    assert_eq!(bench.package(&id).status, "RUNNING");
    assert_eq!(bench.jobs(&id)[0].stage, JobStage::Generation);

    bench.finish();
    let done = bench.package(&id);
    assert_eq!(done.status, "COMPLETED");
    assert!(done.completed_at.is_some());
    let job = &bench.jobs(&id)[0];
    assert_eq!((job.stage, job.groups_bound, job.groups_total), (JobStage::Succeeded, 1, 1));
    assert!(job.solves > 1 && job.step > 0);
    assert!(job.first_row_ms.expect("rows") > 0.0 && job.last_row_ms >= job.first_row_ms);
    assert_eq!(job.warnings, Vec::<String>::new());

    let page = groups(&bench, &id);
    assert_eq!(page.total_count.0, 1);
    let row = &page.rows[0];
    assert_eq!(row.work_package_id, id);
    assert_eq!(row.capacity_group_head_id, "transformer.tx1");
    assert_eq!(row.feeder, "tiny");
    assert_eq!(row.timestamp, "2024-01-01T12:00:00");
    assert_eq!(row.initial_condition_selector, "ZERO_LOAD");
    assert_eq!(row.included_customer_count, 3);
    assert_eq!(row.headroom_direction, "export");
    assert!(row.convergence && !row.is_lower_bound && !row.addition_kw_scaling_applied);
    assert!(row.headroom_kw_per_customer >= 1.0);
    assert!((row.total_kw_added - 3.0 * row.headroom_kw_per_customer).abs() < 1e-9);
    let binding = row.binding.as_ref().expect("a binding");
    assert_eq!(binding.metric, "LV_VOLTAGE_MAX_V");
    assert!(binding.violating_value > 253.0 && (binding.constraint_limit - 253.0).abs() < 1e-12);
    assert!((f64::from(binding.iteration) - row.headroom_kw_per_customer - 1.0).abs() < 1e-9);
}

#[test]
fn progress_is_seen_between_slices() {
    let bench = Bench::new();
    let id = bench.submit("Long", endless(&["tiny"]));
    let mut steps = Vec::new();
    while bench.tick() {
        let job = bench.jobs(&id).remove(0);
        if job.stage == JobStage::Execution {
            steps.push(job.step);
        }
    }
    assert!(steps.len() > 20, "{} slices", steps.len());
    assert!(steps.is_sorted());
    let row = groups(&bench, &id).rows.remove(0);
    assert!(row.is_lower_bound && row.binding.is_none() && row.binding_id.is_none());
    assert!((row.headroom_kw_per_customer - 2.0).abs() < 1e-9);
}

#[test]
fn feeders_run_one_after_the_other_and_packages_too() {
    let bench = Bench::new();
    let first = bench.submit("First", input(&["tiny", "second"], json!({})));
    let then = bench.submit("Then", input(&["second"], json!({})));
    bench.tick();
    let stages = |id: &str| bench.jobs(id).iter().map(|job| job.stage).collect::<Vec<_>>();
    assert_eq!(stages(&first), [JobStage::Generation, JobStage::Pending]);
    assert_eq!(bench.package(&then).status, "SETUP");
    let progress = bench.package(&first).progress_details.expect("progress");
    assert_eq!((progress.model_totals.total_models, progress.model_totals.total_running), (2, 1));
    let groupings = progress.model_groupings.expect("groupings");
    assert_eq!(groupings.generation[0].feeder, "tiny");
    assert_eq!(groupings.pending[0].feeder, "second");

    bench.finish();
    assert_eq!(stages(&first), [JobStage::Succeeded, JobStage::Succeeded]);
    assert_eq!(bench.package(&then).status, "COMPLETED");
    let rows = groups(&bench, &first).rows;
    assert_eq!(rows.iter().map(|row| row.feeder.as_str()).collect::<Vec<_>>(), ["tiny", "second"]);
    let headrooms_kw = [&rows[0], &rows[1]].map(|row| Some(row.headroom_kw_per_customer));
    assert_eq!(headrooms_kw[0], headrooms_kw[1]);
    let summary = LvGroupHostingCapacitySummaries { work_package_id: first };
    let summary = bench.ask(&summary).expect("a summary");
    assert_eq!((summary.group_count, summary.customer_count), (2, 6));
    assert_eq!(summary.median_kw_per_customer, headrooms_kw[0]);
    assert_eq!(summary.bound_by[0].metric.as_deref(), Some("LV_VOLTAGE_MAX_V"));
    assert_eq!(summary.bound_by[0].group_count, 2);
}

#[test]
fn a_job_that_fails_leaves_the_results_of_the_others() {
    let bench = Bench::new();
    // Export cannot follow a profile that the network does not have.
    let injection = json!({ "loadModelType": "PV_SYSTEM", "pvProfileId": "sun" });
    let failing =
        bench.submit("Failing", input(&["tiny"], json!({ "injectionResource": injection })));
    bench.finish();
    assert_eq!(bench.package(&failing).status, "FAILED");
    let job = bench.jobs(&failing).remove(0);
    assert_eq!(job.stage, JobStage::Failed);
    assert!(job.message.expect("a reason").contains("sun"));
    assert!(groups(&bench, &failing).rows.is_empty());
}

#[test]
fn what_is_not_modelled_and_what_is_not_limited_is_said_in_the_job() {
    let bench = Bench::new();
    let model = json!({ "closedLoopVRegEnabled": true, "vmPu": 1.01 });
    let search = json!({ "maxSteps": 3 });
    let fields = json!({ "model": model, "search": search, "constraints": {} });
    let id = bench.submit("Free", input(&["tiny"], fields));
    bench.finish();
    let warnings = bench.jobs(&id).remove(0).warnings;
    assert!(
        warnings
            .iter()
            .any(|text| text == "model.closedLoopVRegEnabled is not modelled by this engine")
    );
    assert!(warnings.iter().any(|text| text.contains("No limit")), "{warnings:?}");
}

#[test]
fn the_same_input_gives_the_same_rows() {
    let bench = Bench::new();
    let ids = ["a", "b"].map(|name| bench.submit(name, input(&["tiny"], json!({}))));
    bench.finish();
    let [mut a, mut b] = ids.map(|id| groups(&bench, &id).rows.remove(0));
    assert_ne!(a.binding_id, b.binding_id);
    for row in [&mut a, &mut b] {
        row.work_package_id.clear();
        row.binding_id = None;
    }
    assert_eq!(a, b);
}
