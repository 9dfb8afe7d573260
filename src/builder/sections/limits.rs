//! What stops the search.

use headroom_contract::draft::{IntrinsicDraftStoreFields, LimitsDraft, LimitsDraftStoreFields};
use headroom_contract::spec;
use leptos::prelude::*;
use reactive_stores::Field;

use super::{Section, SectionId};
use crate::builder::fields::FieldNote;
use crate::builder::form::use_form;
use crate::builder::limit_blocks::{BandBlock, LoadingBlock};
use crate::builder::start::usual_limits;

/// Path of the rules about limits as a whole.
const ALL_LIMITS: &str = "constraints";

/// Limits.
#[component]
pub(in crate::builder) fn LimitsSection() -> impl IntoView {
    let limits: Field<LimitsDraft> = use_form().draft.limits().into();
    view! {
        <Section id=SectionId::Limits>
            <div class="section-tools">
                <button
                    type="button"
                    class="button button-small"
                    on:click=move |_| limits.set(usual_limits())
                >
                    "Use the usual limits"
                </button>
                <span class="hint">
                    "LV 216 to 253 V, HV 0.90 to 1.054 pu, loading 100 % of normal rating"
                </span>
            </div>
            <FieldNote path=ALL_LIMITS />
            <BandBlock
                spec=&spec::LV_VOLTAGE
                min=&spec::LV_MIN_V
                max=&spec::LV_MAX_V
                band=limits.lv_voltage()
            />
            <LoadingBlock
                spec=&spec::LV_THERMAL
                percent=&spec::LV_THERMAL_PERCENT
                basis=&spec::LV_THERMAL_BASIS
                loading=limits.lv_thermal()
            />
            <BandBlock
                spec=&spec::HV_VOLTAGE
                min=&spec::HV_MIN_PU
                max=&spec::HV_MAX_PU
                band=limits.hv_voltage()
            />
            <LoadingBlock
                spec=&spec::HV_THERMAL
                percent=&spec::HV_THERMAL_PERCENT
                basis=&spec::HV_THERMAL_BASIS
                loading=limits.hv_thermal()
            />
        </Section>
    }
}
