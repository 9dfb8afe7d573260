//! Share: a link to this view, and code that puts it into another page. Files are something else: see the tables' exports.

use std::sync::Arc;

use headroom_contract::exchange::file_stem;
use headroom_contract::output::{HcWorkPackage, IntrinsicJob, NetworkOrigin};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::embed_code::EmbedCode;
use super::link::Link;
use super::networks::pack;
use super::payload::SharedRun;
use super::run_file::RunFile;
use super::use_link::{Given, use_given};
use crate::backend::use_backend;
use crate::networks::use_networks;
use crate::ui::{CopyButton, Dialog, Notice, Tone, download_blob, use_toasts};

/// Longer links are cut off by mail programs and chats.
const LONGEST_LINK: usize = 8000;

/// The button with its dialog.
#[component]
pub(crate) fn ShareButton(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="button"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            "Share…"
        </button>
        <Dialog open title="Share this view">
            <Share package jobs />
        </Dialog>
    }
}

#[component]
fn Share(
    package: Signal<HcWorkPackage>,
    jobs: Signal<Option<Arc<Vec<IntrinsicJob>>>>,
) -> impl IntoView {
    let Given { link, run } = use_given(package, jobs);
    let what = match use_backend().server_name() {
        None => "This run is in this browser only. The link carries its whole input and runs it again wherever it is opened, with the same numbers. No server sees what it carries.".to_owned(),
        Some(server) => format!("Whoever opens the link sees this run and this view, if {server} lets them: it holds no token."),
    };
    let own = use_own_networks(package);
    view! {
        <p>{what}</p>
        <OwnNetworks own />
        <Links link />
        <DownloadRunFile link run own />
    }
}

/// The link and the code, to be copied.
#[component]
fn Links(link: Signal<Option<Link>>) -> impl IntoView {
    let text = Signal::derive(move || {
        link.with(|link| link.as_ref().map(Link::address)).unwrap_or_default()
    });
    let too_long = Memo::new(move |_| text.with(|text| text.len() > LONGEST_LINK));
    view! {
        <Show when=move || link.with(|link| link.as_ref().is_some_and(Link::names_customers))>
            <Notice tone=Tone::Caution>
                "The table's filter names customers, and so does this link: send it only to people who may know them"
            </Notice>
        </Show>
        <Show
            when=move || !too_long.get()
            fallback=|| {
                view! {
                    <Notice tone=Tone::Caution>
                        "This run is too large for a link, which would be cut off on its way: send it as a file"
                    </Notice>
                }
            }
        >
            <h3>"Link"</h3>
            <textarea class="entry share-text" readonly rows="3" aria-label="Link" prop:value=text></textarea>
            <CopyButton label="Copy link" done="Link copied" text />
            <EmbedCode link />
        </Show>
    }
}

/// The run as a file, where a link would carry it.
#[component]
fn DownloadRunFile(
    link: Signal<Option<Link>>,
    run: Signal<Option<SharedRun>>,
    own: Memo<Vec<String>>,
) -> impl IntoView {
    let (toasts, backend) = (use_toasts(), use_backend());
    let save = move |_| {
        let Some(run) = run.get_untracked() else { return };
        let view = link.get_untracked().map(|link| link.query).unwrap_or_default();
        let own = own.get_untracked();
        spawn_local(async move {
            let networks = match pack(backend, &own).await {
                Ok(networks) => networks,
                Err(error) => return toasts.show(error.to_string()),
            };
            let name = file_name(&run.name, !networks.is_empty());
            let Some(file) = RunFile { run, view, networks }.write() else {
                return toasts.show("This run is too large for a file");
            };
            if download_blob(&name, &file).is_err() {
                toasts.show("This browser does not let the page save a file");
            }
        });
    };
    let holds = move || {
        let own = own.with(|own| own.join(", "));
        (!own.is_empty()).then(|| {
            let words = format!(
                "It holds the OpenDSS files of {own}: give it only to people who may have them."
            );
            view! { <p class="hint">{words}</p> }
        })
    };
    view! {
        <Show when=move || run.with(Option::is_some)>
            <h3>"File"</h3>
            <p class="hint">
                "The same as a file, for records and where links get cut off: it is opened under Work packages, Open a run's file."
            </p>
            {holds}
            <button type="button" class="button button-small" on:click=save>
                "Download run file"
            </button>
        </Show>
    }
}

/// With networks behind the JSON it is no JSON file any more.
fn file_name(run: &str, holds_networks: bool) -> String {
    let ending = if holds_networks { "headroom" } else { "headroom.json" };
    format!("{}.{ending}", file_stem(run))
}

/// Feeders of the run that only this browser has.
fn use_own_networks(package: Signal<HcWorkPackage>) -> Memo<Vec<String>> {
    let networks = use_networks();
    let embedded = use_backend().is_embedded();
    Memo::new(move |_| {
        let feeders = package.with(|package| package.feeders.clone());
        networks.value.with(|known| {
            let is_sample = |feeder: &String| {
                known.iter().flat_map(|known| known.iter()).any(|network| {
                    network.mrid == *feeder && network.origin == NetworkOrigin::Sample
                })
            };
            feeders.into_iter().filter(|feeder| embedded && !is_sample(feeder)).collect()
        })
    })
}

#[component]
fn OwnNetworks(own: Memo<Vec<String>>) -> impl IntoView {
    view! {
        <Show when=move || !own.with(Vec::is_empty)>
            <Notice tone=Tone::Caution>
                {move || {
                    format!(
                        "A network of your own does not travel in a link, but it does in a file, below: send that one, or the OpenDSS files of {} along with the link",
                        own.with(|own| own.join(", ")),
                    )
                }}
            </Notice>
        </Show>
    }
}
