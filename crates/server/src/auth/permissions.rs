//! Which permission an operation takes.

use std::collections::BTreeSet;

use async_graphql::parser::types::{
    ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet,
};
use headroom_contract::output::permission::{
    CANCEL, CREATE, DELETE, READ, READ_INPUT, READ_NETWORK, UPDATE,
};
use headroom_workbench::Caller;

/// What a field of `Query` or `Mutation` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    /// To be signed in.
    Nothing,
    /// This permission.
    One(&'static str),
}

/// Fields of `Query` and `Mutation`. One that is not here is refused to everybody.
const FIELDS: &[(&str, Takes)] = &[
    ("__schema", Takes::Nothing),
    ("__type", Takes::Nothing),
    ("__typename", Takes::Nothing),
    ("currentUser", Takes::Nothing),
    ("workbench", Takes::Nothing),
    ("bindingConstraints", Takes::One(READ)),
    ("compareResults", Takes::One(READ)),
    ("constraintViolations", Takes::One(READ)),
    ("customerAllocations", Takes::One(READ)),
    ("explainGroup", Takes::One(READ)),
    ("explainNode", Takes::One(READ)),
    ("getActiveWorkPackages", Takes::One(READ)),
    ("getAllWorkPackagesAuthors", Takes::One(READ)),
    ("getWorkPackageById", Takes::One(READ)),
    ("getWorkPackageStatsById", Takes::One(READ)),
    ("getWorkPackageTree", Takes::One(READ)),
    ("getWorkPackages", Takes::One(READ)),
    ("hvNodeHeadroom", Takes::One(READ)),
    ("intrinsicJobs", Takes::One(READ)),
    ("lvGroupHostingCapacity", Takes::One(READ)),
    ("lvGroupHostingCapacitySummary", Takes::One(READ)),
    ("resultGroups", Takes::One(READ)),
    ("resultHistogram", Takes::One(READ)),
    ("getScenarioConfigurations", Takes::One(READ_INPUT)),
    ("networkGeometry", Takes::One(READ_NETWORK)),
    ("networks", Takes::One(READ_NETWORK)),
    ("getWorkPackageCostEstimation", Takes::One(CREATE)),
    ("openNetwork", Takes::One(CREATE)),
    ("openResultFiles", Takes::One(CREATE)),
    ("previewHeadroom", Takes::One(CREATE)),
    ("runHvNodeHeadroomWorkPackage", Takes::One(CREATE)),
    ("runIntrinsicWorkPackage", Takes::One(CREATE)),
    ("runWorkPackage", Takes::One(CREATE)),
    ("editWorkPackage", Takes::One(UPDATE)),
    ("cancelWorkPackage", Takes::One(CANCEL)),
    ("deleteWorkPackage", Takes::One(DELETE)),
    ("removeNetwork", Takes::One(DELETE)),
];

/// Whether a caller has a permission; where nobody signs in everybody has all.
pub(crate) fn allows(caller: Option<&Caller>, permission: &str) -> bool {
    caller.is_none_or(|Caller(user)| user.permissions.iter().any(|own| own == permission))
}

/// Fields of a request that its caller may not ask for, each with the permission it takes, where there is one. Every
/// operation of the document counts, also those that are not to be run.
pub(crate) fn forbidden_fields(
    caller: Option<&Caller>,
    document: &ExecutableDocument,
) -> Vec<(String, Option<&'static str>)> {
    let mut fields = BTreeSet::new();
    for (_, operation) in document.operations.iter() {
        let OperationDefinition { ty, selection_set, .. } = &operation.node;
        if *ty == OperationType::Subscription {
            continue; // The schema has none.
        }
        collect(&selection_set.node, document, &mut BTreeSet::new(), &mut fields);
    }
    let forbidden = fields.into_iter().filter_map(|field| {
        match FIELDS.iter().find(|(name, _)| *name == field) {
            Some((_, Takes::Nothing)) => None,
            Some((_, Takes::One(permission))) if allows(caller, permission) => None,
            Some((_, Takes::One(permission))) => Some((field, Some(*permission))),
            None if caller.is_none() => None,
            None => Some((field, None)),
        }
    });
    forbidden.collect()
}

