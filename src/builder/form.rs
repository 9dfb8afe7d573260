//! The form's state.

use headroom_contract::draft::{Checked, IntrinsicDraft, IntrinsicDraftStoreFields, check};
use headroom_contract::rules::{Issue, Severity};
use headroom_contract::spec;
use leptos::prelude::*;
use reactive_stores::Store;

use super::name;

/// Something to put right or to know about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldIssue {
    /// Path of the field.
    pub(crate) path: String,
    /// What to do about it.
    pub(crate) message: String,
}

impl From<&Issue> for FieldIssue {
    fn from(issue: &Issue) -> Self {
        Self { path: issue.path.to_owned(), message: issue.message.clone() }
    }
}

/// What a workbench found wrong with a draft.
#[derive(Clone, Debug, PartialEq)]
struct Refused {
    /// The draft as it was sent: what was said of it holds until it changes.
    draft: IntrinsicDraft,
    issues: Vec<FieldIssue>,
}

/// The draft, and everything derived from it.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// What has been typed and chosen.
    pub(crate) draft: Store<IntrinsicDraft>,
    /// What the rules say of it.
    pub(crate) checked: Memo<Checked>,
    /// Errors to show: none before the first attempt to submit.
    pub(crate) errors: Memo<Vec<FieldIssue>>,
    /// Notes to show, at any time.
    pub(crate) warnings: Memo<Vec<FieldIssue>>,
    /// True while a submission is under way.
    pub(crate) sending: RwSignal<bool>,
    /// Why the last submission had no answer.
    pub(crate) failure: RwSignal<Option<String>>,
    /// Text in the feeder box that is not yet a feeder.
    pub(crate) feeder_text: RwSignal<String>,
    attempted: RwSignal<bool>,
    refused: RwSignal<Option<Refused>>,
}

impl Form {
    /// A form over a draft.
    pub(super) fn new(draft: IntrinsicDraft) -> Self {
        let draft = Store::new(draft);
        let attempted = RwSignal::new(false);
        let refused = RwSignal::new(None::<Refused>);
        let checked = Memo::new(move |_| check(&name::with_proposal(draft.get())));
        let errors = Memo::new(move |_| {
            if !attempted.get() {
                return Vec::new();
            }
            let mut errors = checked.with(|checked| issues(checked, Severity::Error));
            refused.with(|refused| {
                if let Some(Refused { draft: sent, issues }) = refused
                    && draft.with(|draft| draft == sent)
                {
                    errors.extend(issues.iter().cloned());
                }
            });
            errors
        });
        let warnings =
            Memo::new(move |_| checked.with(|checked| issues(checked, Severity::Warning)));
        Self {
            draft,
            checked,
            errors,
            warnings,
            sending: RwSignal::new(false),
            failure: RwSignal::new(None),
            feeder_text: RwSignal::new(String::new()),
            attempted,
            refused,
        }
    }

    /// From now on errors are shown, and kept up to date while they are put right.
    pub(super) fn show_errors(self) {
        self.attempted.set(true);
    }

    /// Back to a form that nobody has tried to submit.
    pub(super) fn restart(self, draft: IntrinsicDraft) {
        self.attempted.set(false);
        self.refused.set(None);
        self.failure.set(None);
        self.feeder_text.set(String::new());
        self.draft.set(draft);
    }

    /// Shows what the workbench found wrong with the draft as it is now.
    pub(super) fn refuse(self, issues: Vec<FieldIssue>) {
        self.refused.set(Some(Refused { draft: self.draft.get_untracked(), issues }));
    }

    /// The error at a field.
    pub(crate) fn error_at(self, path: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| self.errors.with(|errors| message_at(errors, path)))
    }

    /// The note at a field.
    pub(crate) fn warning_at(self, path: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| self.warnings.with(|warnings| message_at(warnings, path)))
    }

    /// Chooses these feeders.
    pub(crate) fn set_feeders(self, feeders: Vec<String>) {
        use headroom_contract::draft::ScopeDraftStoreFields as _;
        self.draft.scope().feeders().set(feeders);
    }

    /// The chosen feeders, tracked.
    pub(crate) fn feeders(self) -> Vec<String> {
        use headroom_contract::draft::ScopeDraftStoreFields as _;
        self.draft.scope().feeders().get()
    }
}

/// The form around the current view.
pub(crate) fn use_form() -> Form {
    expect_context::<Form>()
}

/// Id of the control that an issue's link goes to.
pub(crate) fn anchor(path: &str) -> String {
    spec::control_id(path)
}

fn issues(checked: &Checked, severity: Severity) -> Vec<FieldIssue> {
    checked.issues.iter().filter(|issue| issue.severity == severity).map(FieldIssue::from).collect()
}

fn message_at(issues: &[FieldIssue], path: &str) -> Option<String> {
    issues.iter().find(|issue| issue.path == path).map(|issue| issue.message.clone())
}
