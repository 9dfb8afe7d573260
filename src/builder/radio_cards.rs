//! A choice between a few options that need explaining.

use headroom_contract::spec::FieldSpec;
use leptos::prelude::*;
use reactive_stores::Field;

use super::choices::{Choice, ChoiceWords};
use super::fields::{FieldError, described_by, hint_id};
use super::form::use_form;
use super::sections::SectionId;

/// A required choice of the draft, as radio cards.
pub(super) fn choice_field<T>(
    spec: &'static FieldSpec,
    value: impl Into<Field<T>>,
    options: &'static [Choice<T>],
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let value = value.into();
    cards(
        spec,
        options.iter().map(|option| option.words).collect(),
        Signal::derive(move || {
            let value = value.get();
            options.iter().position(|option| option.value == value)
        }),
        Callback::new(move |index: usize| value.set(options[index].value)),
    )
}

/// A choice that starts with nothing chosen.
pub(super) fn optional_choice_field<T>(
    spec: &'static FieldSpec,
    value: impl Into<Field<Option<T>>>,
    options: &'static [Choice<T>],
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let value = value.into();
    cards(
        spec,
        options.iter().map(|option| option.words).collect(),
        Signal::derive(move || {
            let value = value.get();
            options.iter().position(|option| Some(option.value) == value)
        }),
        Callback::new(move |index: usize| value.set(Some(options[index].value))),
    )
}

/// Not generic, so that there is one copy of it.
fn cards(
    spec: &'static FieldSpec,
    options: Vec<ChoiceWords>,
    chosen: Signal<Option<usize>>,
    choose: Callback<usize>,
) -> AnyView {
    let error = use_form().error_at(spec.path);
    // Such a legend is only for those who hear the page.
    let repeats_heading = SectionId::ALL.iter().any(|section| section.title() == spec.label);
    let cards = options
        .into_iter()
        .enumerate()
        .map(|(index, words)| card(spec, index, words, chosen, choose))
        .collect_view();
    view! {
        <fieldset
            class="field choice"
            class:field-wrong=move || error.with(Option::is_some)
            aria-describedby=described_by(spec, error)
        >
            <legend class:visually-hidden=repeats_heading>{spec.label}</legend>
            <p class="hint" id=hint_id(spec)>
                {spec.help}
            </p>
            <FieldError spec error />
            <div class="cards">{cards}</div>
        </fieldset>
    }
    .into_any()
}

fn card(
    spec: &'static FieldSpec,
    index: usize,
    words: ChoiceWords,
    chosen: Signal<Option<usize>>,
    choose: Callback<usize>,
) -> impl IntoView {
    let ChoiceWords { wire, label, description } = words;
    // The first option is where the error summary's link goes.
    let id = if index == 0 { spec.id() } else { format!("{}-{wire}", spec.id()) };
    let description_id = format!("{}-{wire}-description", spec.id());
    view! {
        <div class="card" class:card-chosen=move || chosen.get() == Some(index)>
            <input
                type="radio"
                id=id.clone()
                name=spec.path
                value=wire
                aria-describedby=description_id.clone()
                prop:checked=move || chosen.get() == Some(index)
                on:change=move |_| choose.run(index)
            />
            <label for=id>{label}</label>
            <code class="card-wire">{wire}</code>
            <p class="card-description" id=description_id>
                {description}
            </p>
        </div>
    }
}
