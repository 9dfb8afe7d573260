//! What is added at every customer.

use headroom_contract::draft::{
    InjectionDraft, InjectionDraftStoreFields, IntrinsicDraftStoreFields,
};
use headroom_contract::input::IntrinsicLoadModelType;
use headroom_contract::spec;
use leptos::prelude::*;
use reactive_stores::Field;

use super::{Section, SectionId};
use crate::builder::choices::{LOAD_MODELS, METHODS};
use crate::builder::fields::{Entry, TextField};
use crate::builder::form::use_form;
use crate::builder::radio_cards::choice_field;

/// The addition.
#[component]
pub(in crate::builder) fn AdditionSection() -> impl IntoView {
    let injection: Field<InjectionDraft> = use_form().draft.injection().into();
    let is_pv = move || injection.load_model_type().get() == IntrinsicLoadModelType::PvSystem;
    view! {
        <Section id=SectionId::Addition>
            {choice_field(&spec::METHOD, injection.method(), &METHODS)}
            {choice_field(&spec::LOAD_MODEL_TYPE, injection.load_model_type(), &LOAD_MODELS)}
            <Show when=is_pv>
                <TextField spec=&spec::PV_PROFILE value=injection.pv_profile() />
            </Show>
            <TextField
                spec=&spec::POWER_FACTOR
                value=injection.power_factor()
                entry=Entry::Number
            />
        </Section>
    }
}
