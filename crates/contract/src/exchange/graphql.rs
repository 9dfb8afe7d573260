//! A request as GraphQL: the document that the page sends, with its variables.

use super::json;
use crate::draft::Submission;
use crate::operation::{Operation, RunHvNodeHeadroomWorkPackage, RunIntrinsicWorkPackage};

/// The document of the mutation that submits.
pub fn graphql_document(submission: &Submission) -> &'static str {
    operation(submission).0
}

/// The document's variables as JSON.
pub fn graphql_variables(submission: &Submission) -> String {
    let mut text = String::new();
    write_variables(submission, 0, &mut text);
    text
}

/// The whole body of the HTTP request, for `curl --json @file`.
pub fn graphql_body(submission: &Submission) -> String {
    let (document, name) = operation(submission);
    let (document, name) = (json::quoted(document), json::quoted(name));
    let mut text =
        format!("{{\n  \"query\": {document},\n  \"operationName\": {name},\n  \"variables\": ");
    write_variables(submission, 1, &mut text);
    text.push_str("\n}\n");
    text
}

/// Document and name of the mutation.
pub(super) fn operation(submission: &Submission) -> (&'static str, &'static str) {
    match submission {
        Submission::Intrinsic(_) => {
            (RunIntrinsicWorkPackage::DOCUMENT, RunIntrinsicWorkPackage::NAME)
        }
        Submission::HvNodeHeadroom(_) => {
            (RunHvNodeHeadroomWorkPackage::DOCUMENT, RunHvNodeHeadroomWorkPackage::NAME)
        }
    }
}

fn write_variables(submission: &Submission, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    text.extend(["{\n", &indent, "  \"input\": "]);
    json::write(&json::tree(submission), depth + 1, text);
    let name = json::quoted(submission.work_package_name());
    text.extend([",\n", &indent, "  \"workPackageName\": ", &name, "\n", &indent, "}"]);
}
