//! Name, feeders, year and scenario.

use headroom_contract::draft::{IntrinsicDraftStoreFields, ScopeDraftStoreFields};
use headroom_contract::spec;
use leptos::prelude::*;

use super::{Section, SectionId};
use crate::builder::feeders::FeederPicker;
use crate::builder::fields::{Entry, TextField};
use crate::builder::form::use_form;
use crate::builder::name;

/// What is studied.
#[component]
pub(in crate::builder) fn ScopeSection() -> impl IntoView {
    let draft = use_form().draft;
    let proposal = Signal::derive(move || draft.with(name::propose));
    view! {
        <Section id=SectionId::Scope>
            <TextField spec=&spec::NAME value=draft.name() placeholder=proposal />
            <FeederPicker />
            <div class="fields-row">
                <TextField spec=&spec::YEAR value=draft.scope().year() entry=Entry::Year />
                <TextField spec=&spec::SCENARIO value=draft.scope().scenario() />
            </div>
        </Section>
    }
}
