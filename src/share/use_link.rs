//! The link to what is on view, as it changes.

use std::sync::Arc;

use headroom_contract::operation::LvGroupHostingCapacitySummaries;
use headroom_contract::output::{HcWorkPackage, IntrinsicJob, StudyKind};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::figures::Figures;
use super::link::{Link, versioned};
use super::payload::{SharedRun, encode};
use crate::backend::{query, use_backend};
use crate::json;
use crate::routes::{self, key};

/// What can be given away of a run.
#[derive(Clone, Copy)]
pub(super) struct Given {
    /// The link; nothing until it is known, or where a run has no configuration.
    pub(super) link: Signal<Option<Link>>,
    /// The run itself, where no server has it.
    pub(super) run: Signal<Option<SharedRun>>,
}

/// The view of now: at the same server, or of a run that is made again.
pub(super) fn use_given(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> Given {
    if use_backend().is_embedded() { embedded(package, jobs) } else { at_server(package) }
}

fn at_server(package: Signal<HcWorkPackage>) -> Given {
    let search = use_location().search;
    let link = Signal::derive(move || {
        Some(Link {
            origin: routes::origin(),
            path: package.with(|package| routes::run(&package.id)),
            query: versioned(&search.get()),
            fragment: String::new(),
        })
    });
    Given { link, run: Signal::stored(None) }
}

fn embedded(package: Signal<HcWorkPackage>, jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>) -> Given {
    let search = use_location().search;
    let summary = query(move || {
        let work_package_id = package.with(|package| package.id.clone());
        Some(LvGroupHostingCapacitySummaries { work_package_id })
    });
    let run = Memo::new(move |_| {
        let kind =
            jobs.with(|jobs| Some(jobs.as_ref()?.first()?.kind)).unwrap_or(StudyKind::IntrinsicLv);
        package.with(|package| {
            let input = json::read(package.config.as_deref()?).ok()?;
            Some(SharedRun { kind, name: package.name.clone(), input })
        })
    });
    let fragment = Memo::new(move |_| run.with(|run| encode(run.as_ref()?)));
    let link = Signal::derive(move || {
        let mut query = versioned(&search.get());
        // While it runs there is nothing to compare yet.
        if package.with(|package| !package.state().is_active())
            && let Some(summary) = summary.value.get().filter(|summary| summary.group_count > 0)
        {
            query = format!("{query}&{}={}", key::FIGURES, Figures::from(&*summary).write());
        }
        let path = routes::shared();
        Some(Link { origin: routes::origin(), path, query, fragment: fragment.get()? })
    });
    Given { link, run: run.into() }
}

/// Leads from a panel inside another page to the whole run. One that a browser keeps is run again there: what stands inside
/// another site has a store of its own.
#[component]
pub(crate) fn OpenInHeadroom(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> impl IntoView {
    let link = use_given(package, jobs).link;
    move || {
        let address = link.get()?.address();
        Some(view! {
            <a class="panel-page-open" href=address target="_blank" rel="external noopener">
                "Open in Headroom (new tab)"
            </a>
        })
    }
}
