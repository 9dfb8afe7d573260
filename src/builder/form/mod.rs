//! The form's state: the draft, what the rules say of it, and its past.
//!
//! A key press changes the draft and wakes only what shows that field. Everything that is derived from the draft as a
//! whole (issues, the request, what is kept) waits for a pause in typing, or for the next action that is not typing.

mod history;
mod issues;
mod press;
mod reading;
mod view;

pub(crate) use issues::FieldIssue;
pub(super) use view::FormView;

use std::time::Duration;

use headroom_contract::draft::{Checked, Difference, Draft, check, differences};
use headroom_contract::output::StudyKind;
use headroom_contract::rules::Severity;
use headroom_contract::spec::{self, FieldSpec};
use history::{Cause, History};
use issues::Attempt;
use leptos::prelude::*;
use press::Press;

use super::{draft_store, name, start};
use crate::ui::{Announcer, Toasts, use_announcer, use_toasts};

/// Typing pauses this long before the draft counts as changed.
const PAUSE: Duration = Duration::from_millis(150);

/// Typing that goes on.
#[derive(Clone, Copy, Default)]
struct Typing {
    /// The field being typed in, while the draft is not settled.
    field: Option<&'static FieldSpec>,
    /// Counts key presses, so that only the last one before a pause settles the draft.
    presses: u32,
}

/// The draft, and everything derived from it.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    /// Kind of the work package.
    pub(crate) kind: StudyKind,
    /// The draft at the last pause in typing.
    pub(crate) settled: RwSignal<Draft>,
    /// What the rules say of it, with the proposed name where it has none.
    pub(crate) checked: Memo<Checked>,
    /// Errors to show: none before the first attempt to submit.
    pub(crate) errors: Memo<Vec<FieldIssue>>,
    /// Notes to show, at any time.
    pub(crate) warnings: Memo<Vec<FieldIssue>>,
    /// What the draft's changes are told against: an empty draft, or the run or template it started from.
    pub(crate) source: RwSignal<Draft>,
    /// In what the draft differs from its source.
    pub(crate) changes: Memo<Vec<Difference>>,
    /// True while a submission is under way.
    pub(crate) sending: RwSignal<bool>,
    /// Why the last submission had no answer.
    pub(crate) failure: RwSignal<Option<String>>,
    /// Text in the feeder box that is not yet a feeder.
    pub(crate) feeder_text: RwSignal<String>,
    /// True once the browser refused to keep the draft.
    pub(super) not_kept: RwSignal<bool>,
    /// What of the form is on view.
    pub(super) view: FormView,
    draft: RwSignal<Draft>,
    /// The draft that needs no keeping: as the form was opened.
    opened: RwSignal<Draft>,
    history: RwSignal<History>,
    typing: StoredValue<Typing>,
    press: Press,
    attempt: RwSignal<Attempt>,
    says: StoredValue<(Toasts, Announcer)>,
}

impl Form {
    /// A form over a draft.
    pub(super) fn new(draft: Draft) -> Self {
        let kind = draft.kind;
        let settled = RwSignal::new(draft.clone());
        let attempt = RwSignal::new(Attempt::default());
        let checked =
            Memo::new(move |_| settled.with(|draft| check(&name::with_proposal(draft.clone()))));
        let errors = Memo::new(move |_| {
            attempt.with(|attempt| {
                if !attempt.made {
                    return Vec::new();
                }
                let mut errors = checked.with(|checked| issues::of(checked, Severity::Error));
                errors.extend(settled.with(|draft| attempt.refused_for(draft)));
                errors
            })
        });
        let warnings =
            Memo::new(move |_| checked.with(|checked| issues::of(checked, Severity::Warning)));
        let source = RwSignal::new(start::empty(kind));
        let changes = Memo::new(move |_| {
            settled.with(|draft| source.with(|source| differences(source, draft)))
        });
        Self {
            kind,
            settled,
            checked,
            errors,
            warnings,
            source,
            changes,
            sending: RwSignal::new(false),
            failure: RwSignal::new(None),
            feeder_text: RwSignal::new(String::new()),
            not_kept: RwSignal::new(false),
            view: FormView::new(),
            opened: RwSignal::new(draft.clone()),
            draft: RwSignal::new(draft),
            history: RwSignal::new(History::default()),
            typing: StoredValue::new(Typing::default()),
            press: Press::watch(),
            attempt,
            says: StoredValue::new((use_toasts(), use_announcer())),
        }
    }

