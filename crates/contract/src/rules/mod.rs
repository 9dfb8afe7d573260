//! What makes an input acceptable. Every rule lives here once and is applied by the form, by imports and by servers.
//!
//! A rule answers with the path of the field it is about, as the wire names it below the mutation's `input`
//! (`search.maxSteps`), and a message that says how to put it right.

mod constraints;
mod hv;
mod initial_state;
mod meters;
mod model;
mod notes;
mod numbers;
mod scope;
mod search;
mod solve;

use std::fmt;

use crate::input::{CommonInput, HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput};

/// How serious an [`Issue`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The input is refused.
    Error,
    /// The input is accepted; a person should know.
    Warning,
}

/// Something to put right or to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Path of the field: `search.maxSteps`.
    pub path: &'static str,
    /// How serious.
    pub severity: Severity,
    /// What to do about it.
    pub message: String,
}

impl Issue {
    /// An error at a field.
    pub fn error(path: &'static str, message: impl Into<String>) -> Self {
        Self { path, severity: Severity::Error, message: message.into() }
    }

    /// A warning at a field.
    pub fn warning(path: &'static str, message: impl Into<String>) -> Self {
        Self { path, severity: Severity::Warning, message: message.into() }
    }

    /// True when the input is refused.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// Everything there is to say about an LV intrinsic work package, in the order of the form.
///
/// Rules: `fields` of the Energy Workbench's documentation and its Python client `zepben.eas` 2.20.0.
pub fn check_intrinsic(work_package_name: &str, input: &IntrinsicWorkPackageInput) -> Vec<Issue> {
    let mut issues = Vec::new();
    check_before_search(work_package_name, input.into(), &mut issues);
    search::check(input.search.as_ref(), &mut issues);
    search::check_allocation(input.allocation.as_ref(), &mut issues);
    check_after_search(input.into(), &mut issues);
    issues
}

/// Everything there is to say about an HV node headroom work package, in the order of the form.
///
/// Rules: as for [`check_intrinsic`].
pub fn check_hv_node_headroom(
    work_package_name: &str,
    input: &HvNodeHeadroomWorkPackageInput,
) -> Vec<Issue> {
    let mut issues = Vec::new();
    check_before_search(work_package_name, input.into(), &mut issues);
    hv::check_nodes(input.node_location_selector.as_ref(), &mut issues);
    hv::check_search(input.search.as_ref(), &mut issues);
    check_after_search(input.into(), &mut issues);
    issues
}

/// Everything there is to say about a new name of a work package.
pub fn check_edit(name: Option<&str>) -> Vec<Issue> {
    let mut issues = Vec::new();
    if let Some(name) = name {
        scope::check_name("name", name, &mut issues);
    }
    issues
}

fn check_before_search(name: &str, input: CommonInput<'_>, issues: &mut Vec<Issue>) {
    scope::check_name("workPackageName", name, issues);
    scope::check(input.syf, issues);
    initial_state::check(input.initial_state_selector, issues);
}

fn check_after_search(input: CommonInput<'_>, issues: &mut Vec<Issue>) {
    search::check_injection(input.injection_resource, issues);
    constraints::check(input.constraints, issues);
    model::check(input.model, issues);
    solve::check(input.solve, issues);
}

#[cfg(test)]
mod tests;
