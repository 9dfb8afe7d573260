//! From a draft to an input.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Draft, reader};
use crate::input::{HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};
use crate::operation::{RunHvNodeHeadroomWorkPackage, RunIntrinsicWorkPackage};
use crate::output::StudyKind;
use crate::rules::{Issue, check_hv_node_headroom, check_intrinsic};
use crate::scalar::LocalDateTime;
use crate::spec::{self, FieldKind, FieldSpec};

/// Where switch meters stand on the wire.
pub(crate) const SWITCH_METERS: &str = "model.meterPlacementConfig.switchMeterPlacementConfigs";
/// Year of the rest of the input while the one typed cannot be read.
const ANY_YEAR: i32 = 2000;

/// What [`check`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// What would be sent; there only when no issue is an error.
    pub request: Option<Submission>,
    /// Everything to put right or to know, in the order of the form.
    pub issues: Vec<Issue>,
}

/// A mutation that submits a work package.
#[derive(Clone, Debug, PartialEq)]
pub enum Submission {
    /// LV intrinsic.
    Intrinsic(RunIntrinsicWorkPackage),
    /// HV node headroom.
    HvNodeHeadroom(RunHvNodeHeadroomWorkPackage),
}

impl Submission {
    /// Name of the work package.
    pub fn work_package_name(&self) -> &str {
        match self {
            Self::Intrinsic(run) => &run.work_package_name,
            Self::HvNodeHeadroom(run) => &run.work_package_name,
        }
    }

    /// The variable `input`, as it is sent.
    pub fn input_json(&self) -> Value {
        let input = match self {
            Self::Intrinsic(run) => serde_json::to_value(&run.input),
            Self::HvNodeHeadroom(run) => serde_json::to_value(&run.input),
        };
        input.unwrap_or_default()
    }
}

/// Turns a draft into a request, with everything there is to say about it. Never fails.
pub fn check(draft: &Draft) -> Checked {
    let mut unreadable = Vec::new();
    let input = input(draft, &mut unreadable);
    let name = draft.text(&spec::NAME).trim();
    let found = match draft.kind {
        StudyKind::IntrinsicLv => typed::<IntrinsicWorkPackageInput>(input).map(|input| {
            let issues = check_intrinsic(name, &input);
            let work_package_name = name.to_owned();
            let run = RunIntrinsicWorkPackage { input, work_package_name };
            (Submission::Intrinsic(run), issues)
        }),
        StudyKind::HvNodeHeadroom => typed::<HvNodeHeadroomWorkPackageInput>(input).map(|input| {
            let issues = check_hv_node_headroom(name, &input);
            let work_package_name = name.to_owned();
            let run = RunHvNodeHeadroomWorkPackage { input, work_package_name };
            (Submission::HvNodeHeadroom(run), issues)
        }),
    };
    let (submission, issues) = match found {
        Ok((submission, issues)) => (Some(submission), issues),
        Err(issue) => (None, vec![issue]),
    };
    // A field that could not be read stands in the input as if left out: what the rules then say of it would be the
    // wrong words, so the reader's issue wins.
    let mut issues: Vec<Issue> = issues
        .into_iter()
        .filter(|issue| unreadable.iter().all(|other| other.path != issue.path))
        .collect();
    issues.extend(unreadable);
    issues.sort_by_key(|issue| spec::position(issue.path));
    let complete = !issues.iter().any(Issue::is_error);
    Checked { request: submission.filter(|_| complete), issues }
}

/// Every value is of its field's kind, so an input that does not fit is a fault of the fields' list, which tests hold
/// against the input types.
fn typed<T: DeserializeOwned>(input: Map<String, Value>) -> Result<T, Issue> {
    serde_json::from_value(Value::Object(input))
        .map_err(|problem| Issue::error("", format!("This draft is no input: {problem}")))
}

/// The input as the wire has it, with what could not be read left out.
fn input(draft: &Draft, issues: &mut Vec<Issue>) -> Map<String, Value> {
    let mut input = Map::new();
    for field in spec::all().filter(|field| field.path != spec::NAME.path && draft.shows(field)) {
        let value = match field.kind {
            FieldKind::Block => draft.is_on(field).then(|| Value::Object(Map::new())),
            _ => reader::read(field, draft.text(field)).unwrap_or_else(|problem| {
                issues.push(Issue::error(field.path, format!("{}: {problem}", field.label)));
                None
            }),
        };
        if let Some(value) = value.or_else(|| required(draft, field, issues)) {
            place(&mut input, field.path, value);
        }
    }
    if let Some(meters) = switch_meters(draft, issues) {
        place(&mut input, SWITCH_METERS, meters);
    }
    input
}

/// What stands in a field that every input has and that has no readable text. The rules speak of what is missing, except
/// for the year and the time, which the types have no gap for.
fn required(draft: &Draft, field: &FieldSpec, issues: &mut Vec<Issue>) -> Option<Value> {
    let is = |other: &FieldSpec| other.path == field.path;
    let blank = !draft.is_set(field);
    if is(&spec::FEEDERS) {
        Some(Value::Array(Vec::new()))
    } else if is(&spec::SCENARIO) {
        Some(Value::from(""))
    } else if is(&spec::MODE) {
        Some(Value::from("ZERO_LOAD"))
    } else if is(&spec::YEAR) {
        if blank {
            issues.push(Issue::error(spec::YEAR.path, "Enter a year, such as 2025"));
        }
        Some(Value::from(ANY_YEAR))
    } else if is(&spec::START_TIME) {
        if blank && draft.is_profiled() {
            let message = "Enter the start time in UTC, such as 2025-01-11 12:00";
            issues.push(Issue::error(spec::START_TIME.path, message));
        }
        Some(Value::from(new_year(draft).to_string()))
    } else {
        None
    }
}

/// Where the time only dates the results it need not be typed; it is sent in every mode.
fn new_year(draft: &Draft) -> LocalDateTime {
    let year = draft.text(&spec::YEAR).trim().parse().ok();
    let year = year.filter(|year| (1..=9999_i16).contains(year)).unwrap_or(ANY_YEAR as i16);
    LocalDateTime(jiff::civil::date(year, 1, 1).at(0, 0, 0, 0))
}

fn switch_meters(draft: &Draft, issues: &mut Vec<Issue>) -> Option<Value> {
    const CLASS: &str = "model.meterPlacementConfig.switchMeterPlacementConfigs.meterSwitchClass";
    if draft.switch_meters.is_empty() {
        return None;
    }
    let meters = draft.switch_meters.iter().filter_map(|meter| {
        if spec::SWITCH_CLASSES.iter().all(|class| class.wire != meter.class) {
            issues.push(Issue::error(CLASS, "Choose the kind of the metered switches"));
            return None;
        }
        let (class, pattern) = (&meter.class, meter.name_pattern.trim());
        Some(serde_json::json!({ "meterSwitchClass": class, "namePattern": pattern }))
    });
    Some(meters.collect())
}

/// Puts a value at its path, making the objects on the way.
fn place(input: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            input.insert(path.to_owned(), value);
        }
        Some((block, rest)) => {
            let inner = input.entry(block).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                place(inner, rest, value);
            }
        }
    }
}
