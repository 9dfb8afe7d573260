//! Reading the draft field by field: each part of the page hears only of its own.

use headroom_contract::draft::{Draft, SwitchMeter};
use headroom_contract::spec::FieldSpec;
use leptos::prelude::*;

use super::{Form, issues};

impl Form {
    /// A field's text.
    pub(crate) fn text(self, field: &'static FieldSpec) -> Memo<String> {
        Memo::new(move |_| self.draft.with(|draft| draft.text(field).to_owned()))
    }

    /// A choice by its name on the wire, or its default.
    pub(crate) fn value(self, field: &'static FieldSpec) -> Memo<String> {
        Memo::new(move |_| self.draft.with(|draft| draft.value(field).to_owned()))
    }

    /// True while a switch or a block is on.
    pub(crate) fn is_on(self, field: &'static FieldSpec) -> Memo<bool> {
        Memo::new(move |_| self.draft.with(|draft| draft.is_on(field)))
    }

    /// True while the field is part of the form.
    pub(crate) fn shows(self, field: &'static FieldSpec) -> Memo<bool> {
        Memo::new(move |_| self.draft.with(|draft| draft.shows(field)))
    }

    /// Names of a field, such as the chosen feeders.
    pub(crate) fn names(self, field: &'static FieldSpec) -> Memo<Vec<String>> {
        Memo::new(move |_| self.draft.with(|draft| draft.names(field).map(str::to_owned).collect()))
    }

    /// The switches that are metered.
    pub(crate) fn switch_meters(self) -> Memo<Vec<SwitchMeter>> {
        Memo::new(move |_| self.draft.with(|draft| draft.switch_meters.clone()))
    }

    /// The draft as it is at this moment, for actions.
    pub(crate) fn now(self) -> Draft {
        self.draft.get_untracked()
    }

    /// The error at a field.
    pub(crate) fn error_at(self, path: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| self.errors.with(|errors| issues::message_at(errors, path)))
    }

    /// The note at a field.
    pub(crate) fn warning_at(self, path: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| self.warnings.with(|warnings| issues::message_at(warnings, path)))
    }
}
