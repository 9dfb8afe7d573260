//! Several solvers at work: threads, as a native server has them.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::pin::pin;
use std::sync::atomic::Ordering;
use std::task::{Context, Waker};
use std::time::Duration;

use futures_executor::block_on;
use headroom_contract::operation::{
    BindingConstraints, CancelWorkPackage, ConstraintViolations, CustomerAllocations,
    LvGroupHostingCapacities, Networks, OpenNetwork, Operation,
};
use headroom_contract::output::{JobStage, PageRow, ResultPage};
use headroom_workbench::RequestFile;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::bench::{Bench, Place, TINY, input};

/// Threads that take a millisecond and more for each step.
fn with_threads(count: usize) -> Place {
    let pause = Duration::from_millis(1);
    Place { threads: NonZeroUsize::new(count), pause, ..Place::default() }
}

/// An input that takes such a thread longer than any test waits.
fn unending(feeders: &[&str]) -> Value {
    let search = json!({ "stepKwPerCustomer": 0.001, "maxSteps": 10_000 });
    input(feeders, json!({ "search": search, "constraints": {} }))
}

fn stages(bench: &Bench, id: &str) -> Vec<JobStage> {
    bench.jobs(id).iter().map(|job| job.stage).collect()
}

fn steps(bench: &Bench, id: &str) -> Vec<i32> {
    bench.jobs(id).iter().map(|job| job.step).collect()
}

fn cancel(bench: &Bench, id: &str) {
    let cancel = CancelWorkPackage { work_package_id: id.to_owned() };
    assert_eq!(bench.ask(&cancel).expect("cancelled"), id);
}

#[test]
fn feeders_get_on_side_by_side_and_are_cancelled_together() {
    let bench = with_threads(2).start();
    let id = bench.submit("Both", unending(&["tiny", "second"]));
    bench.run_until(|| stages(&bench, &id) == [JobStage::Execution; 2]);
    for _ in 0..3 {
        let before = steps(&bench, &id);
        bench.run_until(|| steps(&bench, &id).iter().zip(&before).all(|(now, then)| now > then));
    }
    assert_eq!(stages(&bench, &id), [JobStage::Execution; 2]);

    cancel(&bench, &id);
    assert_eq!(bench.package(&id).status, "CANCELLED");
    assert_eq!(stages(&bench, &id), [JobStage::Cancelled; 2]);
    let then = steps(&bench, &id);
    assert!(!bench.tick(), "no task is left");
    assert_eq!(steps(&bench, &id), then);
}

#[test]
fn a_package_starts_when_there_is_room_beside_the_one_ahead() {
    let bench = with_threads(2).start();
    let first = bench.submit("First", unending(&["tiny"]));
    let second = bench.submit("Second", unending(&["tiny", "second"]));
    bench.run_until(|| {
        let ahead = [stages(&bench, &first)[0], stages(&bench, &second)[0]];
        ahead == [JobStage::Execution; 2]
    });
    assert_eq!(stages(&bench, &second)[1], JobStage::Pending, "two threads are two feeders");

    // Room is made, and the next one takes it.
    cancel(&bench, &first);
    bench.run_until(|| stages(&bench, &second) == [JobStage::Execution; 2]);
    assert_eq!(bench.package(&first).status, "CANCELLED");
    assert_eq!(bench.package(&second).status, "RUNNING");
    cancel(&bench, &second);
    bench.finish();
    assert_eq!(bench.package(&second).status, "CANCELLED");
}

#[test]
fn a_solver_that_panics_fails_its_job_and_no_other() {
    let place = with_threads(1);
    let bench = place.start();
    place.faulty.store(true, Ordering::Relaxed);
    let id = bench.submit("Faulty", input(&["tiny", "second"], json!({})));
    bench.finish();
    assert_eq!(bench.package(&id).status, "FAILED");
    let jobs = bench.jobs(&id);
    assert_eq!(jobs[0].stage, JobStage::Failed);
    let message = jobs[0].message.as_deref().expect("a reason");
    assert!(message.starts_with("The engine stopped while it solved this feeder"), "{message}");
    assert_eq!((jobs[1].stage, &jobs[1].message), (JobStage::Succeeded, &None));
    let query = LvGroupHostingCapacities { work_package_id: id, ..Default::default() };
    let rows = bench.ask(&query).expect("a page").rows;
    assert_eq!(rows.iter().map(|row| row.feeder.as_str()).collect::<Vec<_>>(), ["second"]);
}

