//! What is added at every customer.

use headroom_contract::draft::value_words;
use headroom_contract::spec;
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use crate::builder::fields::{ChoiceField, SelectField, TextField};
use crate::builder::form::use_form;

/// The addition.
#[component]
pub(in crate::builder) fn AdditionSection() -> impl IntoView {
    let form = use_form();
    let is_pv = form.shows(&spec::PV_PROFILE);
    let summary = Signal::derive(move || {
        form.settled.with(|draft| {
            let power_factor = value_words(draft, &spec::POWER_FACTOR);
            format!("{}; power factor {power_factor}", value_words(draft, &spec::METHOD))
        })
    });
    view! {
        <Section id=SectionId::Addition summary>
            <ChoiceField spec=&spec::METHOD />
            <p class="hint">
                "Import is positive, export negative, as the customer's meter counts: AEMO's market data has the opposite sign"
            </p>
            <div class="fields-row">
                <SelectField spec=&spec::LOAD_MODEL_TYPE />
                <Show when=move || is_pv.get()>
                    <TextField spec=&spec::PV_PROFILE />
                </Show>
                <TextField spec=&spec::POWER_FACTOR />
                <SelectField spec=&spec::PHASE_MATCHING />
            </div>
        </Section>
    }
}
