//! Work packages that were run elsewhere, of which only rows are known.

use std::borrow::Cow;

use headroom_contract::output::{
    GqlUser, HcWorkPackage, WorkPackageModelTotals, WorkPackageProgressDetails, WorkPackageState,
};

use super::record::Record;
use crate::results::{FoundOrigin, FoundPackage};

/// A work package in a list.
#[derive(Clone, Copy)]
pub(super) enum Listed<'a> {
    /// Submitted here, or to another workbench on the same store.
    Submitted(&'a Record),
    /// Run elsewhere.
    Found(&'a FoundPackage),
}

impl Listed<'_> {
    pub(super) fn id(&self) -> uuid::Uuid {
        match self {
            Self::Submitted(record) => record.id,
            Self::Found(found) => found.id,
        }
    }

    pub(super) fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Submitted(record) => Cow::Borrowed(&record.name),
            Self::Found(found) => Cow::Owned(name(&found.origin)),
        }
    }

    /// Who submitted it, where that is known.
    pub(super) fn created_by(&self) -> Option<&GqlUser> {
        match self {
            Self::Submitted(record) => record.created_by.as_ref(),
            Self::Found(_) => None,
        }
    }

    /// Empty where it is not known, and so before all others.
    pub(super) fn created_at(&self) -> &str {
        match self {
            Self::Submitted(record) => &record.created_at,
            Self::Found(_) => "",
        }
    }

    /// Of rows without a record only those of ended runs are known.
    pub(super) fn state(&self) -> WorkPackageState {
        match self {
            Self::Submitted(record) => record.state,
            Self::Found(_) => WorkPackageState::Completed,
        }
    }

    pub(super) fn feeders(&self) -> &[String] {
        match self {
            Self::Submitted(record) => &record.input.common().syf.feeders,
            Self::Found(found) => &found.feeders,
        }
    }

    /// The work package as the API shows it.
    pub(super) fn shown(&self, with_groupings: bool) -> HcWorkPackage {
        match self {
            Self::Submitted(record) => record.shown(with_groupings),
            Self::Found(found) => shown(found),
        }
    }
}

/// What people see in place of a name.
fn name(origin: &FoundOrigin) -> String {
    match origin {
        FoundOrigin::Database => "Results found in the database".to_owned(),
        FoundOrigin::Files { name, .. } => format!("Opened from files: {name}"),
    }
}

fn description(origin: &FoundOrigin) -> Option<String> {
    let FoundOrigin::Files { work_package_id, files, .. } = origin else { return None };
    let noun = if *files == 1 { "file" } else { "files" };
    Some(format!(
        "Results of work package {work_package_id}, read from {files} {noun}. They were sent nowhere, and are here until \
         this page is closed or loaded anew."
    ))
}

/// A work package of which only rows are known, as the API shows it.
pub(super) fn shown(found: &FoundPackage) -> HcWorkPackage {
    let FoundPackage { id, feeders, scenarios, selectors, timestamp, origin } = found;
    let models = feeders.len() * scenarios.len();
    let models = i32::try_from(models).unwrap_or(i32::MAX);
    HcWorkPackage {
        id: id.to_string(),
        name: name(origin),
        description: description(origin),
        status: WorkPackageState::Completed.status().to_owned(),
        feeders: feeders.clone(),
        scenarios: scenarios.clone(),
        load_type: match selectors.as_slice() {
            [selector] => Some(selector.clone()),
            _ => None,
        },
        time_period_start: timestamp.clone(),
        progress_details: Some(WorkPackageProgressDetails {
            model_totals: WorkPackageModelTotals {
                total_models: models,
                total_succeeded: models,
                ..WorkPackageModelTotals::default()
            },
            model_groupings: None,
        }),
        ..HcWorkPackage::default()
    }
}
