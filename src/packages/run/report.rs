//! `/runs/:id/report`: a run on a page or two of paper.

use std::sync::Arc;

use headroom_contract::output::IntrinsicJob;
use leptos::prelude::*;

use super::states::CancelledBanner;
use super::{Configuration, OfAddress, Run, StatusBadge, created_words, present, results_version};
use crate::results::ReportOfResults;
use crate::routes;
use crate::ui::PageHeading;

/// The report of a work package.
#[component]
pub(crate) fn RunReportPage() -> impl IntoView {
    view! { <OfAddress shown=|run| view! { <Report run /> }.into_any() /> }
}

#[component]
fn Report(run: Run) -> impl IntoView {
    let package = present(run.package);
    let jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>> = run.jobs.value.into();
    let title = Signal::derive(move || package.with(|package| package.name.clone()));
    // Browsers propose it as the name of a file.
    let window_title = Signal::derive(move || format!("Report on {}", title.get()));
    let version = Memo::new(move |_| results_version(package, jobs));
    let feeders = move || package.with(|package| package.feeders.join(", "));
    let description = move || {
        let text = package.with(|package| package.description.clone()).unwrap_or_default();
        (!text.is_empty()).then(|| view! { <p class="description">{text}</p> })
    };
    let print = move |_| {
        // Browsers without a printer do nothing.
        window().print().ok();
    };
    view! {
        <article class="report">
            <div class="page-head">
                <div>
                    <p class="report-kind">"Hosting capacity report"</p>
                    <PageHeading title window_title />
                    <p class="run-facts">
                        <StatusBadge package />
                        <span>{move || created_words(&package.get())}</span>
                        <code class="id">{move || package.with(|package| package.id.clone())}</code>
                    </p>
                    <p class="run-facts">"Feeders: " {feeders}</p>
                </div>
                <div class="actions">
                    <button type="button" class="button button-primary" on:click=print>
                        "Print…"
                    </button>
                    <a
                        class="button"
                        href=move || package.with(|package| routes::run(&package.id))
                    >
                        "Back to the run"
                    </a>
                </div>
            </div>
            <CancelledBanner package />
            {description}
            <Configuration package jobs />
            <ReportOfResults package version />
        </article>
    }
}
