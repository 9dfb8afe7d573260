//! The controls for times.

use headroom_contract::draft::{Draft, parse_number};
use headroom_contract::spec::{self, FieldSpec};
use leptos::html;
use leptos::prelude::*;

use super::zone::{self, Zone};
use crate::builder::fields::{FieldFrame, described_by};
use crate::builder::form::use_form;

const INTERVAL: &str = "model.loadIntervalLengthHours";
const MS_PER_HOUR: f64 = 3_600_000.0;

/// The zone that times are typed in.
#[component]
pub(in crate::builder) fn TimeZoneField() -> impl IntoView {
    let form = use_form();
    let zone = form.view.zone;
    let options = Zone::all()
        .into_iter()
        .map(|option| {
            let name = option.name().to_owned();
            let label = option.label();
            view! {
                <option value=name prop:selected=move || zone.with(|zone| *zone == option)>
                    {label}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let name = event_target_value(&event);
        if let Some(chosen) = Zone::all().into_iter().find(|zone| zone.name() == name) {
            chosen.keep();
            zone.set(chosen);
        }
    };
    view! {
        <div class="time-zone" hidden=move || form.view.only_changes.get()>
            <label for="time-zone">"Times are typed in"</label>
            <select id="time-zone" class="entry entry-select" on:change=choose>
                {options}
            </select>
            <span class="hint">"and sent in UTC"</span>
        </div>
    }
}

/// A date and time.
#[component]
pub(in crate::builder) fn TimeField(spec: &'static FieldSpec) -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec.path);
    let text = form.text(spec);
    let zone = form.view.zone;
    let shown = Memo::new(move |_| zone.with(|zone| text.with(|text| zone.local(text))));
    let element = NodeRef::<html::Input>::new();
    // A half-typed time is no text to the browser. Written back as such it would be wiped, so only what differs is
    // written.
    Effect::new(move || {
        let shown = shown.get();
        if let Some(element) = element.get()
            && element.value() != shown
        {
            element.set_value(&shown);
        }
    });
    let type_time = move |event| {
        let local = event_target_value(&event);
        form.type_text(spec, zone.with_untracked(|zone| zone.utc(&local)));
    };
    let covers = move || {
        form.settled.with(|draft| {
            let profiled = draft.is_profiled() && spec.path != spec::END_TIME.path;
            covers(draft, draft.text(spec), profiled)
        })
    };
    let unit = Signal::derive(move || zone.with(|zone| zone.name().to_owned()));
    view! {
        <FieldFrame spec unit>
            <input
                node_ref=element
                id=spec.id()
                class="entry entry-time"
                type="datetime-local"
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by(spec, error)
                on:input=type_time
                on:blur=move |_| form.finish_typing()
            />
            <p class="hint">{covers}</p>
        </FieldFrame>
    }
}

/// `2024-01-11 02:00 UTC, covers 01:30–02:00 UTC`
fn covers(draft: &Draft, utc: &str, profiled: bool) -> Option<String> {
    let Some(end_ms) = zone::parse(utc) else {
        return (!draft.is_profiled())
            .then(|| "Only dates the results; left out, the year's first moment".to_owned());
    };
    let end = zone::iso(end_ms).replace('T', " ");
    if !profiled {
        return Some(format!("{end} UTC"));
    }
    let start = zone::iso(end_ms - interval_hours(draft) * MS_PER_HOUR);
    let time = |text: &str| text.get(11..).unwrap_or_default().to_owned();
    Some(format!("{end} UTC, covers {}–{} UTC", time(&start), time(&end)))
}

/// Length of the interval that a value of the load data covers.
fn interval_hours(draft: &Draft) -> f64 {
    let Some(field) = spec::find(INTERVAL) else { return 0.5 };
    let typed = parse_number(draft.text(field), field.unit_text()).ok().flatten();
    typed.or_else(|| field.default_number()).unwrap_or(0.5)
}
