//! Step 0: what the network carries before anything is added.

use headroom_contract::draft::value_words;
use headroom_contract::spec;
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use crate::builder::fields::{ChoiceField, SwitchField, TextField};
use crate::builder::form::use_form;
use crate::builder::time::{TimeField, TimeZoneField};

/// The initial state.
#[component]
pub(in crate::builder) fn InitialStateSection() -> impl IntoView {
    let form = use_form();
    let fixed_load = form.shows(&spec::LOAD_WATTS);
    let peak = form.shows(&spec::END_TIME);
    let profiled = form.shows(&spec::LOAD_FACTOR);
    let summary =
        Signal::derive(move || form.settled.with(|draft| value_words(draft, &spec::MODE)));
    view! {
        <Section id=SectionId::InitialState summary>
            <ChoiceField spec=&spec::MODE />
            <Show when=move || fixed_load.get()>
                <div class="fields-row">
                    <TextField spec=&spec::LOAD_WATTS />
                    <TextField spec=&spec::LOAD_VAR />
                    <TextField spec=&spec::GEN_WATTS />
                    <TextField spec=&spec::GEN_VAR />
                </div>
            </Show>
            <TimeZoneField />
            <div class="fields-row">
                <TimeField spec=&spec::START_TIME />
                <Show when=move || peak.get()>
                    <TimeField spec=&spec::END_TIME />
                </Show>
            </div>
            <Show when=move || profiled.get()>
                <div class="fields-row">
                    <SwitchField spec=&spec::INCLUDE_LOADS />
                    <SwitchField spec=&spec::INCLUDE_DER />
                    <TextField spec=&spec::LOAD_FACTOR />
                    <TextField spec=&spec::DER_FACTOR />
                </div>
            </Show>
        </Section>
    }
}
