//! Controls with label, help and issues tied to them.

mod choice;
mod frame;
mod list;
mod select;
mod switch;
mod text;

pub(super) use choice::{ChoiceField, ChoicesField};
pub(super) use frame::{
    FieldError, FieldFrame, FieldNote, Help, HelpButton, described_by, left_out,
};
pub(super) use list::ListField;
pub(super) use select::SelectField;
pub(super) use switch::{BlockSwitch, SwitchField};
pub(super) use text::TextField;

use headroom_contract::spec::{FieldKind, FieldSpec};
use leptos::prelude::*;

/// The control for a field of any kind.
pub(super) fn field(spec: &'static FieldSpec) -> AnyView {
    match spec.kind {
        FieldKind::Switch => view! { <SwitchField spec /> }.into_any(),
        FieldKind::Choice(_) => view! { <SelectField spec /> }.into_any(),
        FieldKind::Choices(_) => view! { <ChoicesField spec /> }.into_any(),
        FieldKind::Names | FieldKind::Numbers => view! { <ListField spec /> }.into_any(),
        FieldKind::Block => view! { <BlockSwitch spec /> }.into_any(),
        // The list of metered switches has a control of its own.
        FieldKind::Part => ().into_any(),
        _ => view! { <TextField spec /> }.into_any(),
    }
}

/// The default in words: `1.0 kW`, `Every customer the same`.
pub(super) fn default_words(spec: &FieldSpec) -> Option<String> {
    let default = spec.default?;
    let choice = spec.kind.choices().iter().find(|choice| choice.wire == default);
    Some(match (choice, spec.unit) {
        (Some(choice), _) => choice.label.to_owned(),
        (None, Some(unit)) => format!("{default} {unit}"),
        (None, None) => default.to_owned(),
    })
}
