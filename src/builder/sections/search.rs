//! Steps of the search.

use headroom_contract::draft::{IntrinsicDraftStoreFields, SearchDraft, SearchDraftStoreFields};
use headroom_contract::spec;
use leptos::prelude::*;
use reactive_stores::Field;

use super::{Section, SectionId};
use crate::builder::fields::{Entry, SwitchField, TextField};
use crate::builder::form::use_form;

/// How the addition grows and when the search ends.
#[component]
pub(in crate::builder) fn SearchSection() -> impl IntoView {
    let search: Field<SearchDraft> = use_form().draft.search().into();
    view! {
        <Section id=SectionId::Search>
            <div class="fields-row">
                <TextField spec=&spec::STEP_KW value=search.step_kw() entry=Entry::Number />
                <TextField spec=&spec::MAX_STEPS value=search.max_steps() entry=Entry::Number />
            </div>
            <SwitchField spec=&spec::STOP_ON_HV value=search.stop_on_hv() />
            <SwitchField spec=&spec::LOCK_OUT value=search.lock_out() />
        </Section>
    }
}
