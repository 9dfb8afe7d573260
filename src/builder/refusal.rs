//! Why a work package was not taken, sorted by where a person can act on it: at fields, or beside the button.

use headroom_contract::draft::Submission;
use headroom_contract::operation::{Operation, RunHvNodeHeadroomWorkPackage};
use headroom_contract::output::permission;

use super::form::FieldIssue;
use crate::backend::{BackendError, GraphQlError};

/// Why a work package was not taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Something in the draft is to be put right.
    Fields(Vec<FieldIssue>),
    /// Something else is in the way.
    Other(String),
}

impl Refusal {
    /// Reads an error of the mutation.
    pub(super) fn of(submission: &Submission, error: BackendError) -> Self {
        match error {
            BackendError::Answer(errors) => {
                if is_hv(submission) && errors.iter().any(lacks_hv_mutation) {
                    return Self::Other(NO_HV.to_owned());
                }
                if errors.iter().any(is_about_permission) {
                    let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
                    return Self::Other(format!(
                        "{}. It said: {}",
                        no_permission(),
                        said.join("; ")
                    ));
                }
                let issue = |error: GraphQlError| FieldIssue {
                    message: error.to_string(),
                    path: error.field.unwrap_or_default(),
                };
                Self::Fields(errors.into_iter().map(issue).collect())
            }
            BackendError::Server(error) if error.wants_token() => Self::Other(format!(
                "Your access token has expired, or there is none (tokens last 30 days). {error}"
            )),
            BackendError::Server(error) if error.forbids() => {
                Self::Other(format!("{}. {error}", no_permission()))
            }
            error => Self::Other(error.to_string()),
        }
    }
}

const NO_HV: &str = "This server does not run HV node headroom: it is an extra of the Energy Workbench that not every licence has. The request can still be copied or downloaded here and sent elsewhere; the embedded engine runs it for networks that are opened in it";

fn is_hv(submission: &Submission) -> bool {
    matches!(submission, Submission::HvNodeHeadroom(_))
}

/// GraphQL servers word it differently, but all name the field.
fn lacks_hv_mutation(error: &GraphQlError) -> bool {
    error.message.contains(RunHvNodeHeadroomWorkPackage::FIELD)
        && error.message.to_lowercase().contains("field")
}

fn is_about_permission(error: &GraphQlError) -> bool {
    error.field.is_none() && error.message.contains(permission::CREATE)
}

/// Roles: those that an Energy Workbench comes with.
fn no_permission() -> String {
    format!(
        "You are not allowed to submit work packages here: that takes the permission {}, which the roles SUPER_ADMIN and TIMESERIES_MODELLER have",
        permission::CREATE
    )
}
