//! Steps of the search.

use headroom_contract::draft::value_words;
use headroom_contract::output::StudyKind;
use headroom_contract::spec;
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use crate::builder::fields::{SwitchField, TextField};
use crate::builder::form::use_form;

/// How the addition grows and when the search ends.
#[component]
pub(in crate::builder) fn SearchSection() -> impl IntoView {
    let form = use_form();
    let (step, steps) = match form.kind {
        StudyKind::IntrinsicLv => (&spec::STEP_KW, &spec::MAX_STEPS),
        StudyKind::HvNodeHeadroom => (&spec::STEP_KW_PER_NODE, &spec::MAX_STEPS_PER_NODE),
    };
    let summary = Signal::derive(move || {
        form.settled.with(|draft| {
            format!("Steps of {}; at most {}", value_words(draft, step), value_words(draft, steps))
        })
    });
    let switches = (form.kind == StudyKind::IntrinsicLv).then(|| {
        view! {
            <div class="fields-row">
                <SwitchField spec=&spec::STOP_ON_HV />
                <SwitchField spec=&spec::LOCK_OUT />
            </div>
        }
    });
    view! {
        <Section id=SectionId::Search summary>
            <div class="fields-row">
                <TextField spec=step />
                <TextField spec=steps />
            </div>
            {switches}
        </Section>
    }
}
