//! A box for a list.

use headroom_contract::spec::{FieldKind, FieldSpec};
use leptos::prelude::*;

use super::{FieldFrame, default_words, described_by};
use crate::builder::form::use_form;

/// A box for names, one a line, or for many numbers.
#[component]
pub(in crate::builder) fn ListField(spec: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec.path);
    let text = form.text(spec);
    let placeholder = default_words(spec).map_or_else(
        || match spec.kind {
            FieldKind::Names => "One a line".to_owned(),
            _ => "Numbers, parted by blanks or lines".to_owned(),
        },
        |words| format!("Default {words}"),
    );
    view! {
        <FieldFrame spec>
            <textarea
                id=spec.id()
                class="entry entry-list"
                rows="2"
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by(spec, error)
                prop:value=move || text.get()
                on:input=move |event| form.type_text(spec, event_target_value(&event))
                on:blur=move |_| form.finish_typing()
            />
        </FieldFrame>
    }
}
