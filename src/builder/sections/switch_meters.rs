//! Meters at switches: a list of kinds of switch with patterns of their names.

use headroom_contract::draft::SwitchMeter;
use headroom_contract::spec::{self, FieldSpec, SWITCH_CLASSES};
use leptos::prelude::*;

use crate::builder::fields::{FieldError, Help, HelpButton};
use crate::builder::form::use_form;

const CLASS: &str = "model.meterPlacementConfig.switchMeterPlacementConfigs.meterSwitchClass";
const PATTERN: &str = "model.meterPlacementConfig.switchMeterPlacementConfigs.namePattern";

/// The list.
#[component]
pub(super) fn SwitchMeters() -> impl IntoView {
    let form = use_form();
    let meters = form.switch_meters();
    let count = Memo::new(move |_| meters.with(Vec::len));
    let (Some(class), Some(pattern)) = (spec::find(CLASS), spec::find(PATTERN)) else {
        return ().into_any();
    };
    let open = RwSignal::new(false);
    let add = move |_| form.edit(|draft| draft.switch_meters.push(SwitchMeter::default()));
    view! {
        <fieldset class="field">
            <legend>"Meters at switches"</legend>
            <span class="choice-help">
                <HelpButton spec=pattern open />
            </span>
            <Help spec=pattern open />
            <FieldError spec=class error=form.error_at(CLASS) />
            <FieldError spec=pattern error=form.error_at(PATTERN) />
            <ul class="switch-meters">
                <For each=move || 0..count.get() key=|row| *row let:row>
                    <Row row class pattern />
                </For>
            </ul>
            <button type="button" class="button button-small" on:click=add>
                "Add switches"
            </button>
        </fieldset>
    }
    .into_any()
}

/// One kind of switch.
#[component]
fn Row(row: usize, class: &'static FieldSpec, pattern: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    let meters = form.switch_meters();
    let meter =
        Memo::new(move |_| meters.with(|meters| meters.get(row).cloned()).unwrap_or_default());
    let change = move |change: &dyn Fn(&mut SwitchMeter)| {
        form.edit(|draft| {
            if let Some(meter) = draft.switch_meters.get_mut(row) {
                change(meter);
            }
        });
    };
    // The error summary's links go to the first row.
    let id = move |field: &FieldSpec| {
        if row == 0 { field.id() } else { format!("{}-{row}", field.id()) }
    };
    let number = row + 1;
    let options = SWITCH_CLASSES
        .iter()
        .map(|choice| {
            let chosen = move || meter.with(|meter| meter.class == choice.wire);
            view! {
                <option value=choice.wire prop:selected=chosen>
                    {choice.label}
                </option>
            }
        })
        .collect_view();
    view! {
        <li class="switch-meter">
            <select
                id=id(class)
                class="entry entry-select"
                aria-label=format!("{} {number}", class.label)
                on:change=move |event| {
                    let class = event_target_value(&event);
                    change(&|meter: &mut SwitchMeter| meter.class.clone_from(&class));
                }
            >
                <option value="" prop:selected=move || meter.with(|meter| meter.class.is_empty())>
                    "Choose"
                </option>
                {options}
            </select>
            <input
                id=id(pattern)
                class="entry"
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=".*"
                aria-label=format!("{} {number}", pattern.label)
                prop:value=move || meter.with(|meter| meter.name_pattern.clone())
                on:change=move |event| {
                    let pattern = event_target_value(&event);
                    change(&|meter: &mut SwitchMeter| meter.name_pattern.clone_from(&pattern));
                }
            />
            <button
                type="button"
                class="chip-remove"
                aria-label=format!("Remove switches {number}")
                on:click=move |_| form.edit(|draft| drop(draft.switch_meters.remove(row)))
            >
                "×"
            </button>
        </li>
    }
}
