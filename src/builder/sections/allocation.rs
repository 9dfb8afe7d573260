//! How the addition is shared among a group's customers.

use headroom_contract::draft::{
    AllocationDraft, AllocationDraftStoreFields, IntrinsicDraftStoreFields,
};
use headroom_contract::input::IntrinsicAllocationMethod;
use headroom_contract::spec;
use leptos::prelude::*;
use reactive_stores::Field;

use super::{Section, SectionId};
use crate::builder::choices::{ALLOCATIONS, BASES, SCOPES};
use crate::builder::form::use_form;
use crate::builder::radio_cards::{choice_field, optional_choice_field};

/// Sharing.
#[component]
pub(in crate::builder) fn AllocationSection() -> impl IntoView {
    let allocation: Field<AllocationDraft> = use_form().draft.allocation().into();
    let weighted =
        move || allocation.method().get() == IntrinsicAllocationMethod::WeightedByExistingCustomer;
    view! {
        <Section id=SectionId::Allocation>
            {choice_field(&spec::ALLOCATION_METHOD, allocation.method(), &ALLOCATIONS)}
            <Show when=weighted>
                {optional_choice_field(&spec::ALLOCATION_SCOPE, allocation.scope(), &SCOPES)}
                {optional_choice_field(&spec::ALLOCATION_BASIS, allocation.basis(), &BASES)}
            </Show>
        </Section>
    }
}
