//! All results of a run.

use headroom_contract::output::{HcWorkPackage, StudyKind};
use leptos::prelude::*;

use super::detail::Detail;
use super::map::{Looking, MapAddress, Opened, ResultsMap};
use super::overview::{Figures, OverviewCharts, Source, use_source};
use super::place::{Selected, kind_words};
use super::run::{EngineBadge, Run, use_run};
use super::tables::ResultTables;
use super::view_state::{ViewState, use_view_state};
use crate::routes::{self, Panel};
use crate::ui::{EmptyState, Notice, Tone};

/// Changes when there are other rows to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ResultsVersion {
    /// Groups whose headroom is known.
    pub(crate) groups_bound: i32,
    /// No more will come.
    pub(crate) ended: bool,
}

/// The results panel.
#[component]
pub(crate) fn Results(
    /// The run.
    package: Signal<HcWorkPackage>,
    /// When to ask again.
    version: Memo<ResultsVersion>,
    /// The one panel that is shown; all of them where there is none.
    #[prop(optional)]
    only: Option<Panel>,
) -> impl IntoView {
    let id = Memo::new(move |_| package.with(|package| package.id.clone()));
    let run = use_run(id.into(), package, version);
    let path = Signal::derive(move || {
        let path = id.with(|id| routes::run(id));
        only.map_or_else(|| path.clone(), |panel| routes::panel_of(&path, panel))
    });
    let view_state = use_view_state(path);
    let source = use_source(run);
    let detail = move || {
        let selected = view_state.selected.get()?;
        Some(view! { <Detail run selected view_state /> })
    };
    view! {
        <section
            class="results"
            class:results-with-detail=move || view_state.selected.with(Option::is_some)
            aria-labelledby="results-title"
        >
            <div class="results-main">
                <div class="results-head">
                    <h2 id="results-title">"Headroom"</h2>
                    <span class="hint">{move || run.facts.with(|facts| facts.direction)}</span>
                    <EngineBadge run />
                </div>
                {move || {
                    source.error.get().map(|error| {
                        view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }
                    })
                }}
                {move || match source.kind.get() {
                    Some(kind) => match only {
                        None => view! { <Overview run source kind view_state /> }.into_any(),
                        Some(panel) => view! { <OnePanel panel run source kind view_state /> }.into_any(),
                    },
                    None if source.settled.get() => view! { <NoRows version /> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
            {detail}
        </section>
    }
}

/// One part of the overview.
#[component]
fn OnePanel(
    panel: Panel,
    run: Run,
    source: Source,
    kind: StudyKind,
    view_state: ViewState,
) -> impl IntoView {
    let part = match panel {
        Panel::Charts => view! { <OverviewCharts run source kind view_state /> }.into_any(),
        Panel::Map => {
            let (opened, address) = (opened(kind, view_state), map_address(view_state));
            view! { <ResultsMap run kind opened address /> }.into_any()
        }
        Panel::Table => {
            view! { <ResultTables id=run.id version=run.version view_state /> }.into_any()
        }
    };
    view! {
        {part}
        <p class="caveat">{kind_words(kind).caveat}</p>
    }
}

/// Figures, charts and tables of a run of a kind.
#[component]
fn Overview(run: Run, source: Source, kind: StudyKind, view_state: ViewState) -> impl IntoView {
    let (opened, address) = (opened(kind, view_state), map_address(view_state));
    view! {
        <Figures source kind />
        <p class="caveat">{kind_words(kind).caveat}</p>
        <div class="overview">
            <OverviewCharts run source kind view_state />
            <ResultsMap run kind opened address />
        </div>
        <ResultTables id=run.id version=run.version view_state />
    }
}

/// What charts, tables and map open together, as the map needs it.
fn opened(kind: StudyKind, view_state: ViewState) -> Opened {
    Opened {
        place: Signal::derive(move || {
            view_state.selected.get().map(|(Selected::Group(key) | Selected::Node(key))| key)
        }),
        open: Callback::new(move |key| match kind {
            StudyKind::IntrinsicLv => view_state.open(key),
            StudyKind::HvNodeHeadroom => view_state.open_node(key),
        }),
        path: view_state.path.into(),
    }
}

fn map_address(view_state: ViewState) -> MapAddress {
    MapAddress {
        layer: Signal::derive(move || view_state.view.with(|view| view.map.clone())),
        set_layer: Callback::new(move |layer| view_state.set_map(layer)),
        feeder: Signal::derive(move || view_state.view.with(|view| view.map_feeder.clone())),
        set_feeder: Callback::new(move |feeder| view_state.set_map_feeder(feeder)),
        looking: Looking {
            at: Signal::derive(move || view_state.view.with(|view| view.map_at.clone())),
            set: Callback::new(move |at| view_state.set_map_at(at)),
        },
    }
}

#[component]
pub(super) fn NoRows(version: Memo<ResultsVersion>) -> impl IntoView {
    move || {
        if version.get().ended {
            view! {
                <EmptyState title="No results">
                    <p>"The run ended before any headroom was known: see progress above"</p>
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <p class="hint">"Rows appear here as soon as the first limit is reached"</p>
            }
            .into_any()
        }
    }
}
