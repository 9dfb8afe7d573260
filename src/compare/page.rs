//! `/compare/:a/:b`: two runs.

use headroom_contract::operation::{CompareResults, GetWorkPackageById};
use headroom_contract::output::HcWorkPackage;
use headroom_contract::scalar::Long;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::configurations::ConfigurationDifferences;
use super::scatter::Scatter;
use super::table::DifferenceTable;
use super::{CHANGES, change_of, change_slug, change_words};
use crate::backend::query;
use crate::routes::{self, key};
use crate::ui::format::count;
use crate::ui::{EmptyState, Notice, PageHeading, Pager, Skeleton, Tone};
use crate::words::instant;

/// Places of a page.
const PAGE_SIZE: u32 = 200;

/// Two runs.
#[component]
pub(crate) fn ComparePage() -> impl IntoView {
    let params = use_params_map();
    let ids = Memo::new(move |_| {
        params.with(|p| (p.get("a").unwrap_or_default(), p.get("b").unwrap_or_default()))
    });
    // Other runs are another page: nothing of those before may linger.
    move || {
        let (first, second) = ids.get();
        view! { <Comparison first second /> }.into_any()
    }
}

#[component]
fn Comparison(first: String, second: String) -> impl IntoView {
    let (a, b) = (StoredValue::new(first), StoredValue::new(second));
    let first = query(move || Some(GetWorkPackageById { id: a.get_value() }));
    let second = query(move || Some(GetWorkPackageById { id: b.get_value() }));
    let error = move || first.error.get().or_else(|| second.error.get());
    let content = move || {
        if let Some(error) = error() {
            return view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any();
        }
        let (Some(first), Some(second)) = (first.value.get(), second.value.get()) else {
            return view! { <Skeleton rows=6 /> }.into_any();
        };
        match ((*first).clone(), (*second).clone()) {
            (Some(first), Some(second)) => view! { <BothFound first second /> }.into_any(),
            _ => view! {
                <EmptyState title="A run is not here">
                    <p>"At least one of the two was run elsewhere, or it was deleted"</p>
                    <a class="button" href=routes::work_packages()>"Show the work packages here"</a>
                </EmptyState>
            }
            .into_any(),
        }
    };
    view! {
        <div class="page-head">
            <PageHeading title="Two runs compared" />
        </div>
        {content}
    }
}

#[component]
fn BothFound(first: HcWorkPackage, second: HcWorkPackage) -> impl IntoView {
    let (a, b) = (first.id.clone(), second.id.clone());
    let swapped = routes::compare(&b, &a);
    view! {
        <dl class="compare-runs">
            <RunOf letter="A" package=first.clone() />
            <RunOf letter="B" package=second.clone() />
        </dl>
        <p>
            <a class="button button-small" href=swapped>"Swap A and B"</a>
        </p>
        <ConfigurationDifferences first second />
        <Differences a b />
    }
}

#[component]
fn RunOf(letter: &'static str, package: HcWorkPackage) -> impl IntoView {
    let ended = instant(package.completed_at.as_deref().or(package.created_at.as_deref()));
    view! {
        <div>
            <dt>{letter}</dt>
            <dd>
                <a href=routes::run(&package.id)>{package.name}</a>
                <span class="hint">{ended}</span>
            </dd>
        </div>
    }
}

/// What of the places is on view, from the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    change: String,
    page: u32,
}

#[component]
fn Differences(a: String, b: String) -> impl IntoView {
    let (a, b) = (StoredValue::new(a), StoredValue::new(b));
    let address = use_query_map();
    let shown = Memo::new(move |_| {
        address.with(|query| Shown {
            change: query.get(key::CHANGE).unwrap_or_default(),
            page: query.get(key::PAGE).and_then(|page| page.parse().ok()).unwrap_or(1).max(1) - 1,
        })
    });
    let navigate = routes::use_navigate();
    let go = Callback::new(move |Shown { change, page }: Shown| {
        let options =
            NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        let path = routes::compare_view(&a.get_value(), &b.get_value(), &change, page);
        navigate(&path, options);
    });
    let compared = query(move || {
        let Shown { change, page } = shown.get();
        Some(CompareResults {
            first_id: a.get_value(),
            second_id: b.get_value(),
            changes: change_of(&change).map(|change| vec![change]),
            limit: i32::try_from(PAGE_SIZE).ok(),
            offset: Some(Long(i64::from(page) * i64::from(PAGE_SIZE))),
        })
    });
    let content = move || {
        if let Some(error) = compared.error.get() {
            return view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any();
        }
        match compared.value.get() {
            None => view! { <Skeleton rows=8 /> }.into_any(),
            Some(page) if page.changes.is_empty() => view! {
                <EmptyState title="Nothing to compare">
                    <p>"Neither of the runs has results"</p>
                </EmptyState>
            }
            .into_any(),
            Some(page) => {
                let page = (*page).clone();
                let total = u32::try_from(page.total_count.0).unwrap_or_default();
                view! {
                    <ChangeChoice changes=page.changes.clone() shown go />
                    <Scatter rows=page.rows.clone() />
                    <Pager
                        label="Pages of differences"
                        page=Signal::derive(move || shown.with(|shown| shown.page))
                        page_size=PAGE_SIZE
                        total
                        turn=move |page| go.run(Shown { page, ..shown.get_untracked() })
                    />
                    <DifferenceTable rows=page.rows />
                }
                .into_any()
            }
        }
    };
    view! {
        <section class="panel compare-differences" aria-labelledby="compare-title">
            <h2 id="compare-title">"Differences, B \u{2212} A"</h2>
            {content}
        </section>
    }
}

/// Chooses places by what became of them; says how many there are.
#[component]
fn ChangeChoice(
    changes: Vec<headroom_contract::output::ResultChangeCount>,
    shown: Memo<Shown>,
    go: Callback<Shown>,
) -> impl IntoView {
    let all: i32 = changes.iter().map(|counted| counted.count).sum();
    let count_of = |change| {
        changes.iter().find(|counted| counted.change == change).map_or(0, |counted| counted.count)
    };
    let mut choices = vec![(String::new(), "All".to_owned(), all)];
    choices.extend(CHANGES.into_iter().filter(|change| count_of(*change) > 0).map(|change| {
        (change_slug(change).to_owned(), change_words(change).to_owned(), count_of(change))
    }));
    let buttons = choices
        .into_iter()
        .map(|(slug, words, places)| {
            let own = slug.clone();
            let pressed = move || shown.with(|shown| shown.change == own).to_string();
            view! {
                <button
                    type="button"
                    class="button button-small"
                    aria-pressed=pressed
                    on:click=move |_| go.run(Shown { change: slug.clone(), page: 0 })
                >
                    {format!("{words}: {}", count(places))}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="compare-changes" role="group" aria-label="Places by change">
            {buttons}
        </div>
    }
}
