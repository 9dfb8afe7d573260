//! `/runs/:id`: one work package.

mod actions;
mod bell;
mod edit;
mod failures;
mod jobs;
mod lineage;
mod panel;
mod percent;
mod progress;
mod report;
mod states;

use std::sync::Arc;
use std::time::Duration;

use headroom_contract::operation::{GetWorkPackageById, IntrinsicJobs};
use headroom_contract::output::{HcWorkPackage, IntrinsicJob, WorkPackageState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::actions::PackageActions;
use self::bell::use_bell;
use self::edit::Details;
use self::failures::{FailedJobs, JobWarnings};
use self::lineage::Lineage;
pub(crate) use self::panel::RunPanelPage;
use self::progress::{Progress, percent_done};
pub(crate) use self::report::RunReportPage;
use self::states::{CancelledBanner, NoSuchRun, RunErrors, announce_state};
use super::config::Configuration;
use super::status::StatusBadge;
use crate::backend::{Query, query, use_answering, use_backend};
use crate::builder::UseAsStart;
use crate::compare::CompareWith;
use crate::connection::PlainWorkbench;
use crate::results::{Results, ResultsVersion};
use crate::routes;
use crate::share::{SameNumbers, ShareButton};
use crate::ui::{PageHeading, Skeleton, now_ms, use_interval_while};
use crate::words::instant;

/// How often an active work package is brought up to date by the engine in this browser, where asking is cheap.
const REFRESH_EVERY: Duration = Duration::from_millis(500);
/// The same by a server, which many people ask.
const REFRESH_FROM_SERVER_EVERY: Duration = Duration::from_secs(3);
/// The same in this browser just after the page was opened: many runs take less than a second, and half of one is a long wait then.
const REFRESH_FRESH_EVERY: Duration = Duration::from_millis(150);
/// How long a page counts as just opened.
const FRESH_FOR_MS: f64 = 2000.0;

/// One work package.
#[component]
pub(crate) fn RunPage() -> impl IntoView {
    view! { <OfAddress shown=|run| view! { <FoundRun run /> }.into_any() /> }
}

/// The run that the address names.
#[component]
fn OfAddress(shown: fn(Run) -> AnyView) -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    // A different work package is a different page: nothing of the one before may linger.
    move || view! { <OfRun id=id.get() shown /> }.into_any()
}

/// A work package and its jobs, brought up to date while more comes.
#[derive(Clone, Copy)]
struct Run {
    package: Query<Option<HcWorkPackage>>,
    jobs: Query<Vec<IntrinsicJob>>,
    active: Signal<bool>,
}

fn use_run(id: String) -> Run {
    let id = StoredValue::new(id);
    let answering = use_answering();
    let package =
        query(move || (!answering.is_silent()).then(|| GetWorkPackageById { id: id.get_value() }));
    let embedded = use_backend().is_embedded();
    let jobs = query(move || {
        answering.is_headroom().then(|| IntrinsicJobs { work_package_id: id.get_value() })
    });
    let state = Memo::new(move |_| {
        package
            .value
            .with(|answer| answer.as_deref().and_then(Option::as_ref).map(HcWorkPackage::state))
    });
    let active = Signal::derive(move || state.get().is_some_and(WorkPackageState::is_active));
    let run = Run { package, jobs, active };
    let every = if embedded { REFRESH_EVERY } else { REFRESH_FROM_SERVER_EVERY };
    use_interval_while(every, active, move || run.refresh());
    let opened_at_ms = now_ms();
    let fresh =
        Signal::derive(move || embedded && active.get() && now_ms() - opened_at_ms < FRESH_FOR_MS);
    use_interval_while(REFRESH_FRESH_EVERY, fresh, move || run.refresh());
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
    run
}

impl Run {
    /// Brings it up to date, unless that is under way.
    fn refresh(self) {
        self.package.refresh();
        self.jobs.refresh();
    }
}

/// What a run's address shows: the run, or why not.
#[component]
fn OfRun(id: String, shown: impl Fn(Run) -> AnyView + Send + Sync + 'static) -> impl IntoView {
    let run = use_run(id.clone());
    let id = StoredValue::new(id);
    let package = run.package;
    let found = Memo::new(move |_| package.value.get().map(|answer| answer.as_ref().is_some()));
    view! {
        <RunErrors package />
        {move || match found.get() {
            None if package.settled() => ().into_any(),
            None => view! { <Skeleton rows=6 /> }.into_any(),
            Some(false) => view! { <NoSuchRun id=id.get_value() /> }.into_any(),
            Some(true) => shown(run),
        }}
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
fn FoundRun(run: Run) -> impl IntoView {
    let Run { package, jobs, active } = run;
    let shown = present(package);
    let jobs_now: Signal<Option<Arc<Vec<IntrinsicJob>>>> = jobs.value.into();
    let id = Signal::derive(move || shown.with(|package| package.id.clone()));
    let title = Signal::derive(move || shown.with(|package| package.name.clone()));
    let window_title = Signal::derive(move || {
        if active.get() {
            let percent = percent_done(&shown.get(), jobs_now.get().as_deref());
            format!("({percent} %) {}", title.get())
        } else {
            title.get()
        }
    });
    let changed = Callback::new(move |()| {
        package.refetch();
        jobs.refetch();
    });
    let version = Memo::new(move |_| results_version(shown, jobs_now));
    let bell = use_bell(title, active, move || run.refresh());
    let config = Memo::new(move |_| shown.with(|package| package.config.clone()));
    announce_state(shown);
    let answering = use_answering();
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
            <div class="actions">
                <ShareButton package=shown jobs=jobs_now />
                <Show when=move || answering.has_results()>
                    <a class="button" href=move || id.with(|id| routes::report(id))>
                        "Report"
                    </a>
                </Show>
                <Show when=move || answering.is_headroom()>
                    <CompareWith id />
                </Show>
                <UseAsStart id config jobs=jobs_now />
                <PackageActions id active changed />
            </div>
        </div>
        <SameNumbers id ended=Signal::derive(move || !active.get()) />
        <Details package=shown changed />
        <CancelledBanner package=shown />
        <FailedJobs package=shown jobs=jobs_now />
        <Lineage id />
        <Configuration package=shown jobs=jobs_now />
        <Progress package=shown jobs=jobs_now active answered_at_ms=package.answered_at_ms bell />
        <JobWarnings jobs=jobs_now />
        <PlainWorkbench />
        <Show when=move || answering.has_results()>
            <Results package=shown version />
        </Show>
    }
}

fn created_words(package: &HcWorkPackage) -> String {
    let by = package.created_by.as_ref().map(|user| format!(" by {}", user.username));
    let created =
        format!("Created {}{}", instant(package.created_at.as_deref()), by.unwrap_or_default());
    match package.completed_at.as_deref() {
        Some(completed) => format!("{created}, ended {}", instant(Some(completed))),
        None => created,
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
