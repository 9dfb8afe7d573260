//! Who answers, and what it can do.

use headroom_contract::operation::{CurrentUser, Operation, Workbench};
use headroom_contract::output::{GqlUserResponse, WorkbenchInfo};
use leptos::prelude::*;

use super::{BackendError, Query, query, use_backend};

/// What kind of workbench answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Ours: networks, progress of each job and result tables beside the Energy Workbench API.
    Headroom,
    /// An Energy Workbench: it takes work packages and tells of their progress, and keeps results elsewhere.
    EnergyWorkbench,
}

/// Who answers.
#[derive(Clone, Copy)]
pub(crate) struct Answering {
    /// What it says of itself; an error for an Energy Workbench too, which does not know the question.
    pub(crate) workbench: Query<WorkbenchInfo>,
    /// Whom it takes the person for, and what they may do; never asked of the engine in this browser.
    pub(crate) user: Query<GqlUserResponse>,
    kind: Memo<Option<Kind>>,
    silent: Memo<bool>,
    /// Results are read from a server of their own.
    results_elsewhere: bool,
    /// The engine in this browser answers, which knows no users.
    embedded: bool,
}

/// Asks who answers, and makes that available to the views of this place.
pub(crate) fn provide_answering() -> Answering {
    let backend = use_backend();
    let embedded = backend.is_embedded();
    let results_elsewhere = backend.results_server_name().is_some();
    let workbench = query(|| Some(Workbench {}));
    let kind = Memo::new(move |before: Option<&Option<Kind>>| {
        if embedded || workbench.value.with(Option::is_some) {
            return Some(Kind::Headroom);
        }
        workbench.error.with(|error| error.as_ref().and_then(kind_by_error)).or(before.copied()?)
    });
    let silent = Memo::new(move |_| kind.get().is_none() && workbench.error.with(Option::is_some));
    let user = query(move || (!embedded && kind.get().is_some()).then_some(CurrentUser {}));
    let answering = Answering { workbench, user, kind, silent, results_elsewhere, embedded };
    provide_context(answering);
    answering
}

/// Who answers.
pub(crate) fn use_answering() -> Answering {
    expect_context::<Answering>()
}

/// What is asked here is final once it is known, and is not tracked any more then: a signal remembers everyone who has ever
/// listened until it changes, and these outlive every view.
impl Answering {
    /// The kind, once it is known.
    pub(crate) fn kind(self) -> Option<Kind> {
        self.kind.get_untracked().or_else(|| self.kind.get())
    }

    /// True once it is known that this product's own operations are answered.
    pub(crate) fn is_headroom(self) -> bool {
        self.kind() == Some(Kind::Headroom)
    }

    /// True once it is known that they are not.
    pub(crate) fn is_plain(self) -> bool {
        self.kind() == Some(Kind::EnergyWorkbench)
    }

    /// True once it is known that result tables can be asked for.
    pub(crate) fn has_results(self) -> bool {
        self.is_headroom() || (self.is_plain() && self.results_elsewhere)
    }

    /// True while nobody answers: then nothing else need be asked.
    pub(crate) fn is_silent(self) -> bool {
        self.kind.get_untracked().is_none() && self.silent.get()
    }

    /// Id of the person, where people sign in.
    pub(crate) fn user_id(self) -> Option<String> {
        self.of_user(|user| user.id.clone())
    }

    /// True when it is known that the person may not do what takes `permission`.
    pub(crate) fn lacks(self, permission: &str) -> bool {
        self.of_user(|user| !user.permissions.iter().any(|held| held == permission))
            .unwrap_or_default()
    }

    fn of_user<T>(self, tell: impl Fn(&GqlUserResponse) -> T) -> Option<T> {
        if self.embedded {
            return None;
        }
        let told = self.user.value.with_untracked(|user| user.as_deref().map(&tell));
        told.or_else(|| self.user.value.with(|user| user.as_deref().map(&tell)))
    }

    /// Why nobody answers.
    pub(crate) fn failure(self) -> Option<BackendError> {
        if self.is_silent() { self.workbench.error.get() } else { None }
    }
}

/// Asks a place that the page does not yet talk to.
pub(super) fn kind_of(outcome: Result<WorkbenchInfo, BackendError>) -> Result<Kind, BackendError> {
    match outcome {
        Ok(_) => Ok(Kind::Headroom),
        Err(error) => kind_by_error(&error).ok_or(error),
    }
}

/// A GraphQL server that does not know a field refuses the question and names the field, each in its own words.
/// Introspection would tell more exactly, but is often switched off.
fn kind_by_error(error: &BackendError) -> Option<Kind> {
    let BackendError::Answer(errors) = error else { return None };
    let unknown = errors.iter().any(|error| {
        error.message.contains(Workbench::FIELD) && error.message.to_lowercase().contains("field")
    });
    unknown.then_some(Kind::EnergyWorkbench)
}

#[cfg(test)]
mod tests {
    use super::super::GraphQlError;
    use super::*;

    fn refused(message: &str) -> BackendError {
        BackendError::Answer(vec![GraphQlError {
            message: message.to_owned(),
            field: None,
            request_id: None,
        }])
    }

    #[test]
    fn a_server_that_does_not_know_the_question_is_an_energy_workbench() {
        for message in [
            "Validation error (FieldUndefined@[workbench]) : Field 'workbench' in type 'Query' is undefined",
            "Unknown field \"workbench\" on type \"Query\".",
            "Cannot query field \"workbench\" on type \"Query\".",
            "The field `workbench` does not exist on the type `Query`.",
        ] {
            assert_eq!(kind_of(Err(refused(message))), Ok(Kind::EnergyWorkbench), "{message}");
        }
    }

    #[test]
    fn any_other_error_tells_nothing_of_the_kind() {
        for error in [refused("You need EWB:READ"), BackendError::Unreadable] {
            assert_eq!(kind_of(Err(error.clone())), Err(error));
        }
    }
}
