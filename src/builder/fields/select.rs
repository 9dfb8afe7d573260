//! A choice between options that need no explaining.

use headroom_contract::spec::FieldSpec;
use leptos::prelude::*;

use super::{FieldFrame, described_by};
use crate::builder::form::use_form;

/// A list to choose from. Where the server decides about what is left out, the list begins with leaving it out; where
/// there is one option only, it is told.
#[component]
pub(in crate::builder) fn SelectField(spec: &'static FieldSpec) -> impl IntoView {
    if let [only] = spec.kind.choices() {
        return view! {
            <FieldFrame spec>
                <output id=spec.id() class="only-option" tabindex="-1">
                    {only.label}
                </output>
            </FieldFrame>
        }
        .into_any();
    }
    let form = use_form();
    let error = form.error_at(spec.path);
    let value = form.value(spec);
    let option = move |wire: &'static str, label: String| {
        view! {
            <option value=wire prop:selected=move || value.with(|value| value == wire)>
                {label}
            </option>
        }
    };
    let unset = spec.default.is_none().then(|| option("", "Not set".to_owned()));
    let options = spec
        .kind
        .choices()
        .iter()
        .map(|choice| {
            let is_default = spec.default == Some(choice.wire);
            let label = if is_default {
                format!("{} (default)", choice.label)
            } else {
                choice.label.to_owned()
            };
            option(choice.wire, label)
        })
        .collect_view();
    view! {
        <FieldFrame spec>
            <select
                id=spec.id()
                class="entry entry-select"
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by(spec, error)
                on:change=move |event| {
                    let wire = event_target_value(&event);
                    form.edit(|draft| draft.choose(spec, &wire));
                }
            >
                {unset}
                {options}
            </select>
        </FieldFrame>
    }
    .into_any()
}
