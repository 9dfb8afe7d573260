//! The schema against its clients: the page's own operations, and the Energy Workbench's inputs.

use std::collections::BTreeSet;

use async_graphql::parser::parse_query;
use headroom_contract::operation::{
    BindingConstraints, CancelWorkPackage, ConstraintViolations, CustomerAllocations,
    DeleteWorkPackage, GetWorkPackageById, GetWorkPackages, HvNodeHeadrooms, IntrinsicJobs,
    LvGroupHostingCapacities, LvGroupHostingCapacitySummaries, Networks, OpenNetwork, Operation,
    RemoveNetwork, RunIntrinsicWorkPackage, Workbench,
};
use serde_json::{Value, json};

use crate::bench::{Bench, input};

/// One line for each argument of the Energy Workbench's operations that this schema has, and for each field and value of
/// their inputs, as the Python client zepben.eas 2.20.0 sends them.
const ENERGY_WORKBENCH: &str = include_str!("energy_workbench_inputs.txt");

/// Documents of the page are valid, and their answers are read back as the page reads them.
#[test]
fn every_operation_of_the_page_is_answered() {
    let bench = Bench::new();
    let id = bench.submit("Run", input(&["tiny"], json!({})));
    bench.finish();
    let work_package_id = || id.clone();
    check(&bench, &Workbench {});
    check(&bench, &Networks {});
    check(&bench, &GetWorkPackages::default());
    check(&bench, &GetWorkPackageById { id: id.clone() });
    check(&bench, &IntrinsicJobs { work_package_id: work_package_id() });
    check(
        &bench,
        &LvGroupHostingCapacities { work_package_id: work_package_id(), ..Default::default() },
    );
    check(&bench, &HvNodeHeadrooms { work_package_id: work_package_id(), ..Default::default() });
    check(
        &bench,
        &ConstraintViolations { work_package_id: work_package_id(), ..Default::default() },
    );
    check(&bench, &BindingConstraints { work_package_id: work_package_id(), ..Default::default() });
    check(
        &bench,
        &CustomerAllocations { work_package_id: work_package_id(), ..Default::default() },
    );
    check(&bench, &LvGroupHostingCapacitySummaries { work_package_id: work_package_id() });
    let again = serde_json::from_value(input(&["tiny"], json!({}))).expect("an input");
    check(&bench, &RunIntrinsicWorkPackage { input: again, work_package_name: "Again".to_owned() });
    let latest = bench.ask(&GetWorkPackages::default()).expect("a page").work_packages.remove(0);
    check(&bench, &CancelWorkPackage { work_package_id: latest.id });
    check(&bench, &DeleteWorkPackage { work_package_ids: vec![id] });

    // Those two need files, or have nothing to remove: their documents are valid all the same.
    for (document, field) in [
        (OpenNetwork::DOCUMENT, OpenNetwork::FIELD),
        (RemoveNetwork::DOCUMENT, RemoveNetwork::FIELD),
    ] {
        parse_query(document).unwrap_or_else(|error| panic!("{field}: {error}"));
        let response = bench.query(document, &json!({ "name": "", "files": [], "mRID": "tiny" }));
        assert_eq!(response["errors"][0]["path"], json!([field]), "{response}");
    }
}

fn check<O: Operation>(bench: &Bench, operation: &O) {
    if let Err(errors) = bench.ask(operation) {
        panic!("{}: {errors:?}", O::NAME);
    }
}

#[test]
fn the_inputs_are_those_of_the_energy_workbench() {
    let schema = lines(&Bench::new());
    let expected: BTreeSet<&str> = ENERGY_WORKBENCH.lines().collect();
    let missing: Vec<_> = expected.iter().filter(|line| !schema.contains(**line)).collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
    let owners: BTreeSet<&str> = expected.iter().map(|line| owner(line)).collect();
    let known = |line: &&String| owners.contains(owner(line));
    let surplus: Vec<_> =
        schema.iter().filter(known).filter(|line| !expected.contains(line.as_str())).collect();
    assert!(surplus.is_empty(), "surplus: {surplus:#?}");
}

/// `Query.field` of an argument's line, the type of a field's or value's line.
fn owner(line: &str) -> &str {
    line.split_once('(').or_else(|| line.split_once('.')).map_or(line, |(owner, _)| owner)
}

/// The schema in lines like those of [`ENERGY_WORKBENCH`].
fn lines(bench: &Bench) -> BTreeSet<String> {
    let query = "{ __schema { types {
        kind name
        fields { name args { ...Value } }
        inputFields { ...Value }
        enumValues { name }
    } } }
    fragment Value on __InputValue { name type { ...Type ofType { ...Type ofType { ...Type ofType { ...Type ofType { ...Type } } } } } }
    fragment Type on __Type { kind name }";
    let response = bench.query(query, &Value::Null);
    let mut lines = BTreeSet::new();
    for described in list(&response["data"]["__schema"]["types"]) {
        let type_name = text(&described["name"]);
        for field in list(&described["fields"]) {
            for argument in list(&field["args"]) {
                let (field, argument, of) =
                    (text(&field["name"]), text(&argument["name"]), written(&argument["type"]));
                lines.insert(format!("{type_name}.{field}({argument}): {of}"));
            }
        }
        for field in list(&described["inputFields"]) {
            lines.insert(format!(
                "{type_name}.{}: {}",
                text(&field["name"]),
                written(&field["type"])
            ));
        }
        for value in list(&described["enumValues"]) {
            lines.insert(format!("{type_name}.{}", text(&value["name"])));
        }
    }
    lines
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// A type as GraphQL writes it.
fn written(described: &Value) -> String {
    match text(&described["kind"]) {
        "NON_NULL" => format!("{}!", written(&described["ofType"])),
        "LIST" => format!("[{}]", written(&described["ofType"])),
        _ => text(&described["name"]).to_owned(),
    }
}