#[test]
fn requests_are_answered_while_a_network_is_read() {
    let bench = with_threads(1).start();
    // The only solver of searches is taken: reading does not wait for it.
    let id = bench.submit("Long", unending(&["tiny"]));
    bench.run_until(|| stages(&bench, &id) == [JobStage::Execution]);

    let load = |number| format!("new load.more{number} bus1=end.1 phases=1 kv=0.23 kw=0.001");
    let loads: Vec<String> = (0..5000).map(load).collect();
    let loads = loads.join("\n");
    let file = RequestFile {
        variable: "variables.files.0".to_owned(),
        path: "Master.dss".to_owned(),
        content: TINY.replace("set voltagebases", &format!("{loads}\nset voltagebases")).into(),
    };
    let open = OpenNetwork { name: "Large".to_owned(), files: vec![None] };
    let mut opening = pin!(bench.start(&open, vec![file]));
    let mut context = Context::from_waker(Waker::noop());
    assert!(opening.as_mut().poll(&mut context).is_pending());
    assert_eq!(stages(&bench, &id), [JobStage::Execution]);
    cancel(&bench, &id);

    let opened: Value = serde_json::from_str(&block_on(opening)).expect("a response");
    assert_eq!(opened["data"]["openNetwork"]["network"]["customerCount"], 5003);
    assert_eq!(bench.ask(&Networks {}).expect("networks").len(), 3);
}

#[test]
fn results_are_the_same_bytes_whatever_the_number_of_solvers() {
    let one = results(&place_with_feeders(None));
    // Groups of a feeder are bound at different steps, so their rows come apart and are put together.
    assert_eq!(one[0].matches("\"capacityGroupHeadId\":\"transformer.tx").count(), 2 * FEEDERS);
    assert!(one.iter().all(|rows| rows.len() > 1000), "{one:?}");
    for threads in [1, 4] {
        assert_eq!(results(&place_with_feeders(NonZeroUsize::new(threads))), one, "{threads}");
    }
}

const FEEDERS: usize = 6;

/// Feeders of two transformers, each with lines of its own length.
fn place_with_feeders(threads: Option<NonZeroUsize>) -> Place {
    let mut samples = HashMap::new();
    let mut index = Vec::new();
    for number in 0..FEEDERS {
        let length_km = 0.1 + 0.07 * number as f64;
        let second: Vec<&str> = ["new transformer.tx", "new line.l1", "new load"]
            .iter()
            .flat_map(|start| TINY.lines().filter(move |line| line.starts_with(start)))
            .collect();
        let second = second
            .join("\n")
            .replace("transformer.tx1", "transformer.tx2")
            .replace("line.l1", "line.l2")
            .replace("load.c", "load.d")
            .replace("bus=lv", "bus=lv2")
            .replace("bus1=lv", "bus1=lv2")
            .replace("=end", "=end2")
            .replace("length=0.3", &format!("length={length_km}"));
        let script = TINY.replace("set voltagebases", &format!("{second}\nset voltagebases"));
        let name = format!("f{number}");
        samples.insert(format!("{name}/Master.dss"), script);
        index.push(json!({
            "mRID": name, "name": name, "folder": name, "files": ["Master.dss"], "description": null,
        }));
    }
    samples.insert("index.json".to_owned(), Value::from(index).to_string());
    Place { samples, threads, ..Place::default() }
}

/// The rows of a run of all feeders, by table; ids that differ from run to run are numbered.
fn results(place: &Place) -> [String; 4] {
    let bench = place.start();
    let feeders: Vec<String> = (0..FEEDERS).map(|number| format!("f{number}")).collect();
    let feeders: Vec<&str> = feeders.iter().map(String::as_str).collect();
    let fields = json!({ "search": { "stepKwPerCustomer": 0.05 } });
    let id = bench.submit("All", input(&feeders, fields));
    bench.finish();
    assert_eq!(bench.package(&id).status, "COMPLETED");
    let of = || id.clone();
    let groups = LvGroupHostingCapacities { work_package_id: of(), ..Default::default() };
    let violations = ConstraintViolations { work_package_id: of(), ..Default::default() };
    let bindings = BindingConstraints { work_package_id: of(), ..Default::default() };
    let customers = CustomerAllocations { work_package_id: of(), ..Default::default() };
    [
        rows(&bench, &groups),
        rows(&bench, &violations),
        rows(&bench, &bindings),
        rows(&bench, &customers),
    ]
}

/// The rows of a table as JSON.
fn rows<Row: PageRow + Serialize>(
    bench: &Bench,
    table: &impl Operation<Answer = ResultPage<Row>>,
) -> String {
    let page = bench.ask(table).expect("a page");
    assert_eq!(usize::try_from(page.total_count.0), Ok(page.rows.len()), "all on one page");
    numbered_ids(&serde_json::to_string(&page.rows).expect("JSON"))
}

fn numbered_ids(text: &str) -> String {
    let mut ids: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for part in text.split('"') {
        if part.parse::<Uuid>().is_err() {
            parts.push(part.to_owned());
            continue;
        }
        let number = ids.iter().position(|id| *id == part).unwrap_or_else(|| {
            ids.push(part);
            ids.len() - 1
        });
        parts.push(format!("id {number}"));
    }
    parts.join("\"")
}
