//! Every form field in one place: path on the wire, label, unit, default and help.
//!
//! Help is in our own words after the public guide of the Energy Workbench; defaults are the server's.

mod choices;
mod fields;
mod kind;
mod limits;
mod options;
mod order;
mod search;

pub use choices::SWITCH_CLASSES;
pub use fields::*;
pub use kind::{Choice, FieldKind};
pub use limits::*;
pub use options::{OPTIONS, Topic, topic_of};
pub use search::search;

/// Where the public guide explains the fields.
pub const GUIDE: &str = "https://zepben.github.io/evolve/docs/hosting-capacity-runner/";

/// One form field.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// Path on the wire below the mutation's `input`.
    pub path: &'static str,
    /// What it takes.
    pub kind: FieldKind,
    /// Label, sentence case, without the unit.
    pub label: &'static str,
    /// Unit shown with the label.
    pub unit: Option<&'static str>,
    /// What the server takes when the field is left out, as shown to people.
    pub default: Option<&'static str>,
    /// What it means and when to use what.
    pub help: &'static str,
}

impl FieldSpec {
    /// A field; an empty unit or default is none.
    const fn new(
        path: &'static str,
        kind: FieldKind,
        label: &'static str,
        unit: &'static str,
        default: &'static str,
        help: &'static str,
    ) -> Self {
        Self { path, kind, label, unit: some(unit), default: some(default), help }
    }

    /// Id of the control in the page, and anchor of the error summary: `f-search-maxSteps`.
    pub fn id(&self) -> String {
        control_id(self.path)
    }

    /// Unit, empty when there is none.
    pub fn unit_text(&self) -> &'static str {
        self.unit.unwrap_or_default()
    }

    /// What is taken when the field is left out, as the draft would write it: `on`, a name on the wire, or nothing.
    pub fn default_text(&self) -> &'static str {
        self.default.unwrap_or_default()
    }

    /// The default as a number, where it is one.
    pub fn default_number(&self) -> Option<f64> {
        self.default.and_then(|text| text.replace(',', "").parse().ok())
    }
}

/// Id of the control for a field's path.
pub fn control_id(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}

const fn some(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

/// Every field of both kinds of work package, in the order of the form.
pub fn all() -> impl Iterator<Item = &'static FieldSpec> {
    order::IN_ORDER
        .iter()
        .chain(LIMITS)
        .copied()
        .chain(OPTIONS.iter().flat_map(|topic| topic.fields))
}

/// The field of a path.
pub fn find(path: &str) -> Option<&'static FieldSpec> {
    all().find(|spec| spec.path == path)
}

/// Position of a field in the form, for ordering issues; a block stands at its first field, and unknown paths come last.
pub fn position(path: &str) -> usize {
    let within = |spec: &FieldSpec| {
        spec.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    all().position(within).unwrap_or(usize::MAX)
}
