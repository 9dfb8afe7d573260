//! Names, times and families of work packages, and who may do what.

use headroom_contract::operation::{
    CurrentUser, DeleteWorkPackage, EditWorkPackage, GetActiveWorkPackages,
    GetAllWorkPackagesAuthors, GetScenarioConfigurations, GetWorkPackageStatsById,
    GetWorkPackageTree, HcScenarioConfigsFilterInput,
};
use headroom_contract::output::permission;
use headroom_contract::scalar::Long;
use serde_json::json;

use crate::bench::{Bench, Place, endless, input};

const NOWHERE: &str = "8b7b3a52-0000-4000-8000-000000000000";

fn edit(id: &str, name: Option<&str>, description: Option<&str>) -> EditWorkPackage {
    EditWorkPackage {
        work_package_id: id.to_owned(),
        name: name.map(str::to_owned),
        description: description.map(str::to_owned),
    }
}

#[test]
fn names_and_descriptions_are_changed_and_kept() {
    let place = Place::default();
    let bench = place.start();
    let id = bench.submit("First", input(&["tiny"], json!({})));
    bench.finish();
    let before = bench.package(&id);
    assert_eq!(before.description, None);
    assert!(bench.ask(&edit(&id, None, Some(" Why "))).expect("true"));
    assert!(bench.ask(&edit(&id, Some(" Second "), None)).expect("true"));
    drop(bench);

    let bench = place.start();
    let after = bench.package(&id);
    assert_eq!((after.name.as_str(), after.description.as_deref()), ("Second", Some("Why")));
    assert!(after.updated_at > before.updated_at);
    assert_eq!((after.status, after.completed_at), (before.status, before.completed_at));
    bench.ask(&edit(&id, None, Some(""))).expect("true");
    assert_eq!(bench.package(&id).description, None);
}

#[test]
fn an_edit_that_cannot_be_made_is_an_error() {
    let place = Place::default();
    let bench = place.start();
    let id = bench.submit("Long", endless(&["tiny"]));
    let blank = bench.ask(&edit(&id, Some(" "), Some("Why"))).expect_err("errors");
    assert_eq!(blank[0].extensions.field.as_deref(), Some("name"));
    assert_eq!(bench.package(&id).description, None, "all or nothing");
    let unknown = bench.ask(&edit(NOWHERE, Some("New"), None)).expect_err("errors");
    assert!(unknown[0].message.contains(NOWHERE));
    // Running here, it may be edited here and is not edited from another tab.
    bench.ask(&edit(&id, Some("Longer"), None)).expect("true");
    place.alive.lock().unwrap().insert("this".to_owned());
    let other = Place { own_name: "other".to_owned(), ..place.clone() }.start();
    let elsewhere = other.ask(&edit(&id, Some("Other"), None)).expect_err("errors");
    assert!(elsewhere[0].message.contains("another tab"), "{}", elsewhere[0].message);
    bench.finish();
    assert_eq!(bench.package(&id).name, "Longer");
}

#[test]
fn what_is_under_way_is_listed_in_order() {
    let bench = Bench::new();
    let ids = ["a", "b"].map(|name| bench.submit(name, input(&["tiny"], json!({}))));
    assert_eq!(bench.ask(&GetActiveWorkPackages {}).expect("ids"), ids);
    bench.finish();
    assert_eq!(bench.ask(&GetActiveWorkPackages {}).expect("ids"), [""; 0]);
}

#[test]
fn a_run_takes_the_time_from_submission_to_its_end() {
    let bench = Bench::new();
    let id = bench.submit("Run", input(&["tiny"], json!({})));
    let stats = |id: &str| bench.ask(&GetWorkPackageStatsById { id: id.to_owned() });
    let waiting = stats(&id).expect("an answer").expect("stats");
    assert_eq!(waiting.completed_at, None);
    let until_now = waiting.duration.expect("seconds");
    assert!(until_now > 0.0);
    bench.finish();
    let ended = stats(&id).expect("an answer").expect("stats");
    let package = bench.package(&id);
    assert_eq!(
        (&ended.created_at, &ended.completed_at),
        (&package.created_at, &package.completed_at)
    );
    assert!(
        ended.duration.is_some_and(|seconds| seconds > until_now && seconds < 60.0),
        "{ended:?}"
    );
    assert_eq!(stats(NOWHERE).expect("an answer"), None);
}

