//! The frame around every view, and which view an address shows.

use headroom_contract::operation::Workbench;
use headroom_contract::output::WorkbenchInfo;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::backend::{Query, provide_backend, query, use_backend};
use crate::builder::NewIntrinsicPage;
use crate::networks::{NetworksPage, provide_networks};
use crate::packages::{RunPage, WorkPackagesPage};
use crate::routes;
use crate::ui::{
    AnnouncerRegion, Notice, PageHeading, ThemeSwitch, Tip, Tone, provide_announcer,
    provide_toasts, use_toasts,
};

/// The page.
#[component]
pub(crate) fn App() -> impl IntoView {
    provide_backend();
    provide_announcer();
    provide_toasts();
    provide_networks();
    let workbench = query(|| Some(Workbench {}));
    view! {
        <Router>
            <a class="skip-link" href="#main" rel="external">
                "Skip to content"
            </a>
            <TopBar workbench />
            <main id="main" tabindex="-1">
                <EngineStopped />
                <StoreNotice workbench />
                <Routes fallback=|| view! { <NotFoundPage /> }.into_any()>
                    <Route path=path!("/") view=|| view! { <WorkPackagesPage /> }.into_any() />
                    <Route
                        path=path!("/new/intrinsic")
                        view=|| view! { <NewIntrinsicPage /> }.into_any()
                    />
                    <Route path=path!("/runs/:id") view=|| view! { <RunPage /> }.into_any() />
                    <Route path=path!("/networks") view=|| view! { <NetworksPage /> }.into_any() />
                </Routes>
            </main>
            <ToastRegion />
            <AnnouncerRegion />
        </Router>
    }
}

/// Where to go, who answers, and how it looks.
#[component]
fn TopBar(workbench: Query<WorkbenchInfo>) -> impl IntoView {
    let links = [
        (routes::WORK_PACKAGES, "Work packages"),
        (routes::NEW_INTRINSIC, "New work package"),
        (routes::NETWORKS, "Networks"),
    ];
    let path = use_location().pathname;
    let links = move || {
        links
            .map(|(href, words)| {
                let current = move || (path.get() == href).then_some("page");
                view! {
                    <li>
                        <a href=href aria-current=current>
                            {words}
                        </a>
                    </li>
                }
            })
            .into_iter()
            .collect_view()
    };
    let menu_open = RwSignal::new(false);
    view! {
        <header class="top-bar">
            <a class="brand" href=routes::WORK_PACKAGES>
                "Headroom"
            </a>
            <button
                type="button"
                class="button menu-button"
                aria-expanded=move || menu_open.get().to_string()
                aria-controls="main-nav"
                on:click=move |_| menu_open.update(|open| *open = !*open)
            >
                "Menu"
            </button>
            <nav
                id="main-nav"
                class="main-nav"
                class:main-nav-open=move || menu_open.get()
                aria-label="Main"
                on:click=move |_| menu_open.set(false)
            >
                <ul>{links()}</ul>
            </nav>
            <div class="top-bar-end">
                <EngineBadge workbench />
                <ThemeSwitch />
            </div>
        </header>
    }
}

/// Who answers.
#[component]
fn EngineBadge(workbench: Query<WorkbenchInfo>) -> impl IntoView {
    let words = move || {
        workbench.value.with(|info| {
            info.as_ref().map_or_else(
                || "Embedded engine".to_owned(),
                |info| format!("{} v{}", info.name, info.version),
            )
        })
    };
    view! {
        <Tip
            id="engine-badge".to_owned()
            text=Signal::stored("In-browser engine, not Zepben's service".to_owned())
        >
            <span class="badge">{words}</span>
        </Tip>
    }
}

/// What a person should know about where work packages are kept.
#[component]
fn StoreNotice(workbench: Query<WorkbenchInfo>) -> impl IntoView {
    move || {
        let notice =
            workbench.value.with(|info| info.as_ref().and_then(|info| info.notice.clone()));
        notice.map(|notice| view! { <Notice tone=Tone::Caution>{notice}</Notice> })
    }
}

/// Shown after the engine died in the middle of its work.
#[component]
fn EngineStopped() -> impl IntoView {
    let stopped = use_backend().engine_stopped;
    view! {
        <Show when=move || stopped.get()>
            <Notice tone=Tone::Error>
                <p>
                    "The engine stopped in the middle of its work and was started again. Runs that were under way are marked failed; drafts and earlier results are kept."
                </p>
                <button
                    type="button"
                    class="button button-small"
                    on:click=move |_| stopped.set(false)
                >
                    "Dismiss"
                </button>
            </Notice>
        </Show>
    }
}

#[component]
fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status">
            {move || toasts.current().map(|message| view! { <p class="toast">{message}</p> })}
        </div>
    }
}

#[component]
fn NotFoundPage() -> impl IntoView {
    view! {
        <PageHeading title="There is nothing at this address" />
        <p>"The address may be mistyped, or from another version of Headroom."</p>
        <a class="button" href=routes::WORK_PACKAGES>
            "Show the work packages"
        </a>
    }
}
