//! Switches.

use headroom_contract::spec::FieldSpec;
use leptos::prelude::*;

use super::frame::left_out;
use super::{FieldError, FieldNote, Help, HelpButton, described_by};
use crate::builder::form::use_form;

/// A switch with its label and help.
#[component]
pub(in crate::builder) fn SwitchField(spec: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec.path);
    let open = RwSignal::new(false);
    view! {
        <div
            class="field field-switch"
            class:field-wrong=move || error.with(Option::is_some)
            hidden=left_out(form, spec)
        >
            <BlockSwitch spec />
            <div class="field-head">
                <label for=spec.id()>{spec.label}</label>
                <HelpButton spec open />
            </div>
            <FieldError spec error />
            <Help spec open />
            <FieldNote path=spec.path />
        </div>
    }
}

/// The switch alone.
#[component]
pub(in crate::builder) fn BlockSwitch(spec: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec.path);
    let on = form.is_on(spec);
    view! {
        <input
            id=spec.id()
            class="switch"
            type="checkbox"
            role="switch"
            aria-describedby=described_by(spec, error)
            prop:checked=move || on.get()
            on:change=move |event| {
                let on = event_target_checked(&event);
                form.edit(|draft| draft.turn(spec, on));
            }
        />
    }
}
