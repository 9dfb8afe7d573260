//! How the addition is shared among a group's customers.

use headroom_contract::draft::value_words;
use headroom_contract::spec;
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use crate::builder::fields::{ChoiceField, SelectField};
use crate::builder::form::use_form;

/// Sharing.
#[component]
pub(in crate::builder) fn AllocationSection() -> impl IntoView {
    let form = use_form();
    let weighted = form.shows(&spec::ALLOCATION_SCOPE);
    let summary = Signal::derive(move || {
        form.settled.with(|draft| value_words(draft, &spec::ALLOCATION_METHOD))
    });
    view! {
        <Section id=SectionId::Allocation summary>
            <ChoiceField spec=&spec::ALLOCATION_METHOD />
            <Show when=move || weighted.get()>
                <ChoiceField spec=&spec::ALLOCATION_SCOPE />
                <ChoiceField spec=&spec::ALLOCATION_BASIS />
            </Show>
            <div class="fields-row">
                <SelectField spec=&spec::GROUP_PLACEMENT />
            </div>
        </Section>
    }
}
