//! Every form field in one place: path on the wire, label, unit, default and help.
//!
//! Help is in our own words after the public guide of the Energy Workbench; defaults are the server's.

mod fields;

pub use fields::*;

/// Where the public guide explains the fields.
pub const GUIDE: &str = "https://zepben.github.io/evolve/docs/hosting-capacity-runner/";

/// One form field.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// Path on the wire below the mutation's `input`.
    pub path: &'static str,
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
    /// Id of the control in the page, and anchor of the error summary: `f-search-maxSteps`.
    pub fn id(&self) -> String {
        control_id(self.path)
    }

    /// Unit, empty when there is none.
    pub fn unit_text(&self) -> &'static str {
        self.unit.unwrap_or_default()
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

/// Position of a field in the form, for ordering issues; unknown paths come last.
pub fn position(path: &str) -> usize {
    fields::IN_ORDER.iter().position(|spec| spec.path == path).unwrap_or(if path == "constraints" {
        // The whole block: before its first field.
        fields::IN_ORDER
            .iter()
            .position(|spec| spec.path.starts_with("constraints"))
            .unwrap_or(usize::MAX)
    } else {
        usize::MAX
    })
}