#[test]
fn a_run_that_was_made_from_another_knows_its_family() {
    let bench = Bench::new();
    let made_from = |parent: &str, field: &str, kind: &str| -> serde_json::Value {
        let query = format!(
            "mutation M($input: {kind}!, $parent: ID) {{ {field}(input: $input, workPackageName: \"n\", parentId: $parent) }}"
        );
        bench.query(&query, &json!({ "input": input(&["tiny"], json!({})), "parent": parent }))
    };
    let run = |parent: &str, field: &str, kind: &str| -> String {
        let response = made_from(parent, field, kind);
        response["data"][field].as_str().unwrap_or_else(|| panic!("{response}")).to_owned()
    };
    let first = bench.submit("First", input(&["tiny"], json!({})));
    let second = run(&first, "runIntrinsicWorkPackage", "IntrinsicWorkPackageInput");
    let third = run(&second, "runHvNodeHeadroomWorkPackage", "HvNodeHeadroomWorkPackageInput");
    let fourth = run(&second, "runIntrinsicWorkPackage", "IntrinsicWorkPackageInput");
    assert_eq!(bench.package(&second).parent_id.as_ref(), Some(&first));

    let family = |id: &str| -> (Vec<String>, Vec<String>) {
        let tree = bench.ask(&GetWorkPackageTree { id: id.to_owned() });
        let tree = tree.expect("an answer").expect("a tree");
        let ids = |packages: Vec<headroom_contract::output::HcWorkPackage>| {
            packages.into_iter().map(|package| package.id).collect()
        };
        (ids(tree.ancestors), ids(tree.children))
    };
    assert_eq!(family(&first), (vec![], vec![second.clone()]));
    assert_eq!(family(&second), (vec![first.clone()], vec![fourth.clone(), third.clone()]));
    assert_eq!(family(&third), (vec![second.clone(), first.clone()], vec![]));
    let nowhere = GetWorkPackageTree { id: NOWHERE.to_owned() };
    assert_eq!(bench.ask(&nowhere).expect("an answer"), None);
    let orphan = made_from(NOWHERE, "runIntrinsicWorkPackage", "IntrinsicWorkPackageInput");
    assert!(orphan["errors"][0]["message"].as_str().is_some_and(|text| text.contains(NOWHERE)));

    bench.ask(&DeleteWorkPackage { work_package_ids: vec![first] }).expect("ids");
    assert_eq!(family(&third).0, [second], "as far as it is known");
}

#[test]
fn whoever_asks_may_do_everything() {
    let bench = Bench::new();
    let user = bench.ask(&CurrentUser {}).expect("a user");
    assert_eq!(user.permissions, permission::ALL);
    assert_eq!(bench.ask(&GetAllWorkPackagesAuthors {}).expect("users"), []);
}

#[test]
fn there_is_one_scenario() {
    let bench = Bench::new();
    let names = |query: &GetScenarioConfigurations| -> Vec<String> {
        let page = bench.ask(query).expect("a page");
        page.scenario_configs.into_iter().map(|scenario| scenario.scenario_name).collect()
    };
    let mut query = GetScenarioConfigurations::default();
    assert_eq!(names(&query), ["base"]);
    let named = |name: &str| HcScenarioConfigsFilterInput { name: Some(name.to_owned()), id: None };
    query.filter = Some(named("Bas"));
    assert_eq!(names(&query), ["base"]);
    query.offset = Some(Long(1));
    assert_eq!(names(&query), [""; 0]);
    query.filter = Some(named("high"));
    assert_eq!(bench.ask(&query).expect("a page").total_count, 0);
    query.limit = Some(0);
    let errors = bench.ask(&query).expect_err("errors");
    assert_eq!(errors[0].extensions.field.as_deref(), Some("limit"));
}

#[test]
fn forecasts_are_estimated_and_not_run() {
    let bench = Bench::new();
    let forecast = json!({ "forecastConfig": {
        "feeders": ["tiny"], "scenarios": ["base"], "years": [2025, 2026],
        "timePeriod": { "startTime": "2024-01-01T00:00:00", "endTime": "2024-01-02T00:00:00" },
    } });
    let estimate =
        "query E($input: WorkPackageInput!) { getWorkPackageCostEstimation(input: $input) }";
    let answer = bench.query(estimate, &json!({ "input": forecast }));
    assert_eq!(answer["data"]["getWorkPackageCostEstimation"], json!(96.0), "{answer}");
    let answer = bench.query(estimate, &json!({ "input": {} }));
    assert_eq!(answer["errors"][0]["extensions"]["field"], "forecastConfig", "{answer}");
    let run = "mutation R($input: WorkPackageInput!) { runWorkPackage(input: $input, workPackageName: \"n\") }";
    let answer = bench.query(run, &json!({ "input": forecast }));
    let message = answer["errors"][0]["message"].as_str().expect("a message");
    assert!(message.contains("n does not run here") && message.contains("forecast"), "{message}");
    assert_eq!(bench.ask(&GetActiveWorkPackages {}).expect("ids"), [""; 0]);
}
