//! `/`: the work packages.

use std::sync::Arc;
use std::time::Duration;

use headroom_contract::operation::{
    GetWorkPackages, HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput, SortOrder,
};
use headroom_contract::output::{HcWorkPackage, HcWorkPackagePage};
use headroom_contract::scalar::Long;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::query_signal_with_options;

use super::status::{StatusBadge, jobs_done};
use crate::backend::{Query, query};
use crate::routes;
use crate::ui::format::{count, count_of, number};
use crate::ui::{
    EmptyState, Notice, PageHeading, Skeleton, Tone, not_updated_since, now_ms, use_interval_while,
};
use crate::words::instant;

/// How often a list on view is brought up to date.
const REFRESH_EVERY: Duration = Duration::from_secs(5);
/// Work packages on a page.
const PAGE_SIZE: i32 = 50;
/// Typing pauses this long before the list is searched.
const SEARCH_AFTER: Duration = Duration::from_millis(250);

/// The list.
#[component]
pub(crate) fn WorkPackagesPage() -> impl IntoView {
    let (search, set_search) = query_signal_with_options::<String>(
        routes::key::SEARCH,
        NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() },
    );
    let shown = RwSignal::new(PAGE_SIZE);
    let packages = query(move || {
        Some(GetWorkPackages {
            limit: Some(shown.get()),
            offset: Some(Long(0)),
            filter: search.get().map(|text| HcWorkPackagesFilterInput {
                search_text: Some(text),
                ..HcWorkPackagesFilterInput::default()
            }),
            sort: Some(HcWorkPackagesSortCriteriaInput {
                created_at: Some(SortOrder::Desc),
                name: None,
            }),
        })
    });
    use_interval_while(REFRESH_EVERY, Signal::stored(true), move || packages.refresh());
    let mut type_search = debounce(SEARCH_AFTER, move |text: String| {
        set_search.set(Some(text).filter(|text| !text.trim().is_empty()));
    });
    let searched = Signal::derive(move || search.get().is_some());
    let nothing_yet = move || {
        !searched.get()
            && packages.value.with(|page| page.as_ref().is_some_and(|p| p.total_count == 0))
    };
    view! {
        <div class="page-head">
            <PageHeading title="Work packages" />
            <a class="button button-primary" href=routes::NEW_INTRINSIC hidden=nothing_yet>
                "New work package"
            </a>
        </div>
        <div class="toolbar" hidden=nothing_yet>
            <label class="visually-hidden" for="search">
                "Search by name, id or feeder"
            </label>
            <input
                id="search"
                class="entry"
                type="search"
                placeholder="Search by name, id or feeder"
                autocomplete="off"
                prop:value=move || search.get().unwrap_or_default()
                on:input=move |event| {
                    type_search(event_target_value(&event));
                }
            />
        </div>
        <ListErrors packages />
        <PackageList packages searched />
        <MorePackages packages shown />
        <Freshness packages />
    }
}

/// How old the list is. Hidden from screen readers: it changes every second and tells them nothing to act on.
#[component]
fn Freshness(packages: Query<HcWorkPackagePage>) -> impl IntoView {
    let now = RwSignal::new(now_ms());
    use_interval_while(Duration::from_secs(1), Signal::stored(true), move || now.set(now_ms()));
    let words = move || {
        let seconds = ((now.get() - packages.answered_at_ms.get()) / 1000.0).max(0.0);
        format!("Updated {} s ago", number(seconds, 0))
    };
    view! {
        <p class="freshness" aria-hidden="true" hidden=move || packages.value.with(Option::is_none)>
            {words}
        </p>
    }
}

#[component]
fn ListErrors(packages: Query<HcWorkPackagePage>) -> impl IntoView {
    move || {
        packages.error.get().map(|error| {
            let stale = packages.value.with(Option::is_some);
            view! {
                <Notice tone=Tone::Error>
                    <p>{error.to_string()}</p>
                    {stale.then(|| view! { <p>{not_updated_since(packages.answered_at_ms.get_untracked())}</p> })}
                    <button
                        type="button"
                        class="button button-small"
                        on:click=move |_| packages.refetch()
                    >
                        "Try again"
                    </button>
                </Notice>
            }
        })
    }
}

#[component]
fn PackageList(packages: Query<HcWorkPackagePage>, searched: Signal<bool>) -> impl IntoView {
    move || match packages.value.get() {
        None if packages.settled() => ().into_any(),
        None => view! { <Skeleton rows=4 /> }.into_any(),
        Some(page) if page.work_packages.is_empty() && searched.get() => view! {
            <EmptyState title="Nothing matches">
                <p>"No work package has this in its name, id or feeders"</p>
                <a class="button" href=routes::WORK_PACKAGES>
                    "Show all"
                </a>
            </EmptyState>
        }
        .into_any(),
        Some(page) if page.work_packages.is_empty() => view! { <FirstVisit /> }.into_any(),
        Some(page) => view! { <PackageTable page /> }.into_any(),
    }
}

/// What to do when there is nothing yet.
#[component]
fn FirstVisit() -> impl IntoView {
    view! {
        <EmptyState title="How much more can your feeders take?">
            <p>
                "Headroom runs three-phase power flows on OpenDSS models in this browser, adds generation or load at every customer step by step, and shows where it stops and why. Nothing leaves your machine."
            </p>
            <div class="empty-actions">
                <a class="button button-primary" href=routes::NEW_FROM_SAMPLE>
                    "Try the sample feeder"
                </a>
                <a class="button" href=routes::NEW_INTRINSIC>
                    "New work package"
                </a>
            </div>
        </EmptyState>
    }
}

#[component]
fn PackageTable(page: Arc<HcWorkPackagePage>) -> impl IntoView {
    let rows = page.work_packages.iter().map(package_row).collect_view();
    view! {
        <div class="table-frame" role="region" aria-label="Work packages" tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"Feeders"</th>
                        <th scope="col">"Progress"</th>
                        <th scope="col">"Created"</th>
                        <th scope="col">"Finished"</th>
                        <th scope="col">"Id"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn package_row(package: &HcWorkPackage) -> impl IntoView + use<> {
    let (done, jobs) = jobs_done(package);
    let feeders = match package.feeders.as_slice() {
        [] => "-".to_owned(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} and {} more", count(rest.len())),
    };
    let progress = format!("{} of {}", count(done), count_of(jobs, "feeder", "feeders"));
    view! {
        <tr>
            <th scope="row">
                <a class="row-link" href=routes::run(&package.id)>
                    {package.name.clone()}
                </a>
            </th>
            <td>
                <StatusBadge package=Signal::stored(package.clone()) />
            </td>
            <td>{feeders}</td>
            <td>{progress}</td>
            <td class="instant">{instant(package.created_at.as_deref())}</td>
            <td class="instant">{instant(package.completed_at.as_deref())}</td>
            <td>
                <code class="id">{package.id.clone()}</code>
            </td>
        </tr>
    }
}

#[component]
fn MorePackages(packages: Query<HcWorkPackagePage>, shown: RwSignal<i32>) -> impl IntoView {
    move || {
        let total = packages.value.with(|page| page.as_ref().map_or(0, |page| page.total_count));
        (total > shown.get()).then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| shown.update(|shown| *shown += PAGE_SIZE)
                >
                    {format!("Show more of {}", count(total))}
                </button>
            }
        })
    }
}
