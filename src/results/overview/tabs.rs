//! The overview's charts, one at a time.

use headroom_contract::output::StudyKind;
use leptos::prelude::*;

use super::super::legend::BindingPatterns;
use super::super::place::kind_words;
use super::super::run::Run;
use super::super::view_state::ViewState;
use super::Source;
use super::by_limit::Violations;
use super::by_place::{ExportChart, RankedChart};
use super::distribution::Distribution;
use crate::ui::{self, Tabs};

/// Height of the overview's charts in px.
pub(super) const HEIGHT: f64 = 260.0;

/// A chart of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Distribution,
    Ranked,
    Violations,
    Export,
}

impl Tab {
    fn of_kind(kind: StudyKind) -> &'static [Self] {
        match kind {
            StudyKind::IntrinsicLv => {
                &[Self::Distribution, Self::Ranked, Self::Violations, Self::Export]
            }
            // The base export is the feeder's, the same for every node.
            StudyKind::HvNodeHeadroom => &[Self::Distribution, Self::Ranked, Self::Violations],
        }
    }

    /// In the address; empty for the first.
    fn slug(self) -> &'static str {
        match self {
            Self::Distribution => "",
            Self::Ranked => "ranked",
            Self::Violations => "violations",
            Self::Export => "export",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Distribution => "Distribution",
            Self::Ranked => "Ranked",
            Self::Violations => "Limits broken",
            Self::Export => "Against export",
        }
    }

    fn id(self) -> String {
        format!("chart-tab-{}", self.label().to_lowercase().replace(' ', "-"))
    }
}

/// The charts.
#[component]
pub(crate) fn OverviewCharts(
    run: Run,
    source: Source,
    kind: StudyKind,
    view_state: ViewState,
) -> impl IntoView {
    let tabs = Tab::of_kind(kind);
    let shown = Memo::new(move |_| {
        let slug = view_state.view.with(|view| view.chart.clone());
        tabs.iter().copied().find(|tab| tab.slug() == slug).unwrap_or(Tab::Distribution)
    });
    let labels: Vec<ui::Tab> =
        tabs.iter().map(|tab| ui::Tab { id: tab.id(), label: tab.label() }).collect();
    let at = Signal::derive(move || tabs.iter().position(|tab| *tab == shown.get()).unwrap_or(0));
    let on_show = Callback::new(move |at: usize| {
        if let Some(tab) = tabs.get(at) {
            view_state.show_chart(tab.slug());
        }
    });
    view! {
        <div class="overview-charts">
            <BindingPatterns />
            <Tabs
                label="Charts"
                controls="overview-chart"
                tabs=Signal::stored(labels)
                shown=at
                on_show
            />
            <div id="overview-chart" role="tabpanel" aria-labelledby=move || shown.get().id()>
                {move || {
                    let words = kind_words(kind);
                    match shown.get() {
                        Tab::Distribution => {
                            view! { <Distribution run source kind words view_state /> }
                        }.into_any(),
                        Tab::Ranked => view! { <RankedChart run source words view_state /> }.into_any(),
                        Tab::Violations => view! { <Violations run source kind view_state /> }.into_any(),
                        Tab::Export => view! { <ExportChart run source words view_state /> }.into_any(),
                    }
                }}
            </div>
        </div>
    }
}

/// Name of a chart's files.
pub(super) fn file_name(run: Run, chart: &'static str) -> Signal<String> {
    Signal::derive(move || {
        let id = run.id.get();
        format!("headroom-{}-{chart}", id.get(..8).unwrap_or(&id))
    })
}
