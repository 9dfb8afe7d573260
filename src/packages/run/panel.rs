//! `/embed/runs/:id/:panel`: one panel of a run's results, for other pages.

use std::sync::Arc;

use headroom_contract::output::{HcWorkPackage, IntrinsicJob};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::states::CancelledBanner;
use super::{OfRun, Run, StatusBadge, present, results_version};
use crate::results::Results;
use crate::routes::Panel;
use crate::share::{OpenInHeadroom, SameNumbers};
use crate::ui::PageHeading;

/// One panel of a run.
#[component]
pub(crate) fn RunPanelPage() -> impl IntoView {
    let params = use_params_map();
    let shown = Memo::new(move |_| {
        params.with(|params| {
            let panel = params.get("panel").and_then(|slug| Panel::from_slug(&slug));
            (params.get("id").unwrap_or_default(), panel)
        })
    });
    move || match shown.get() {
        (id, Some(panel)) => {
            view! { <OfRun id shown=move |run| view! { <FoundPanel run panel /> }.into_any() /> }
                .into_any()
        }
        (_, None) => view! { <NoSuchPanel /> }.into_any(),
    }
}

#[component]
fn FoundPanel(run: Run, panel: Panel) -> impl IntoView {
    let Run { package, jobs, active } = run;
    let shown: Signal<HcWorkPackage> = present(package);
    let jobs_now: Signal<Option<Arc<Vec<IntrinsicJob>>>> = jobs.value.into();
    let id = Signal::derive(move || shown.with(|package| package.id.clone()));
    let title = Signal::derive(move || shown.with(|package| package.name.clone()));
    let version = Memo::new(move |_| results_version(shown, jobs_now));
    view! {
        <div class="panel-page-head">
            <PageHeading title />
            <StatusBadge package=shown />
            <OpenInHeadroom package=shown jobs=jobs_now />
        </div>
        <SameNumbers id ended=Signal::derive(move || !active.get()) />
        <CancelledBanner package=shown />
        <Results package=shown version only=panel />
    }
}

#[component]
fn NoSuchPanel() -> impl IntoView {
    let known = Panel::ALL.map(|(panel, _)| panel.slug()).join(", ");
    view! {
        <PageHeading title="There is no such panel" />
        <p>{format!("The address has to end in one of: {known}")}</p>
    }
}
