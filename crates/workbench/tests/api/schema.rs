//! The schema against its clients: the page's own operations, and the Energy Workbench's inputs.

use std::collections::BTreeSet;

use async_graphql::parser::parse_query;
use headroom_contract::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use headroom_contract::operation::{
    BindingConstraints, CancelWorkPackage, CompareResults, ConstraintViolations, CurrentUser,
    CustomerAllocations, DeleteWorkPackage, EditWorkPackage, ExplainGroup, ExplainNode,
    GetActiveWorkPackages, GetAllWorkPackagesAuthors, GetScenarioConfigurations,
    GetWorkPackageById, GetWorkPackageStatsById, GetWorkPackageTree, GetWorkPackages,
    HvNodeHeadrooms, HvNodePlaces, IntrinsicJobs, LvGroupHostingCapacities,
    LvGroupHostingCapacitySummaries, LvGroupPlaces, NetworkGeometries, Networks, OpenNetwork,
    Operation, PreviewHeadroom, RemoveNetwork, ResultGroups, ResultHistograms,
    RunHvNodeHeadroomWorkPackage, RunHvNodeHeadroomWorkPackageFrom, RunIntrinsicWorkPackage,
    RunIntrinsicWorkPackageFrom, Workbench,
};
use headroom_contract::spec;
use serde_json::{Value, json};

use crate::bench::{Bench, hv_input, input};

/// The part of the Energy Workbench's API that is about work packages, as the Python client zepben.eas 2.20.0 knows it: one
/// line for each operation, argument, input field, enum value and output field, the last without types, which the client
/// does not state.
const ENERGY_WORKBENCH: &str = include_str!("energy_workbench.txt");

/// What this schema adds to those operations and types.
const ADDED: [&str; 3] = [
    "HcWorkPackagesFilterInput.statuses: [String!]",
    "Mutation.runHvNodeHeadroomWorkPackage(parentId): ID",
    "Mutation.runIntrinsicWorkPackage(parentId): ID",
];

/// Documents of the page are valid, and their answers are read back as the page reads them.
#[test]
fn every_operation_of_the_page_is_answered() {
    let bench = Bench::new();
    let id = bench.submit("Run", input(&["tiny"], json!({})));
    bench.finish();
    let work_package_id = || id.clone();
    check(&bench, &Workbench {});
    check(&bench, &Networks {});
    check(&bench, &NetworkGeometries { mrid: "tiny".to_owned() });
    check(&bench, &GetWorkPackages::default());
    check(&bench, &GetWorkPackageById { id: id.clone() });
    check(&bench, &GetWorkPackageStatsById { id: id.clone() });
    check(&bench, &GetWorkPackageTree { id: id.clone() });
    check(&bench, &GetActiveWorkPackages {});
    check(&bench, &GetAllWorkPackagesAuthors {});
    check(&bench, &CurrentUser {});
    check(&bench, &GetScenarioConfigurations::default());
    let (name, description) = (Some("Run".to_owned()), Some("Why".to_owned()));
    check(&bench, &EditWorkPackage { work_package_id: id.clone(), name, description });
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
    check(
        &bench,
        &LvGroupPlaces { work_package_id: work_package_id(), limit: 1000, ..Default::default() },
    );
    check(
        &bench,
        &HvNodePlaces { work_package_id: work_package_id(), limit: 1000, ..Default::default() },
    );
    let (first_id, second_id) = (work_package_id(), work_package_id());
    check(&bench, &CompareResults { first_id, second_id, ..Default::default() });
    check(&bench, &LvGroupHostingCapacitySummaries { work_package_id: work_package_id() });
    let column = "headroomKwPerCustomer".to_owned();
    check(
        &bench,
        &ResultHistograms { work_package_id: work_package_id(), column, ..Default::default() },
    );
    let by = vec!["feeder".to_owned()];
    check(&bench, &ResultGroups { work_package_id: work_package_id(), by, ..Default::default() });
    check(
        &bench,
        &ExplainGroup {
            work_package_id: work_package_id(),
            feeder: "tiny".to_owned(),
            capacity_group_head_id: "transformer.tx1".to_owned(),
            terminal_sequence_number: Some(2),
        },
    );
    let work_package_name = "Again".to_owned();
    check(&bench, &RunIntrinsicWorkPackage { input: lv_input(), work_package_name });
    check(&bench, &PreviewHeadroom { input: lv_input() });
    let (work_package_name, parent_id) = ("Made from it".to_owned(), id.clone());
    let from = RunIntrinsicWorkPackageFrom { input: lv_input(), work_package_name, parent_id };
    check(&bench, &from);
    let (work_package_name, parent_id) = ("Nodes of it".to_owned(), id.clone());
    let from =
        RunHvNodeHeadroomWorkPackageFrom { input: nodes_input(), work_package_name, parent_id };
    check(&bench, &from);
    let work_package_name = "Nodes".to_owned();
    check(&bench, &RunHvNodeHeadroomWorkPackage { input: nodes_input(), work_package_name });
    let latest = bench.ask(&GetWorkPackages::default()).expect("a page").work_packages.remove(0);
    check(&bench, &CancelWorkPackage { work_package_id: latest.id });
    check(&bench, &DeleteWorkPackage { work_package_ids: vec![id] });

    let variables = json!({
        "name": "", "files": [], "mRID": "tiny",
        "workPackageId": "", "feeder": "tiny", "terminalMrid": "transformer.tx1#1",
    });
    // Those need files or nodes, or have nothing to remove, or have nothing to remove: their documents are valid all the same.
    for (document, field) in [
        (ExplainNode::DOCUMENT, ExplainNode::FIELD),
        (OpenNetwork::DOCUMENT, OpenNetwork::FIELD),
        (RemoveNetwork::DOCUMENT, RemoveNetwork::FIELD),
    ] {
        parse_query(document).unwrap_or_else(|error| panic!("{field}: {error}"));
        let response = bench.query(document, &variables);
        assert_eq!(response["errors"][0]["path"], json!([field]), "{response}");
    }
}

