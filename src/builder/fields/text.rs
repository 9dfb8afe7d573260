//! A text box.

use headroom_contract::draft::parse_number;
use headroom_contract::spec::{FieldKind, FieldSpec};
use leptos::prelude::*;

use super::{FieldFrame, default_words, described_by};
use crate::builder::form::{Form, use_form};

/// A box for text or numbers. Numbers are no `type="number"`: a wheel turned over such a box changes it, and it keeps
/// quiet about what is no number.
#[component]
pub(in crate::builder) fn TextField(
    /// The field.
    spec: &'static FieldSpec,
    /// Shown while it is empty, instead of the default.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec.path);
    let text = form.text(spec);
    let default = default_words(spec).map(|words| format!("Default {words}"));
    let placeholder = move || placeholder.get().or_else(|| default.clone()).unwrap_or_default();
    view! {
        <FieldFrame spec>
            <input
                id=spec.id()
                class=entry_class(spec)
                type="text"
                inputmode=inputmode(spec)
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by(spec, error)
                prop:value=move || text.get()
                on:input=move |event| form.type_text(spec, event_target_value(&event))
                on:blur=move |_| settle(form, spec)
            />
        </FieldFrame>
    }
}

/// On leaving, a number typed with a unit, grouped or in full-width digits becomes the plain one.
fn settle(form: Form, spec: &'static FieldSpec) {
    let plain = form.now();
    if let Some(plain) = normalised(plain.text(spec), spec) {
        form.type_text(spec, plain);
    }
    form.finish_typing();
}

fn inputmode(spec: &FieldSpec) -> Option<&'static str> {
    match spec.kind {
        FieldKind::Number => Some("decimal"),
        FieldKind::Whole | FieldKind::Year => Some("numeric"),
        _ => None,
    }
}

fn entry_class(spec: &FieldSpec) -> &'static str {
    match spec.kind {
        FieldKind::Number | FieldKind::Whole | FieldKind::Year => "entry entry-number",
        _ => "entry",
    }
}

/// The plain number behind what was typed; `None` when there is nothing to change.
fn normalised(text: &str, spec: &'static FieldSpec) -> Option<String> {
    let is_number = matches!(spec.kind, FieldKind::Number | FieldKind::Whole);
    if !is_number || text.trim().parse::<f64>().is_ok() {
        return None;
    }
    parse_number(text, spec.unit_text()).ok().flatten().map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use headroom_contract::spec::{MAX_STEPS, NAME, STEP_KW};

    use super::*;

    #[test]
    fn typed_units_become_the_fields_own() {
        assert_eq!(normalised("5000 W", &STEP_KW).as_deref(), Some("5"));
        assert_eq!(normalised("1 000", &MAX_STEPS).as_deref(), Some("1000"));
        assert_eq!(normalised("0.50", &STEP_KW), None);
        assert_eq!(normalised("5 kVA", &STEP_KW), None);
        assert_eq!(normalised("", &STEP_KW), None);
        assert_eq!(normalised("1 000", &NAME), None);
    }
}
