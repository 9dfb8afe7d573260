//! Choosing feeders: from the feeders at hand, from the last run, by typing, or by pasting a list.

mod chosen;
mod entry;
mod known;
mod list;

pub(super) use list::add;

use headroom_contract::spec;
use leptos::prelude::*;

use super::fields::{FieldError, Help, HelpButton, left_out};
use super::form::use_form;
use crate::backend::use_answering;
use crate::networks::OpenNetworkDialog;
use chosen::ChosenFeeders;
use entry::FeederBox;
use known::KnownFeeders;

/// The feeder picker.
#[component]
pub(super) fn FeederPicker() -> impl IntoView {
    let form = use_form();
    let error = form.error_at(spec::FEEDERS.path);
    let answering = use_answering();
    let opening = RwSignal::new(false);
    let help = RwSignal::new(false);
    // What became of the text that was added last.
    let added = RwSignal::new(String::new());
    view! {
        <div
            class="field"
            class:field-wrong=move || error.with(Option::is_some)
            hidden=left_out(form, &spec::FEEDERS)
        >
            <div class="field-head">
                <label for=spec::FEEDERS.id()>{spec::FEEDERS.label}</label>
                <HelpButton spec=&spec::FEEDERS open=help />
            </div>
            <FieldError spec=&spec::FEEDERS error />
            <ChosenFeeders added />
            <FeederBox added />
            <p class="hint" role="status">
                {added}
            </p>
            <Help spec=&spec::FEEDERS open=help />
            <KnownFeeders added />
            <button
                type="button"
                class="button button-small"
                hidden=move || !answering.is_headroom()
                on:click=move |_| opening.set(true)
            >
                "Open network…"
            </button>
            <OpenNetworkDialog
                open=opening
                on_use=Callback::new(move |mrid: String| added.set(add(form, &mrid)))
            />
        </div>
    }
}
