//! A block of limits: a switch, and the fields behind it.

use headroom_contract::spec::FieldSpec;
use leptos::prelude::*;

use super::fields::{BlockSwitch, Help, HelpButton, left_out};
use super::form::use_form;

/// The switch of a block, its summary in one line, and its fields while it is on.
#[component]
pub(super) fn LimitBlock(
    spec: &'static FieldSpec,
    /// What the block says, in one line.
    summary: Signal<String>,
    fields: ViewFn,
) -> impl IntoView {
    let form = use_form();
    let on = form.is_on(spec);
    let open = RwSignal::new(false);
    let has_changes = move || {
        form.changes
            .with(|changes| changes.iter().any(|change| change.field.path.starts_with(spec.path)))
    };
    let switch_left_out = left_out(form, spec);
    view! {
        <div
            class="limit"
            class:limit-on=move || on.get()
            hidden=move || switch_left_out() && !has_changes()
        >
            <div class="limit-head">
                <BlockSwitch spec />
                <label for=spec.id()>{spec.label}</label>
                <HelpButton spec open />
                <span class="limit-summary">
                    {move || if on.get() { summary.get() } else { "Off".to_owned() }}
                </span>
            </div>
            <Help spec open />
            <Show when=move || on.get()>
                <div class="limit-fields">{fields.run()}</div>
            </Show>
        </div>
    }
}