/// Names of the fields of a selection and of the fragments in it.
fn collect<'a>(
    selection: &'a SelectionSet,
    document: &'a ExecutableDocument,
    entered: &mut BTreeSet<&'a str>,
    fields: &mut BTreeSet<String>,
) {
    for item in &selection.items {
        match &item.node {
            Selection::Field(field) => {
                fields.insert(field.node.name.node.to_string());
            }
            Selection::InlineFragment(fragment) => {
                collect(&fragment.node.selection_set.node, document, entered, fields);
            }
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                // Fragments that hold each other are refused later, when the request is checked.
                if let Some(fragment) = document.fragments.get(name)
                    && entered.insert(name.as_str())
                {
                    collect(&fragment.node.selection_set.node, document, entered, fields);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
    use async_graphql::parser::{parse_query, parse_schema};
    use headroom_contract::output::GqlUserResponse;

    use super::*;
    use crate::api::tests::bench;

    fn caller(permissions: &[&str]) -> Caller {
        let permissions = permissions.iter().map(ToString::to_string).collect();
        Caller(GqlUserResponse { permissions, ..GqlUserResponse::default() })
    }

    fn forbidden(caller: &Caller, query: &str) -> Vec<String> {
        let document = parse_query(query).unwrap();
        let fields = forbidden_fields(Some(caller), &document);
        fields.into_iter().map(|(field, _)| field).collect()
    }

    #[tokio::test]
    async fn every_field_of_the_schema_takes_something_and_nothing_else_does() {
        let schema = parse_schema(bench().await.definition()).unwrap();
        let mut fields = BTreeSet::new();
        for definition in schema.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let is_root = ["Query", "Mutation"].contains(&definition.node.name.node.as_str());
            if let (true, TypeKind::Object(object)) = (is_root, &definition.node.kind) {
                fields.extend(object.fields.iter().map(|field| field.node.name.node.to_string()));
            }
        }
        let known = FIELDS.iter().map(|(name, _)| (*name).to_owned());
        let known: BTreeSet<String> = known.filter(|name| !name.starts_with("__")).collect();
        assert_eq!(fields, known);
    }

    #[test]
    fn each_operation_takes_its_permission() {
        for (query, permission) in [
            ("{ getWorkPackages { totalCount } }", READ),
            ("query Q { networks { name } }", READ_NETWORK),
            ("{ getScenarioConfigurations { totalCount } }", READ_INPUT),
            ("mutation { runIntrinsicWorkPackage(input: {}, workPackageName: \"a\") }", CREATE),
            ("mutation { cancelWorkPackage(workPackageId: \"a\") }", CANCEL),
            ("mutation { deleteWorkPackage(workPackageIds: []) }", DELETE),
            ("mutation { editWorkPackage(workPackageId: \"a\") }", UPDATE),
        ] {
            assert!(forbidden(&caller(&[permission]), query).is_empty(), "{query}");
            assert_eq!(forbidden(&caller(&[]), query).len(), 1, "{query}");
        }
    }

    #[test]
    fn no_way_of_asking_gets_around_it() {
        let nobody = caller(&[]);
        for query in [
            "{ user: networks { name } currentUser { id } }",
            "{ ... { networks { name } } }",
            "{ ... on Query { networks { name } } }",
            "query A { ...F } fragment F on Query { ...G } fragment G on Query { networks { name } }",
            "query A { currentUser { id } } query B { networks { name } }",
            "{ ...F } fragment F on Query { ...F networks { name } }",
        ] {
            assert_eq!(forbidden(&nobody, query), ["networks"], "{query}");
        }
        assert_eq!(forbidden(&nobody, "{ somethingNew }"), ["somethingNew"]);
        assert!(
            forbidden(&nobody, "{ currentUser { id } __schema { types { name } } }").is_empty()
        );
    }
}
