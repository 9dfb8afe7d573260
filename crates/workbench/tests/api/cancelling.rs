//! Cancelling and deleting.

use headroom_contract::operation::{
    CancelWorkPackage, DeleteWorkPackage, GetWorkPackageById, LvGroupHostingCapacities,
};
use headroom_contract::output::JobStage;
use serde_json::json;

use crate::bench::{Bench, Place, endless, input};

fn cancel(bench: &Bench, id: &str) -> Result<String, String> {
    let cancel = CancelWorkPackage { work_package_id: id.to_owned() };
    bench.ask(&cancel).map_err(|errors| errors[0].message.clone())
}

fn delete(bench: &Bench, ids: &[&str]) -> Vec<String> {
    let work_package_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    bench.ask(&DeleteWorkPackage { work_package_ids }).expect("ids")
}

fn stages(bench: &Bench, id: &str) -> Vec<JobStage> {
    bench.jobs(id).iter().map(|job| job.stage).collect()
}

fn rows(bench: &Bench, id: &str) -> usize {
    let query = LvGroupHostingCapacities { work_package_id: id.to_owned(), ..Default::default() };
    bench.ask(&query).expect("a page").rows.len()
}

#[test]
fn a_running_package_stops_within_a_slice_and_keeps_its_rows() {
    let place = Place::default();
    let bench = place.start();
    let long = json!({ "stepKwPerCustomer": 0.001, "maxSteps": 2000 });
    let id = bench.submit("Long", input(&["tiny", "second"], json!({ "search": long })));
    // The first feeder ends, the second is under way.
    while stages(&bench, &id)[1] != JobStage::Execution {
        assert!(bench.tick());
    }
    bench.tick();
    assert_eq!(cancel(&bench, &id), Ok(id.clone()));
    assert_eq!(bench.package(&id).status, "CANCELLED");
    assert_eq!(stages(&bench, &id), [JobStage::Succeeded, JobStage::Cancelled]);
    let step = bench.jobs(&id)[1].step;
    assert!(!bench.tick(), "one more slice and no task is left");
    assert_eq!(bench.jobs(&id)[1].step, step);
    assert_eq!(rows(&bench, &id), 1);
    assert_eq!(bench.package(&id).status, "CANCELLED");
    // The same after a reload.
    let again = place.start();
    assert_eq!(again.package(&id).status, "CANCELLED");
    assert_eq!(rows(&again, &id), 1);
}

#[test]
fn a_waiting_package_never_starts() {
    let bench = Bench::new();
    let first = bench.submit("First", endless(&["tiny"]));
    let second = bench.submit("Second", endless(&["tiny"]));
    bench.tick();
    cancel(&bench, &second).expect("cancelled");
    bench.finish();
    assert_eq!(bench.package(&first).status, "COMPLETED");
    assert_eq!(bench.package(&second).status, "CANCELLED");
    assert_eq!(stages(&bench, &second), [JobStage::Cancelled]);
    assert_eq!(bench.jobs(&second)[0].solves, 0);
}

#[test]
fn what_has_ended_cannot_be_cancelled() {
    let bench = Bench::new();
    let id = bench.submit("Short", input(&["tiny"], json!({})));
    bench.finish();
    assert_eq!(cancel(&bench, &id), Err("Short has ended already (succeeded)".to_owned()));
    let unknown = "8b7b3a52-0000-4000-8000-000000000000";
    assert_eq!(cancel(&bench, unknown), Err(format!("There is no work package {unknown} here")));
    assert_eq!(cancel(&bench, "x"), Err("There is no work package x here".to_owned()));
}

#[test]
fn a_deleted_package_leaves_nothing() {
    let place = Place::default();
    let bench = place.start();
    let done = bench.submit("Done", input(&["tiny"], json!({})));
    bench.finish();
    let active = bench.submit("Active", endless(&["tiny"]));
    let waiting = bench.submit("Waiting", endless(&["tiny"]));
    for _ in 0..5 {
        bench.tick();
    }
    assert!(!place.store.held("results/").is_empty());

    let unknown = "8b7b3a52-0000-4000-8000-000000000000";
    let removed = delete(&bench, &[&done, &active, unknown, &waiting]);
    assert_eq!(removed, [done.as_str(), active.as_str(), waiting.as_str()]);
    bench.finish();
    for id in [done, active, waiting] {
        assert!(bench.ask(&GetWorkPackageById { id }).expect("an answer").is_none());
    }
    let nothing = DeleteWorkPackage { work_package_ids: vec![unknown.to_owned()] };
    let errors = bench.ask(&nothing).expect_err("errors");
    assert!(errors[0].message.contains(unknown));
    let none = DeleteWorkPackage { work_package_ids: Vec::new() };
    assert_eq!(bench.ask(&none).expect("ids"), [""; 0]);
    assert_eq!(place.store.held("packages/"), [""; 0]);
    assert_eq!(place.store.held("results/"), [""; 0]);
    // The queue still works.
    let next = bench.submit("Next", input(&["tiny"], json!({})));
    bench.finish();
    assert_eq!(bench.package(&next).status, "COMPLETED");
}