fn lv_input() -> IntrinsicWorkPackageInput {
    serde_json::from_value(input(&["tiny"], json!({}))).expect("an input")
}

fn nodes_input() -> HvNodeHeadroomWorkPackageInput {
    serde_json::from_value(hv_input(&["tiny"], json!({}))).expect("an input")
}

fn check<O: Operation>(bench: &Bench, operation: &O) {
    if let Err(errors) = bench.ask(operation) {
        panic!("{}: {errors:?}", O::NAME);
    }
}

#[test]
fn the_operations_are_those_of_the_energy_workbench() {
    let schema = lines(&Bench::new());
    let expected: BTreeSet<&str> = ENERGY_WORKBENCH.lines().collect();
    let missing: Vec<_> = expected.iter().filter(|line| !schema.contains(**line)).collect();
    assert!(missing.is_empty(), "missing: {missing:#?}");
    // What is added to an operation or an input has to be optional, and is listed.
    let owners: BTreeSet<&str> = expected.iter().flat_map(|line| [owner(line), line]).collect();
    let known = |line: &&str| owners.contains(owner(line)) && !is_root(line);
    let added = schema.iter().map(String::as_str).filter(known);
    let added: Vec<&str> = added.filter(|line| !expected.contains(line)).collect();
    assert_eq!(added, ADDED);
    assert!(added.iter().all(|line| !line.ends_with('!')), "{added:?}");
}

/// Every field of the form has its words, and no words are left of fields that went.
#[test]
fn every_field_of_both_inputs_has_its_words() {
    let schema = lines(&Bench::new());
    let mut fields = BTreeSet::from(["workPackageName".to_owned()]);
    for input in ["IntrinsicWorkPackageInput", "HvNodeHeadroomWorkPackageInput"] {
        add_leaves(&schema, input, "", &mut fields);
    }
    // Blocks of the form that are switched on as a whole.
    let blocks = ["voltage.hv", "voltage.lv", "thermal.hv", "thermal.lv"];
    fields.extend(blocks.map(|block| format!("constraints.{block}")));
    let worded: BTreeSet<String> = spec::all().map(|spec| spec.path.to_owned()).collect();
    assert_eq!(worded.len(), spec::all().count(), "each once");
    assert_eq!(worded, fields);
    for field in spec::all() {
        assert!(!field.label.is_empty() && field.help.ends_with('.'), "{}", field.path);
        assert_eq!(spec::find(field.path), Some(field));
    }
}

/// Paths of the fields of an input type that are no inputs themselves.
fn add_leaves(schema: &BTreeSet<String>, input: &str, path: &str, leaves: &mut BTreeSet<String>) {
    for line in schema.iter().filter(|line| owner(line) == input) {
        let (field, of) = line[input.len() + 1..].split_once(": ").expect("a field with its type");
        let of = of.trim_matches(['[', ']', '!']);
        let path = format!("{path}{field}");
        if of.ends_with("Input") {
            add_leaves(schema, of, &format!("{path}."), leaves);
        } else {
            leaves.insert(path);
        }
    }
}

/// True for the line of an operation: this schema has more of those.
fn is_root(line: &str) -> bool {
    matches!(owner(line), "Query" | "Mutation")
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
            lines.insert(format!("{type_name}.{}", text(&field["name"])));
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
