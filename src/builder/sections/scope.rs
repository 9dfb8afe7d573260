//! Name, feeders, year and scenario.

use headroom_contract::spec;
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use crate::builder::feeders::FeederPicker;
use crate::builder::fields::TextField;
use crate::builder::form::use_form;
use crate::builder::name;

/// What is studied.
#[component]
pub(in crate::builder) fn ScopeSection() -> impl IntoView {
    let form = use_form();
    let proposal = Signal::derive(move || form.settled.with(name::propose));
    view! {
        <Section id=SectionId::Scope summary=proposal>
            <TextField spec=&spec::NAME placeholder=proposal />
            <FeederPicker />
            <div class="fields-row">
                <TextField spec=&spec::YEAR />
                <TextField spec=&spec::SCENARIO />
            </div>
        </Section>
    }
}