    /// Takes over what was typed into a field.
    pub(crate) fn type_text(self, field: &'static FieldSpec, text: String) {
        let Typing { field: before, presses } = self.typing.get_value();
        if before.is_some_and(|before| before.path != field.path) {
            self.settle();
        }
        self.draft.update(|draft| draft.set_text(field, text));
        let press = presses.wrapping_add(1);
        self.typing.set_value(Typing { field: Some(field), presses: press });
        set_timeout(
            move || {
                // Typed on, or left the page.
                if self.typing.try_get_value().is_some_and(|typing| typing.presses == press) {
                    self.press.when_up(move || self.settle());
                }
            },
            PAUSE,
        );
    }

    /// The field has been left: what is typed there next is another step.
    pub(crate) fn finish_typing(self) {
        self.press.when_up(move || {
            self.settle();
            self.history.try_update_untracked(History::finish_step);
        });
    }

    /// Changes the draft otherwise than by typing, in one step that can be undone.
    pub(crate) fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.settle();
        self.draft.update(change);
        self.settle_as(Cause::Edit);
    }

    /// Puts another draft in the place of this one, in one step that can be undone, and says so: `Imported`.
    pub(crate) fn replace(self, draft: Draft, done: impl Into<String>) {
        debug_assert_eq!(draft.kind, self.kind, "each kind has its own form");
        self.edit(|old| *old = draft);
        let (toasts, _) = self.says.get_value();
        toasts.show(done);
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) {
        self.travel(History::undo, "Undone");
    }

    /// Takes the last step that was taken back again.
    pub(crate) fn redo(self) {
        self.travel(History::redo, "Done again");
    }

    /// True while there is a step to take back.
    pub(crate) fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// True while there is a step to take again.
    pub(crate) fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    fn travel(self, step: fn(&mut History, Draft) -> Option<Draft>, done: &str) {
        self.settle();
        let now = self.now();
        let Some(then) = self.history.try_update(|history| step(history, now.clone())).flatten()
        else {
            return;
        };
        let changed = differences(&now, &then);
        let what = changed.first().map_or("", |difference| difference.field.label);
        let (_, announcer) = self.says.get_value();
        announcer.say(format!("{done}: {what}"));
        self.draft.set(then.clone());
        self.settled.set(then);
        self.keep();
    }

    /// The draft counts as changed now, without waiting for a pause.
    pub(crate) fn settle(self) {
        // Nothing where the form has gone in the meantime.
        let field = self.typing.try_update_value(|typing| typing.field.take()).flatten();
        if let Some(field) = field {
            self.settle_as(Cause::Typing(field.path));
        }
    }

    fn settle_as(self, cause: Cause) {
        let (now, before) = (self.now(), self.settled.get_untracked());
        if now != before {
            self.history.update(|history| history.record(before, cause));
            self.settled.set(now);
            self.keep();
        }
    }

    /// Keeps the draft, unless it is as it was opened.
    fn keep(self) {
        let draft = self.now();
        if self.sending.get_untracked() {
            return; // submitting forgets the draft for good
        }
        if self.opened.with_untracked(|opened| *opened == draft) {
            draft_store::forget(self.kind);
        } else {
            self.not_kept.set(draft_store::keep(draft).is_err());
        }
    }

    // Starting and ending

    /// True when something was changed since the form was opened.
    pub(crate) fn is_edited(self) -> bool {
        self.draft.with(|draft| self.opened.with(|opened| draft != opened))
    }

    /// Goes on from a draft that nobody has edited: a sample, a template, a run. Nothing can be undone past it.
    pub(crate) fn open(self, draft: Draft) {
        self.typing.update_value(|typing| typing.field = None);
        self.attempt.set(Attempt::default());
        self.failure.set(None);
        self.feeder_text.set(String::new());
        self.history.set(History::default());
        self.opened.set(draft.clone());
        self.draft.set(draft.clone());
        self.settled.set(draft);
    }

    /// From now on errors are shown, and kept up to date while they are put right.
    pub(super) fn show_errors(self) {
        self.attempt.update(|attempt| attempt.made = true);
    }

    /// Shows what the workbench found wrong with the draft as it is now.
    pub(super) fn refuse(self, issues: Vec<FieldIssue>) {
        let now = self.now();
        self.attempt.update(|attempt| attempt.refuse(now, issues));
    }

    /// Shows a field wherever it is, and moves the focus to it.
    pub(crate) fn reveal(self, path: &str) {
        self.view.reveal(path);
        let id = spec::control_id(path);
        // Hidden elements cannot take the focus, so it waits until the field is drawn.
        request_animation_frame(move || crate::ui::focus_by_id(&id));
    }
}

/// The form around the current view.
pub(crate) fn use_form() -> Form {
    expect_context::<Form>()
}
