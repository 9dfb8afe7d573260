//! What is to be put right or to know, as the form shows it.

use headroom_contract::draft::{Checked, Draft};
use headroom_contract::rules::{Issue, Severity};

/// Something to put right or to know about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldIssue {
    /// Path of the field; one that no field has stands in the summary alone.
    pub(crate) path: String,
    /// What to do about it.
    pub(crate) message: String,
}

impl From<&Issue> for FieldIssue {
    fn from(issue: &Issue) -> Self {
        Self { path: issue.path.to_owned(), message: issue.message.clone() }
    }
}

/// What became of submitting.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Attempt {
    /// True once it has been tried.
    pub(super) made: bool,
    /// The draft that a workbench refused, and what it found wrong.
    refused: Option<(Draft, Vec<FieldIssue>)>,
}

impl Attempt {
    pub(super) fn refuse(&mut self, draft: Draft, issues: Vec<FieldIssue>) {
        self.refused = Some((draft, issues));
    }

    /// What a workbench found wrong with this draft: what was said of another does not hold for it.
    pub(super) fn refused_for(&self, draft: &Draft) -> Vec<FieldIssue> {
        match &self.refused {
            Some((refused, issues)) if refused == draft => issues.clone(),
            _ => Vec::new(),
        }
    }
}

pub(super) fn of(checked: &Checked, severity: Severity) -> Vec<FieldIssue> {
    checked.issues.iter().filter(|issue| issue.severity == severity).map(FieldIssue::from).collect()
}

pub(super) fn message_at(issues: &[FieldIssue], path: &str) -> Option<String> {
    issues.iter().find(|issue| issue.path == path).map(|issue| issue.message.clone())
}
