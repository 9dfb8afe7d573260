//! Where in a text the input is, and of which kind.

use serde_json::{Map, Value};

use super::super::python;
use crate::draft::is_of_kind;
use crate::operation::{Operation, RunHvNodeHeadroomWorkPackage, RunIntrinsicWorkPackage};
use crate::output::StudyKind;
use crate::spec;

type Object = Map<String, Value>;

/// An input as it was written.
pub(super) struct Found {
    pub(super) kind: StudyKind,
    pub(super) input: Object,
    pub(super) work_package_name: Option<Value>,
}

/// Finds the input; `kind` is for one that does not tell.
pub(super) fn find(text: &str, kind: StudyKind) -> Result<Found, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err("There is nothing to import yet".to_owned());
    }
    if text.starts_with(['{', '[']) {
        return find_in_json(text, kind);
    }
    match python::read(text)? {
        Some(python::Script { kind, input: Value::Object(input), work_package_name }) => {
            Ok(Found { kind, input, work_package_name: work_package_name.map(Value::from) })
        }
        _ => {
            Err("This is neither JSON nor a Python script with an IntrinsicWorkPackageInput or an \
                  HvNodeHeadroomWorkPackageInput"
                .to_owned())
        }
    }
}

fn find_in_json(text: &str, kind: StudyKind) -> Result<Found, String> {
    let value: Value = serde_json::from_str(text).map_err(|problem| {
        let (line, column) = (problem.line(), problem.column());
        format!("This is no complete JSON: something is wrong at line {line}, column {column}")
    })?;
    let Value::Object(mut outer) = value else {
        return Err("A work package is one JSON object, {…}, and this is a list".to_owned());
    };
    let asked_for = submitted_kind(&outer);
    if let Some(Value::Object(variables)) = outer.get_mut("variables") {
        outer = std::mem::take(variables);
    }
    let mut work_package_name = None;
    if let Some(Value::Object(input)) = outer.get_mut("input") {
        let input = std::mem::take(input);
        work_package_name = outer.remove("workPackageName");
        outer = input;
    }
    let kind = asked_for.or_else(|| told_by_keys(&outer)).unwrap_or(kind);
    Ok(Found { kind, input: outer, work_package_name })
}

/// The kind that a whole request submits.
fn submitted_kind(request: &Object) -> Option<StudyKind> {
    let document = request.get("query").and_then(Value::as_str)?;
    if document.contains(RunHvNodeHeadroomWorkPackage::FIELD) {
        Some(StudyKind::HvNodeHeadroom)
    } else {
        document.contains(RunIntrinsicWorkPackage::FIELD).then_some(StudyKind::IntrinsicLv)
    }
}

/// The kind that has the input's keys, where only one has them.
fn told_by_keys(input: &Object) -> Option<StudyKind> {
    let has = |path: &str| {
        let mut keys = path.split('.');
        let first = keys.next().and_then(|key| input.get(key));
        keys.try_fold(first, |value, key| Some(value?.get(key))).flatten().is_some()
    };
    let is_told = |kind, other| {
        let own = spec::all().filter(|field| is_of_kind(field, kind) && !is_of_kind(field, other));
        { own }.any(|field| has(field.path)).then_some(kind)
    };
    let (lv, hv) = (StudyKind::IntrinsicLv, StudyKind::HvNodeHeadroom);
    match (is_told(lv, hv), is_told(hv, lv)) {
        (Some(kind), None) | (None, Some(kind)) => Some(kind),
        _ => None,
    }
}
