//! What stops the search.

use headroom_contract::draft::{Draft, value_words};
use headroom_contract::spec::{self, FieldKind, FieldSpec};
use leptos::prelude::*;

use super::SectionId;
use super::section::Section;
use crate::builder::fields::{FieldNote, field};
use crate::builder::form::use_form;
use crate::builder::limit_block::LimitBlock;
use crate::builder::start::use_usual_limits;

/// Path of the rules about limits as a whole.
const ALL_LIMITS: &str = "constraints";

/// A block of limits with the fields behind its switch.
struct Block {
    switch: &'static FieldSpec,
    fields: &'static [&'static FieldSpec],
}

impl Block {
    /// `216.0 to 253.0 V`, `100.0 % of emergency rating`: one line has no room for what is nearly always the same.
    fn summary(&self, draft: &Draft) -> String {
        let (numbers, choices): (Vec<&FieldSpec>, Vec<_>) =
            self.fields.iter().partition(|field| field.kind == FieldKind::Number);
        let values: Vec<&str> = numbers.iter().map(|field| draft.value(field)).collect();
        let unit = numbers.first().map_or("", |field| field.unit_text());
        let mut summary = format!("{} {unit}", values.join(" to "));
        for field in choices.into_iter().filter(|field| draft.is_set(field)) {
            summary.push_str(" of ");
            summary.push_str(&value_words(draft, field).to_lowercase());
        }
        summary
    }
}

static BLOCKS: [Block; 4] = [
    Block {
        switch: &spec::LV_VOLTAGE,
        fields: &[&spec::LV_MIN_V, &spec::LV_MAX_V, &spec::LV_MEASUREMENT_TYPE],
    },
    Block {
        switch: &spec::LV_THERMAL,
        fields: &[&spec::LV_THERMAL_PERCENT, &spec::LV_THERMAL_BASIS],
    },
    Block { switch: &spec::HV_VOLTAGE, fields: &[&spec::HV_MIN_PU, &spec::HV_MAX_PU] },
    Block {
        switch: &spec::HV_THERMAL,
        fields: &[&spec::HV_THERMAL_PERCENT, &spec::HV_THERMAL_BASIS],
    },
];

/// Limits.
#[component]
pub(in crate::builder) fn LimitsSection() -> impl IntoView {
    let form = use_form();
    let summary = Signal::derive(move || {
        form.settled.with(|draft| {
            let on: Vec<&str> = BLOCKS
                .iter()
                .filter(|block| draft.is_on(block.switch))
                .map(|block| block.switch.label)
                .collect();
            if on.is_empty() { "None".to_owned() } else { on.join(", ") }
        })
    });
    let blocks = BLOCKS
        .iter()
        .map(|block| {
            let summary = Signal::derive(move || form.settled.with(|draft| block.summary(draft)));
            let fields = move || block.fields.iter().copied().map(field).collect_view();
            view! { <LimitBlock spec=block.switch summary fields=ViewFn::from(fields) /> }
        })
        .collect_view();
    view! {
        <Section id=SectionId::Limits summary>
            <div class="section-tools">
                <button
                    type="button"
                    class="button button-small"
                    on:click=move |_| form.edit(use_usual_limits)
                >
                    "Use the usual limits"
                </button>
                <span class="hint">
                    "LV 216 to 253 V, HV 0.90 to 1.054 pu, loading 100 % of normal rating"
                </span>
            </div>
            <FieldNote path=ALL_LIMITS />
            <div class="limits">{blocks}</div>
        </Section>
    }
}
