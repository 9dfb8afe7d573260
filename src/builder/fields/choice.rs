//! Choices between a few options that need explaining.

use headroom_contract::spec::{Choice, FieldSpec};
use leptos::prelude::*;

use super::frame::{Was, left_out};
use super::{FieldError, FieldNote, Help, HelpButton, described_by};
use crate::builder::form::use_form;
use crate::builder::sections::SectionId;

/// One of the options, as radio cards.
#[component]
pub(in crate::builder) fn ChoiceField(spec: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    let value = form.value(spec);
    let cards = spec
        .kind
        .choices()
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let chosen = move || value.with(|value| value == choice.wire);
            let id = option_id(spec, index, choice);
            let description_id = format!("{id}-description");
            let control = view! {
                <input
                    type="radio"
                    id=id.clone()
                    name=spec.path
                    value=choice.wire
                    aria-describedby=description_id.clone()
                    prop:checked=chosen
                    on:change=move |_| form.edit(|draft| draft.choose(spec, choice.wire))
                />
            };
            card(choice, id, description_id, Signal::derive(chosen), control.into_any())
        })
        .collect_view();
    view! { <Choices spec>{cards}</Choices> }
}

/// Some of the options, as cards with check boxes.
#[component]
pub(in crate::builder) fn ChoicesField(spec: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    let value = form.value(spec);
    let cards = spec
        .kind
        .choices()
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let id = option_id(spec, index, choice);
            let description_id = format!("{id}-description");
            let chosen = move || value.with(|names| names.lines().any(|name| name == choice.wire));
            let control = view! {
                <input
                    type="checkbox"
                    id=id.clone()
                    aria-describedby=description_id.clone()
                    prop:checked=chosen
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        form.edit(|draft| draft.choose_also(spec, choice.wire, on));
                    }
                />
            };
            card(choice, id, description_id, Signal::derive(chosen), control.into_any())
        })
        .collect_view();
    view! { <Choices spec>{cards}</Choices> }
}

/// The first option is where the error summary's link goes.
fn option_id(spec: &FieldSpec, index: usize, choice: &Choice) -> String {
    if index == 0 { spec.id() } else { format!("{}-{}", spec.id(), choice.wire) }
}

/// The frame around the cards of a field.
#[component]
fn Choices(spec: &'static FieldSpec, children: Children) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec.path);
    let open = RwSignal::new(false);
    // Such a legend is only for those who hear the page.
    let repeats_heading = SectionId::ALL.iter().any(|section| section.title() == spec.label);
    view! {
        <fieldset
            class="field choice"
            class:choice-unnamed=repeats_heading
            class:field-wrong=move || error.with(Option::is_some)
            aria-describedby=described_by(spec, error)
            hidden=left_out(form, spec)
        >
            <legend class:visually-hidden=repeats_heading>{spec.label}</legend>
            <span class="choice-help">
                <HelpButton spec open />
            </span>
            <Help spec open />
            <FieldError spec error />
            <div class="cards">{children()}</div>
            <FieldNote path=spec.path />
            <Was spec />
        </fieldset>
    }
}

fn card(
    choice: &'static Choice,
    id: String,
    description_id: String,
    chosen: Signal<bool>,
    control: AnyView,
) -> impl IntoView {
    view! {
        <div class="card" class:card-chosen=chosen>
            {control}
            <label for=id>{choice.label}</label>
            <p class="card-description" id=description_id>
                {choice.description}
            </p>
        </div>
    }
}
