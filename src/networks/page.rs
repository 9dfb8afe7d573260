//! `/networks`

use headroom_contract::operation::RemoveNetwork;
use headroom_contract::output::{NetworkInfo, NetworkOrigin};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;

use super::details::NetworkDetails;
use super::known::use_networks;
use super::open_dialog::OpenNetworkDialog;
use crate::backend::{use_answering, use_backend};
use crate::connection::PlainWorkbench;
use crate::routes;
use crate::ui::{ConfirmDialog, EmptyState, Notice, PageHeading, Skeleton, Tone, use_toasts};

/// The networks that can be run.
#[component]
pub(crate) fn NetworksPage() -> impl IntoView {
    let opening = RwSignal::new(false);
    let answering = use_answering();
    let navigate = routes::use_navigate();
    let on_use = Callback::new(move |mrid: String| {
        navigate(&routes::new_with_feeder(&mrid), NavigateOptions::default());
    });
    view! {
        <div class="page-head">
            <div>
                <PageHeading title="Networks" />
                <p class="lead">"Each is a feeder that a work package can name"</p>
            </div>
            <button
                type="button"
                class="button button-primary"
                hidden=move || !answering.is_headroom()
                on:click=move |_| opening.set(true)
            >
                "Open network…"
            </button>
        </div>
        <PlainWorkbench />
        <NetworkCards opening />
        <OpenNetworkDialog open=opening on_use />
    }
}

#[component]
fn NetworkCards(opening: RwSignal<bool>) -> impl IntoView {
    let answering = use_answering();
    let networks = use_networks();
    let failed = move || {
        networks.error.get().map(|error| {
            view! {
                <Notice tone=Tone::Error>
                    <p>{error.to_string()}</p>
                    <button
                        type="button"
                        class="button button-small"
                        on:click=move |_| networks.refetch()
                    >
                        "Try again"
                    </button>
                </Notice>
            }
        })
    };
    let cards = move || match networks.value.get() {
        None if networks.settled() || answering.is_plain() || answering.is_silent() => {
            ().into_any()
        }
        None => view! { <Skeleton rows=3 /> }.into_any(),
        Some(known) if known.is_empty() => view! {
            <EmptyState title="No networks yet">
                <p>"Open the folder or ZIP file of an OpenDSS model to run it"</p>
                <button
                    type="button"
                    class="button button-primary"
                    on:click=move |_| opening.set(true)
                >
                    "Open network…"
                </button>
            </EmptyState>
        }
        .into_any(),
        Some(known) => {
            let cards = known
                .iter()
                .map(|network| view! { <NetworkCard network=network.clone() /> })
                .collect_view();
            view! { <ul class="network-cards">{cards}</ul> }.into_any()
        }
    };
    view! {
        {failed}
        {cards}
    }
}

#[component]
fn NetworkCard(network: NetworkInfo) -> impl IntoView {
    let origin = match network.origin {
        NetworkOrigin::Sample => "Sample",
        NetworkOrigin::Opened => "Opened here",
    };
    let opened = network.origin == NetworkOrigin::Opened;
    let use_link = routes::new_with_feeder(&network.mrid);
    let mrid = network.mrid.clone();
    view! {
        <li class="network-card">
            <div class="network-card-head">
                <h2>{network.name.clone()}</h2>
                <span class="badge">{origin}</span>
            </div>
            <p class="network-mrid">
                <span class="hint">"mRID "</span>
                <code>{network.mrid.clone()}</code>
            </p>
            {network.description.clone().map(|text| view! { <p>{text}</p> })}
            <NetworkDetails network />
            <div class="network-card-actions">
                <a class="button" href=use_link>
                    "Use in a work package"
                </a>
                {opened.then(|| view! { <RemoveButton mrid /> })}
            </div>
        </li>
    }
}

/// Removes an opened network after asking.
#[component]
fn RemoveButton(mrid: String) -> impl IntoView {
    let backend = use_backend();
    let networks = use_networks();
    let toasts = use_toasts();
    let asking = RwSignal::new(false);
    let message = if backend.is_embedded() {
        "Its files are removed from this browser. Work packages that used it keep their results; running them again needs the files."
    } else {
        "Its files are removed from the server, for everyone. Work packages that used it keep their results; running them again needs the files."
    };
    let label = format!("Remove {mrid}");
    let remove = Callback::new(move |()| {
        let operation = RemoveNetwork { mrid: mrid.clone() };
        spawn_local(async move {
            match backend.run(&operation).await {
                Ok(mrid) => toasts.show(format!("{mrid} removed")),
                Err(error) => toasts.show(error.to_string()),
            }
            networks.refetch();
        });
    });
    view! {
        <button
            type="button"
            class="button"
            aria-label=label
            on:click=move |_| asking.set(true)
        >
            "Remove…"
        </button>
        <ConfirmDialog
            open=asking
            title="Remove this network?"
            message
            confirm="Remove network"
            keep="Keep it"
            on_confirm=remove
        />
    }
}
