//! When the store is full.

use headroom_contract::operation::{LvGroupHostingCapacities, Networks, OpenNetwork};
use headroom_workbench::RequestFile;
use serde_json::json;

use crate::bench::{Place, TINY, input};

#[test]
fn a_run_ends_in_memory_and_says_so() {
    let place = Place::default();
    *place.store.full_for.lock().unwrap() = Some("results/");
    let bench = place.start();
    let id = bench.submit("Full", input(&["tiny"], json!({})));
    bench.finish();
    assert_eq!(bench.package(&id).status, "COMPLETED");
    let warnings = bench.jobs(&id).remove(0).warnings;
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].contains("could not be saved") && warnings[0].contains("full"));
    let query = LvGroupHostingCapacities { work_package_id: id, ..Default::default() };
    assert_eq!(bench.ask(&query).expect("a page").rows.len(), 1);
    assert!(place.store.held("results/").is_empty());
}

#[test]
fn a_package_that_cannot_be_kept_runs_all_the_same() {
    let place = Place::default();
    *place.store.full_for.lock().unwrap() = Some("packages/");
    let bench = place.start();
    let ids = ["a", "b", "c", "d"].map(|name| bench.submit(name, input(&["tiny"], json!({}))));
    bench.finish();
    for id in ids {
        assert_eq!(bench.package(&id).status, "COMPLETED");
        assert!(bench.jobs(&id)[0].warnings[0].contains("could not be saved"));
        let query = LvGroupHostingCapacities { work_package_id: id, ..Default::default() };
        assert_eq!(bench.ask(&query).expect("a page").rows.len(), 1);
    }
}

#[test]
fn an_opened_network_is_there_until_the_page_is_closed() {
    let place = Place::default();
    *place.store.full_for.lock().unwrap() = Some("network-");
    let bench = place.start();
    let open = OpenNetwork { name: "Mine".to_owned(), files: vec![None] };
    let file = RequestFile {
        variable: "variables.files.0".to_owned(),
        path: "Master.dss".to_owned(),
        content: TINY.into(),
    };
    let network = bench.ask_with(&open, vec![file]).expect("an answer").network.expect("a network");
    assert!(network.diagnostics.iter().any(|found| found.message.contains("could not be saved")));
    assert_eq!(bench.ask(&Networks {}).expect("networks").len(), 3);
    let id = bench.submit("Mine", input(&["Mine"], json!({})));
    bench.finish();
    assert_eq!(bench.package(&id).status, "COMPLETED");
    assert_eq!(place.start().ask(&Networks {}).expect("networks").len(), 2);
}
