//! Step 0: what the network carries before anything is added.

use headroom_contract::draft::{
    InitialStateDraft, InitialStateDraftStoreFields, IntrinsicDraftStoreFields,
};
use headroom_contract::input::IntrinsicInitialStateSelectorMode as Mode;
use headroom_contract::spec;
use leptos::prelude::*;
use reactive_stores::Field;

use super::{Section, SectionId};
use crate::builder::choices::MODES;
use crate::builder::fields::{Entry, SwitchField, TextField};
use crate::builder::form::use_form;
use crate::builder::radio_cards::choice_field;

/// The initial state.
#[component]
pub(in crate::builder) fn InitialStateSection() -> impl IntoView {
    let state: Field<InitialStateDraft> = use_form().draft.initial_state().into();
    let mode = Memo::new(move |_| state.mode().get());
    let peak = move || matches!(mode.get(), Mode::PeakFeederImport | Mode::PeakFeederExport);
    let profiled = move || !matches!(mode.get(), Mode::ZeroLoad | Mode::FixedLoad);
    view! {
        <Section id=SectionId::InitialState>
            {choice_field(&spec::MODE, state.mode(), &MODES)}
            <Show when=move || mode.get() == Mode::FixedLoad>
                <FixedLoadFields state />
            </Show>
            <div class="fields-row">
                <TextField spec=&spec::START_TIME value=state.start_time() entry=Entry::Time />
                <Show when=peak>
                    <TextField spec=&spec::END_TIME value=state.end_time() entry=Entry::Time />
                </Show>
            </div>
            <Show when=profiled>
                <ProfileFields state />
            </Show>
        </Section>
    }
}

#[component]
fn FixedLoadFields(state: Field<InitialStateDraft>) -> impl IntoView {
    view! {
        <div class="fields-row">
            <TextField spec=&spec::LOAD_WATTS value=state.load_watts() entry=Entry::Number />
            <TextField spec=&spec::LOAD_VAR value=state.load_var() entry=Entry::Number />
            <TextField spec=&spec::GEN_WATTS value=state.gen_watts() entry=Entry::Number />
            <TextField spec=&spec::GEN_VAR value=state.gen_var() entry=Entry::Number />
        </div>
    }
}

#[component]
fn ProfileFields(state: Field<InitialStateDraft>) -> impl IntoView {
    view! {
        <SwitchField spec=&spec::INCLUDE_LOADS value=state.include_loads() />
        <SwitchField spec=&spec::INCLUDE_DER value=state.include_existing_der() />
        <div class="fields-row">
            <TextField spec=&spec::LOAD_FACTOR value=state.load_factor() entry=Entry::Number />
            <TextField spec=&spec::DER_FACTOR value=state.der_factor() entry=Entry::Number />
        </div>
    }
}
