//! `/runs/:id`: one work package.

use std::sync::Arc;
use std::time::Duration;

use headroom_contract::operation::{GetWorkPackageById, IntrinsicJobs};
use headroom_contract::output::{HcWorkPackage, IntrinsicJob, WorkPackageState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::actions::PackageActions;
use super::config_summary::ConfigSummary;
use super::progress::{FailedJobs, JobWarnings, Progress, overall_percent};
use super::status::StatusBadge;
use crate::backend::{Query, query};
use crate::results::{Results, ResultsVersion};
use crate::routes;
use crate::ui::{
    EmptyState, Notice, PageHeading, Skeleton, Tone, not_updated_since, use_announcer,
    use_interval_while,
};
use crate::words::instant;

/// How often an active work package is brought up to date; the engine is in this browser, so asking is cheap.
const REFRESH_EVERY: Duration = Duration::from_millis(500);

/// One work package.
#[component]
pub(crate) fn RunPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    // A different work package is a different page: nothing of the one before may linger.
    move || view! { <OneRun id=id.get() /> }.into_any()
}

#[component]
fn OneRun(id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let package = query(move || Some(GetWorkPackageById { id: id.get_value() }));
    let jobs = query(move || Some(IntrinsicJobs { work_package_id: id.get_value() }));
    let state = Memo::new(move |_| {
        package
            .value
            .with(|answer| answer.as_deref().and_then(Option::as_ref).map(HcWorkPackage::state))
    });
    let active = Signal::derive(move || state.get().is_some_and(WorkPackageState::is_active));
    use_interval_while(REFRESH_EVERY, active, move || {
        package.refresh();
        jobs.refresh();
    });
    // The jobs' last answer may be from just before the end.
    Effect::watch(
        move || active.get(),
        move |active, before, _| {
            if !active && before == Some(&true) {
                jobs.refetch();
            }
        },
        false,
    );
    let found = Memo::new(move |_| package.value.get().map(|answer| answer.as_ref().is_some()));
    view! {
        <RunErrors package />
        {move || match found.get() {
            None if package.settled() => ().into_any(),
            None => view! { <Skeleton rows=6 /> }.into_any(),
            Some(false) => view! { <NoSuchRun /> }.into_any(),
            Some(true) => view! { <FoundRun package jobs active /> }.into_any(),
        }}
    }
}

#[component]
fn RunErrors(package: Query<Option<HcWorkPackage>>) -> impl IntoView {
    move || {
        package.error.get().map(|error| {
            let stale = package.value.with(Option::is_some);
            view! {
                <Notice tone=Tone::Error>
                    <p>{error.to_string()}</p>
                    {stale.then(|| view! { <p>{not_updated_since(package.answered_at_ms.get_untracked())}</p> })}
                    <button
                        type="button"
                        class="button button-small"
                        on:click=move |_| package.refetch()
                    >
                        "Try again"
                    </button>
                </Notice>
            }
        })
    }
}

/// The work package of an answer that has one; only rendered while there is one.
fn present(package: Query<Option<HcWorkPackage>>) -> Signal<HcWorkPackage> {
    Signal::derive(move || {
        package
            .value
            .with(|answer| answer.as_deref().and_then(Option::as_ref).cloned())
            .unwrap_or_default()
    })
}

#[component]
fn FoundRun(
    package: Query<Option<HcWorkPackage>>,
    jobs: Query<Vec<IntrinsicJob>>,
    active: Signal<bool>,
) -> impl IntoView {
    let shown = present(package);
    let id = Signal::derive(move || shown.with(|package| package.id.clone()));
    let jobs_now: Signal<Option<Arc<Vec<IntrinsicJob>>>> = jobs.value.into();
    let title = Signal::derive(move || shown.with(|package| package.name.clone()));
    let window_title = Signal::derive(move || {
        let percent = jobs_now.with(|jobs| jobs.as_ref().map(|jobs| overall_percent(jobs)));
        match percent.filter(|_| active.get()) {
            Some(percent) => format!("({percent} %) {}", title.get()),
            None => title.get(),
        }
    });
    let changed = Callback::new(move |()| {
        package.refetch();
        jobs.refetch();
    });
    let version = Memo::new(move |_| results_version(shown, jobs_now));
    let config = Memo::new(move |_| shown.with(|package| package.config.clone()));
    announce_state(shown);
    view! {
        <div class="page-head">
            <div>
                <PageHeading title window_title />
                <p class="run-facts">
                    <StatusBadge package=shown />
                    <span>{move || created_words(&shown.get())}</span>
                    <code class="id">{id}</code>
                </p>
            </div>
            <PackageActions id active changed />
        </div>
        <CancelledBanner package=shown />
        <FailedJobs jobs=jobs_now />
        {move || {
            config.track();
            view! { <ConfigSummary package=shown.get_untracked() /> }
        }}
        <section class="panel" aria-labelledby="progress-title">
            <h2 id="progress-title">"Progress"</h2>
            <Progress jobs=jobs_now />
            <JobWarnings jobs=jobs_now />
        </section>
        <Results id version />
    }
}

fn created_words(package: &HcWorkPackage) -> String {
    let created = instant(package.created_at.as_deref());
    match package.completed_at.as_deref() {
        Some(completed) => format!("Created {created}, ended {}", instant(Some(completed))),
        None => format!("Created {created}"),
    }
}

/// What the result tables depend on: rows come as groups are bound, and once more at the end.
fn results_version(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> ResultsVersion {
    ResultsVersion {
        groups_bound: jobs.with(|jobs| {
            jobs.iter().flat_map(|jobs| jobs.iter()).map(|job| job.groups_bound).sum()
        }),
        ended: package.with(|package| !package.state().is_active()),
    }
}

/// Tells screen readers when the state changes.
fn announce_state(package: Signal<HcWorkPackage>) {
    let announcer = use_announcer();
    let label = Memo::new(move |_| package.with(|package| package.state().label()));
    Effect::watch(
        move || label.get(),
        move |label, before, _| {
            if before.is_some_and(|before| before != label) {
                announcer.say(format!("Work package: {label}"));
            }
        },
        false,
    );
}

#[component]
fn CancelledBanner(package: Signal<HcWorkPackage>) -> impl IntoView {
    let cancelled = Memo::new(move |_| package.with(|p| p.state() == WorkPackageState::Cancelled));
    view! {
        <Show when=move || cancelled.get()>
            <Notice tone=Tone::Caution>
                <strong>"Cancelled: incomplete, do not use"</strong>
                <p>"Groups that were not reached before it was cancelled are missing"</p>
            </Notice>
        </Show>
    }
}

#[component]
fn NoSuchRun() -> impl IntoView {
    view! {
        <PageHeading title="No work package with this id here" />
        <EmptyState title="It may live elsewhere">
            <p>
                "Work packages of the embedded engine live in the browser that ran them. This one was run in another browser, or it was deleted."
            </p>
            <a class="button" href=routes::WORK_PACKAGES>
                "Show the work packages here"
            </a>
        </EmptyState>
    }
}
