//! Which HV nodes are tested.

use headroom_contract::draft::value_words;
use headroom_contract::spec;
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use crate::builder::fields::ChoicesField;
use crate::builder::form::use_form;

/// The nodes.
#[component]
pub(in crate::builder) fn NodesSection() -> impl IntoView {
    let form = use_form();
    let summary =
        Signal::derive(move || form.settled.with(|draft| value_words(draft, &spec::NODE_KINDS)));
    view! {
        <Section id=SectionId::Nodes summary>
            <ChoicesField spec=&spec::NODE_KINDS />
        </Section>
    }
}
