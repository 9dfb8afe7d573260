//! A request as JSON, its fields in the order of the API.

use serde_json::Value;

use super::tree::Tree;
use crate::draft::Submission;

/// Lists without lists in them are filled up to this many characters a line.
const LINE_CHARS: usize = 88;
const INDENT: &str = "  ";

/// The variable `input`, exactly as it is sent, over several lines.
pub fn input_json(submission: &Submission) -> String {
    let mut text = String::new();
    write(&tree(submission), 0, &mut text);
    text
}

/// The input's tree. It is empty only if an input type held what no input holds, which a test rules out.
pub(super) fn tree(submission: &Submission) -> Tree {
    match submission {
        Submission::Intrinsic(run) => Tree::of(&run.input),
        Submission::HvNodeHeadroom(run) => Tree::of(&run.input),
    }
    .unwrap_or(Tree::List(Vec::new()))
}

/// Text as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Writes a tree whose first line is already indented by `depth`.
pub(super) fn write(tree: &Tree, depth: usize, text: &mut String) {
    let (inner, outer) = (INDENT.repeat(depth + 1), INDENT.repeat(depth));
    match tree {
        Tree::Struct { fields, .. } if fields.is_empty() => text.push_str("{}"),
        Tree::Struct { fields, .. } => {
            text.push('{');
            for (at, (key, value)) in fields.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                text.extend([comma, "\n", &inner, &quoted(key), ": "]);
                write(value, depth + 1, text);
            }
            text.extend(["\n", &outer, "}"]);
        }
        Tree::List(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| inline(part, depth)).collect();
            text.push_str(&filled(&parts, depth, INDENT, ""));
        }
        Tree::Text(plain) => text.push_str(&quoted(plain)),
        Tree::Variant { wire, .. } => text.push_str(&quoted(wire)),
        // With a point or an exponent, so that it is seen to be a Float.
        Tree::Float(number) => text.extend([format!("{number:?}")]),
        Tree::Int(number) => text.push_str(&number.to_string()),
        Tree::Bool(on) => text.push_str(&on.to_string()),
    }
}

fn inline(tree: &Tree, depth: usize) -> String {
    let mut text = String::new();
    write(tree, depth + 1, &mut text);
    text
}

/// A list on one line, or on several that are filled, with `last` behind its last part.
pub(super) fn filled(parts: &[String], depth: usize, indent: &str, last: &str) -> String {
    let one_line = format!("[{}]", parts.join(", "));
    if one_line.len() + depth * indent.len() <= LINE_CHARS && !one_line.contains('\n') {
        return one_line;
    }
    let (inner, outer) = (indent.repeat(depth + 1), indent.repeat(depth));
    let mut lines = String::new();
    let mut width = usize::MAX;
    for (at, part) in parts.iter().enumerate() {
        let comma = if at + 1 == parts.len() { last } else { "," };
        if width.saturating_add(part.len() + 2) > LINE_CHARS {
            lines.extend(["\n", &inner, part, comma]);
            width = inner.len() + part.len() + comma.len();
        } else {
            lines.extend([" ", part, comma]);
            width += 1 + part.len() + comma.len();
        }
    }
    format!("[{lines}\n{outer}]")
}
