//! How much there is to solve.

use headroom_contract::exchange::{RunSize, run_size};
use headroom_contract::output::StudyKind;
use headroom_contract::spec;
use leptos::prelude::*;

use crate::backend::use_answering;
use crate::builder::form::use_form;
use crate::networks::use_networks;
use crate::ui::format::{count, count_of};

/// Jobs, power flows and rows of the run, as far as they are known beforehand.
#[component]
pub(super) fn Size() -> impl IntoView {
    let form = use_form();
    let networks = use_networks();
    let answering = use_answering();
    let size = Memo::new(move |_| {
        let known = networks.value.get();
        let known = known.as_ref().map_or(&[][..], |known| known.as_slice());
        form.checked.with(|checked| Some(run_size(checked.request.as_ref()?, known)))
    });
    let feeders =
        Memo::new(move |_| form.settled.with(|draft| draft.names(&spec::FEEDERS).count()));
    let of_size = move |words: fn(RunSize) -> String| {
        move || size.get().map_or_else(|| "-".to_owned(), words)
    };
    let kind = form.kind;
    let rows = match kind {
        StudyKind::IntrinsicLv => "Rows (groups)",
        StudyKind::HvNodeHeadroom => "Rows (nodes)",
    };
    view! {
        <dl class="figures-list">
            <div>
                <dt>"Jobs"</dt>
                <dd>{move || count_of(feeders.get(), "feeder", "feeders")}</dd>
            </div>
            <div>
                <dt>"Power flows"</dt>
                <dd>{of_size(solves)}</dd>
            </div>
            <div>
                <dt>{rows}</dt>
                <dd>{of_size(|size| known(size.rows))}</dd>
            </div>
            <div>
                <dt>"Customers"</dt>
                <dd>{of_size(|size| known(size.customers))}</dd>
            </div>
        </dl>
        // The API's estimate of costs is one of forecasts, and knows nothing of these runs.
        <p class="hint" hidden=move || !answering.is_plain()>
            "This server estimates the cost of forecasts only, so there is none for this run"
        </p>
    }
}

fn solves(size: RunSize) -> String {
    match size.max_solves() {
        Some(solves) => format!("at most {}", count(solves)),
        None => format!("at most {} a node", count(size.solves_a_search)),
    }
}

fn known(figure: Option<u64>) -> String {
    figure.map_or_else(|| "not known yet".to_owned(), count)
}
