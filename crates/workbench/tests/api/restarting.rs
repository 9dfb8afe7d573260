//! What outlives a workbench, and several workbenches on one store.

use headroom_contract::operation::{
    CancelWorkPackage, DeleteWorkPackage, GetWorkPackages, LvGroupHostingCapacities, Workbench,
};
use headroom_contract::output::JobStage;
use serde_json::json;

use crate::bench::{Bench, Place, endless, input};

fn rows(bench: &Bench, id: &str) -> usize {
    let query = LvGroupHostingCapacities { work_package_id: id.to_owned(), ..Default::default() };
    bench.ask(&query).expect("a page").rows.len()
}

#[test]
fn finished_packages_come_back_with_their_rows() {
    let place = Place::default();
    let bench = place.start();
    let id = bench.submit("Done", input(&["tiny"], json!({})));
    bench.finish();
    let before = (bench.package(&id), bench.jobs(&id));
    drop(bench);
    let bench = place.start();
    assert_eq!((bench.package(&id), bench.jobs(&id)), before);
    assert_eq!(rows(&bench, &id), 1);
}

#[test]
fn packages_that_were_running_are_failed() {
    let place = Place::default();
    let bench = place.start();
    let running = bench.submit("Running", endless(&["tiny", "second"]));
    let waiting = bench.submit("Waiting", endless(&["tiny"]));
    while bench.jobs(&running)[1].stage != JobStage::Execution {
        assert!(bench.tick());
    }
    drop(bench);

    // Under the same name or another: nobody of the old name is alive.
    for own_name in ["this", "next"] {
        let bench = Place { own_name: own_name.to_owned(), ..place.clone() }.start();
        for id in [&running, &waiting] {
            let package = bench.package(id);
            assert_eq!(package.status, "FAILED");
            assert!(package.completed_at.is_some());
        }
        let jobs = bench.jobs(&running);
        assert_eq!(jobs[0].stage, JobStage::Succeeded);
        assert_eq!(jobs[1].stage, JobStage::Failed);
        let stopped = Some("The engine stopped while this was running. Run it again.");
        assert_eq!(jobs[1].message.as_deref(), stopped);
        assert_eq!(rows(&bench, &running), 1, "the rows of the feeder that had ended");
        assert!(!bench.tick());
    }
}

#[test]
fn another_tab_sees_a_run_and_leaves_it_alone() {
    let place = Place::default();
    place.alive.lock().unwrap().extend(["this".to_owned(), "other".to_owned()]);
    let bench = place.start();
    let id = bench.submit("Here", endless(&["tiny"]));
    bench.tick();

    let other = Place { own_name: "other".to_owned(), ..place.clone() }.start();
    assert_eq!(other.package(&id).status, "RUNNING");
    let cancel = CancelWorkPackage { work_package_id: id.clone() };
    let errors = other.ask(&cancel).expect_err("errors");
    assert!(errors[0].message.contains("another tab"));
    assert!(other.ask(&DeleteWorkPackage { work_package_ids: vec![id.clone()] }).is_err());
    // Made after the other tab was opened.
    let later = bench.submit("Later", input(&["tiny"], json!({})));
    assert_eq!(other.ask(&GetWorkPackages::default()).expect("a page").total_count, 2);

    bench.finish();
    assert_eq!(other.package(&id).status, "COMPLETED");
    assert_eq!(other.package(&later).status, "COMPLETED");
    assert_eq!(rows(&other, &later), 1);

    bench.ask(&DeleteWorkPackage { work_package_ids: vec![id] }).expect("ids");
    assert_eq!(other.ask(&GetWorkPackages::default()).expect("a page").total_count, 1);
}

#[test]
fn a_run_of_a_tab_that_was_closed_is_failed_by_the_next_look() {
    let place = Place::default();
    place.alive.lock().unwrap().insert("this".to_owned());
    let bench = place.start();
    let id = bench.submit("Here", endless(&["tiny"]));
    bench.tick();
    let other = Place { own_name: "other".to_owned(), ..place.clone() }.start();
    assert_eq!(other.package(&id).status, "RUNNING");
    drop(bench);
    place.alive.lock().unwrap().clear();
    assert_eq!(other.package(&id).status, "FAILED");
}

#[test]
fn what_cannot_be_read_is_told_and_left_alone() {
    let place = Place::default();
    place
        .store
        .set("packages/8b7b3a52-0000-4000-8000-000000000000", "{\"of\": \"another version\"}");
    place.store.set("results/6f9619ff-0000-4000-8000-000000000000/0", "{}");
    let bench = place.start();
    assert_eq!(bench.ask(&GetWorkPackages::default()).expect("a page").total_count, 0);
    let notice = bench.ask(&Workbench {}).expect("info").notice.expect("a notice");
    assert!(notice.contains("1 work package"), "{notice}");
    assert_eq!(place.store.held("packages/").len(), 1);
    assert!(place.store.held("results/").is_empty(), "rows without a package are removed");
}
