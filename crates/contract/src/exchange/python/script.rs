//! Writes the script.

use std::collections::BTreeSet;

use super::super::graphql;
use super::super::json::{self, filled};
use super::super::tree::Tree;
use super::literal::quoted;
use super::{Dialect, names};
use crate::draft::Submission;

/// Version of the client that the contract is of.
const CLIENT: &str = "zepben.eas==2.20.0";
const INDENT: &str = "    ";

/// A Python script that submits the work package and prints its id. Server and token come from its environment.
///
/// It does not close the client: those before 2.20.0 fail at that, having closed their event loop already.
pub fn python_script(submission: &Submission, dialect: Dialect) -> String {
    let tree = json::tree(submission);
    let mut imports = BTreeSet::from(["EasClient", "Mutation"]);
    type_names(&tree, &mut imports);
    let imports: Vec<String> =
        imports.into_iter().map(|name| format!("{INDENT}{name},\n")).collect();
    let mut input = String::new();
    Writer { dialect }.write(&tree, 0, &mut input);
    let (_, operation) = graphql::operation(submission);
    let (kind, field, method) = match submission {
        Submission::Intrinsic(_) => (
            "an LV intrinsic hosting capacity",
            "runIntrinsicWorkPackage",
            "run_intrinsic_work_package",
        ),
        Submission::HvNodeHeadroom(_) => (
            "an HV node headroom",
            "runHvNodeHeadroomWorkPackage",
            "run_hv_node_headroom_work_package",
        ),
    };
    let name = quoted(submission.work_package_name());
    format!(
        r#""""Submits {kind} work package and prints its id.

    pip install {CLIENT}
    EAS_HOST=workbench.example EAS_ACCESS_TOKEN=... python this_file.py

EAS_PORT (443) and EAS_PROTOCOL (https) may be set too; an empty EAS_ACCESS_TOKEN is for a server that asks for none.
"""

import os

from zepben.eas import (
{imports})

work_package = {input}

client = EasClient(
    host=os.environ["EAS_HOST"],
    port=int(os.environ.get("EAS_PORT", "443")),
    protocol=os.environ.get("EAS_PROTOCOL", "https"),
    access_token=os.environ["EAS_ACCESS_TOKEN"],
)
answer = client.mutation(
    Mutation.{method}(work_package, {name}),
    operation_name="{operation}",
)
print(answer["data"]["{field}"])
"#,
        imports = imports.concat(),
    )
}

/// Every class that a tree takes.
fn type_names(tree: &Tree, names: &mut BTreeSet<&'static str>) {
    match tree {
        Tree::Struct { type_name, fields } => {
            names.insert(type_name);
            for (_, value) in fields {
                type_names(value, names);
            }
        }
        Tree::Variant { type_name, .. } => {
            names.insert(type_name);
        }
        Tree::List(parts) => parts.iter().for_each(|part| type_names(part, names)),
        Tree::Text(_) | Tree::Float(_) | Tree::Int(_) | Tree::Bool(_) => {}
    }
}

struct Writer {
    dialect: Dialect,
}

impl Writer {
    fn write(&self, tree: &Tree, depth: usize, text: &mut String) {
        match tree {
            Tree::Struct { type_name, fields } if fields.is_empty() => {
                text.extend([type_name, "()"]);
            }
            Tree::Struct { type_name, fields } => {
                text.extend([type_name, "(\n"]);
                for (wire, value) in fields {
                    text.extend([&INDENT.repeat(depth + 1), &self.name(wire), "="]);
                    self.write(value, depth + 1, text);
                    text.push_str(",\n");
                }
                text.extend([&INDENT.repeat(depth), ")"]);
            }
            Tree::List(parts) => {
                let inline = |part| {
                    let mut inline = String::new();
                    self.write(part, depth + 1, &mut inline);
                    inline
                };
                let parts: Vec<String> = parts.iter().map(inline).collect();
                text.push_str(&filled(&parts, depth, INDENT, ","));
            }
            Tree::Text(plain) => text.push_str(&quoted(plain)),
            Tree::Variant { type_name, wire } => text.extend([type_name, ".", wire]),
            Tree::Float(number) => text.extend([format!("{number:?}")]),
            Tree::Int(number) => text.push_str(&number.to_string()),
            Tree::Bool(on) => text.push_str(if *on { "True" } else { "False" }),
        }
    }

    fn name(&self, wire: &str) -> String {
        match self.dialect {
            Dialect::CamelCase => wire.to_owned(),
            Dialect::SnakeCase => names::snake_case(wire),
        }
    }
}
