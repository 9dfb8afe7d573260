//! `/`: the work packages.

mod delete;
mod empty;
mod table;
mod toolbar;
mod view;

use std::collections::BTreeSet;
use std::time::Duration;

use headroom_contract::operation::GetWorkPackages;
use headroom_contract::output::HcWorkPackagePage;
use headroom_contract::scalar::Long;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_query_map;

use self::delete::SelectedPackages;
use self::empty::{FirstVisit, NothingMatches};
use self::table::PackageTable;
use self::toolbar::Toolbar;
use self::view::ListView;
use super::freshness::Freshness;
use crate::backend::{Query, query, use_answering};
use crate::connection::PlainWorkbench;
use crate::routes;
use crate::ui::{
    Notice, PageHeading, Pager, Skeleton, Tone, not_updated_since, use_interval_while,
};

/// How often a list on view is brought up to date.
const REFRESH_EVERY: Duration = Duration::from_secs(5);
/// Work packages on a page.
const PAGE_SIZE: u32 = 50;

/// The list as it is on view, and what changes that.
#[derive(Clone, Copy)]
struct List {
    /// What the address says.
    view: Memo<ListView>,
    /// Shows another part of it.
    show: Callback<ListView>,
    /// The page on view.
    packages: Query<HcWorkPackagePage>,
    /// Ids of the chosen ones.
    selected: RwSignal<BTreeSet<String>>,
}

/// The list.
#[component]
pub(crate) fn WorkPackagesPage() -> impl IntoView {
    let list = use_list();
    let List { view, show, packages, .. } = list;
    let total = Memo::new(move |_| {
        packages.value.with(|page| page.as_ref().map_or(0, |page| page.total_count.unsigned_abs()))
    });
    let turn = Callback::new(move |page| show.run(ListView { page, ..view.get_untracked() }));
    let nothing_yet = Memo::new(move |_| {
        let none = |page: &HcWorkPackagePage| page.total_count == 0;
        !view.with(ListView::narrows)
            && packages.value.with(|page| page.as_deref().is_some_and(none))
    });
    view! {
        <div class="page-head">
            <PageHeading title="Work packages" />
            <div class="actions">
                <a class="button" href=routes::shared()>
                    "Open a run's file"
                </a>
                <a class="button button-primary" href=routes::new_intrinsic() hidden=nothing_yet>
                    "New work package"
                </a>
            </div>
        </div>
        <div hidden=nothing_yet>
            <Toolbar list />
        </div>
        <PlainWorkbench />
        <ListErrors packages />
        <SelectedPackages list />
        <Listed list />
        <div class="list-foot">
            <Freshness answered_at_ms=packages.answered_at_ms />
            <Pager
                label="Pages of the list"
                page=Signal::derive(move || view.with(|view| view.page))
                page_size=PAGE_SIZE
                total
                turn
            />
        </div>
    }
}

fn use_list() -> List {
    let answering = use_answering();
    let address = use_query_map();
    let view = Memo::new(move |_| address.with(|query| ListView::read(|key| query.get(key))));
    let packages = query(move || {
        // Whether states can be told apart, and who asks, are known once somebody answers.
        let view = view.get();
        let waits = view.mine && !answering.user.settled();
        (!answering.is_silent() && answering.kind().is_some() && !waits).then(|| GetWorkPackages {
            limit: i32::try_from(PAGE_SIZE).ok(),
            offset: Some(Long(i64::from(view.page) * i64::from(PAGE_SIZE))),
            filter: Some(view.filter(answering.user_id(), answering.is_headroom())),
            sort: Some(view.criteria()),
        })
    });
    let asking = Signal::derive(move || !answering.is_silent());
    use_interval_while(REFRESH_EVERY, asking, move || packages.refresh());
    let navigate = routes::use_navigate();
    let show = Callback::new(move |view: ListView| {
        let options =
            NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&view.address(), options);
    });
    List { view, show, packages, selected: RwSignal::new(BTreeSet::new()) }
}

#[component]
fn ListErrors(packages: Query<HcWorkPackagePage>) -> impl IntoView {
    let answering = use_answering();
    move || {
        // Told once, by the frame.
        let error =
            packages.error.get().filter(|error| answering.failure().as_ref() != Some(error));
        error.map(|error| {
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

/// The table, or why there is none. It is drawn anew only when it comes and goes, so that polling moves nothing.
#[component]
fn Listed(list: List) -> impl IntoView {
    let rows = Memo::new(move |_| {
        list.packages.value.with(|page| page.as_ref().map(|page| page.work_packages.len()))
    });
    let has_rows = Memo::new(move |_| rows.get().map(|rows| rows > 0));
    move || match has_rows.get() {
        None if list.packages.settled() => ().into_any(),
        None => view! { <Skeleton rows=4 /> }.into_any(),
        Some(true) => view! { <PackageTable list /> }.into_any(),
        Some(false) if list.view.with(|view| view.narrows() || view.page > 0) => {
            view! { <NothingMatches /> }.into_any()
        }
        Some(false) => view! { <FirstVisit /> }.into_any(),
    }
}
