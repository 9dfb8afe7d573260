//! `/compare/:a/:b`: two runs.

use headroom_contract::operation::GetWorkPackageById;
use headroom_contract::output::HcWorkPackage;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::configurations::ConfigurationDifferences;
use super::differences::Differences;
use crate::backend::query;
use crate::results::provenance_of_two;
use crate::routes;
use crate::ui::{EmptyState, Notice, PageHeading, Skeleton, Tone};
use crate::words::instant;

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
    let provenance = provenance_of_two(&first, &second);
    view! {
        <dl class="compare-runs">
            <RunOf letter="A" package=first.clone() />
            <RunOf letter="B" package=second.clone() />
        </dl>
        <p>
            <a class="button button-small" href=swapped>"Swap A and B"</a>
        </p>
        <ConfigurationDifferences first second />
        <Differences a b provenance />
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
