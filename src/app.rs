//! The frame around every view, and which view an address shows.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::backend::{provide_answering, provide_backend, use_answering, use_backend};
use crate::builder::{NewHvPage, NewIntrinsicPage};
use crate::compare::ComparePage;
use crate::connection::{EngineButton, NotAnswering, provide_connect_dialog};
use crate::embed::EmbedBridge;
use crate::go_to::GoTo;
use crate::keys::KeysButton;
use crate::networks::{NetworksPage, provide_networks};
use crate::newer::NewerVersion;
use crate::opened::OpenPage;
use crate::packages::{RunPage, RunPanelPage, RunReportPage, WorkPackagesPage};
use crate::routes;
use crate::share::{LinkNotice, SharedRunPage};
use crate::ui::{
    AnnouncerRegion, Notice, PageHeading, PowerSwitch, ThemeSwitch, Tone, ZoneSwitch,
    provide_announcer, provide_preferences, provide_toasts, use_announcer, use_preferences,
    use_toasts,
};

/// The page.
#[component]
pub(crate) fn App() -> impl IntoView {
    provide_backend();
    provide_announcer();
    provide_toasts();
    provide_preferences();
    let (preferences, announcer) = (use_preferences(), use_announcer());
    let drawn_for = StoredValue::new(0);
    let backend = use_backend();
    view! {
        <Router base=routes::base()>
            <a class="skip-link" href="#main" rel="external">
                "Skip to content"
            </a>
            {move || {
                // Nothing that one workbench answered may be shown as another's.
                backend.place();
                if preferences.changes() != drawn_for.get_value() {
                    drawn_for.set_value(preferences.changes());
                    announcer.draws_anew();
                }
                view! { <Frame /> }.into_any()
            }}
            <ToastRegion />
            <AnnouncerRegion />
            <EmbedBridge />
        </Router>
    }
}

/// Everything that one workbench answers.
#[component]
fn Frame() -> impl IntoView {
    provide_answering();
    provide_connect_dialog();
    provide_networks();
    view! {
        <TopBar />
        <main id="main" tabindex="-1">
            <NewerVersion />
            <EngineStopped />
            <NotAnswering />
            <StoreNotice />
            <LinkNotice />
            <Routes fallback=|| view! { <NotFoundPage /> }.into_any()>
                <Route path=path!("/") view=|| view! { <WorkPackagesPage /> }.into_any() />
                <Route
                    path=path!("/new/intrinsic")
                    view=|| view! { <NewIntrinsicPage /> }.into_any()
                />
                <Route path=path!("/new/hv") view=|| view! { <NewHvPage /> }.into_any() />
                <Route path=path!("/runs/:id") view=|| view! { <RunPage /> }.into_any() />
                <Route
                    path=path!("/runs/:id/report")
                    view=|| view! { <RunReportPage /> }.into_any()
                />
                <Route path=path!("/shared") view=|| view! { <SharedRunPage /> }.into_any() />
                <Route
                    path=path!("/embed/runs/:id/:panel")
                    view=|| view! { <RunPanelPage /> }.into_any()
                />
                <Route
                    path=path!("/embed/shared/:panel")
                    view=|| view! { <SharedRunPage /> }.into_any()
                />
                <Route
                    path=path!("/compare/:a/:b")
                    view=|| view! { <ComparePage /> }.into_any()
                />
                <Route path=path!("/open") view=|| view! { <OpenPage /> }.into_any() />
                <Route path=path!("/networks") view=|| view! { <NetworksPage /> }.into_any() />
            </Routes>
        </main>
        <GoTo />
    }
}

/// Where to go, who answers, and how it looks.
#[component]
fn TopBar() -> impl IntoView {
    let links = [
        (routes::work_packages(), "Work packages"),
        (routes::new_intrinsic(), "New work package"),
        (routes::networks(), "Networks"),
        (routes::open(), "Open results"),
    ];
    let path = use_location().pathname;
    let links = links.map(|(href, words)| {
        let own = href.clone();
        // Both kinds of form stand behind one link.
        let other = (href == routes::new_intrinsic()).then(routes::new_hv);
        let current = move || {
            let path = path.get();
            (path == own || other.as_ref() == Some(&path)).then_some("page")
        };
        view! {
            <li>
                <a href=href aria-current=current>
                    {words}
                </a>
            </li>
        }
    });
    let menu_open = RwSignal::new(false);
    view! {
        <header class="top-bar">
            <a class="brand" href=routes::work_packages()>
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
                <ul>{links.into_iter().collect_view()}</ul>
            </nav>
            <div class="top-bar-end">
                <EngineButton />
                <KeysButton />
                <ZoneSwitch />
                <PowerSwitch />
                <ThemeSwitch />
            </div>
        </header>
    }
}

/// What a person should know about where work packages are kept.
#[component]
fn StoreNotice() -> impl IntoView {
    let workbench = use_answering().workbench;
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
                    "The engine stopped in the middle of its work and was started again. Runs that were under way are marked failed; drafts and earlier results are kept. If the run was a large one, this browser may not have the memory for it: run fewer feeders at once."
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
        <a class="button" href=routes::work_packages()>
            "Show the work packages"
        </a>
    }
}
