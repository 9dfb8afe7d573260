//! What a run found, as it goes on paper: figures, two charts, what is tightest and what binds most.

use headroom_contract::output::{HcWorkPackage, StudyKind};
use leptos::prelude::*;

use super::legend::{BindingPatterns, Legend};
use super::overview::{
    Figures, Shares, Source, asset_and_metric, capital, class_counts, histogram, ranked, use_source,
};
use super::panel::{NoRows, ResultsVersion};
use super::place::{KindWords, Place, kind_words};
use super::run::{EngineBadge, Run, use_run};
use crate::backend::use_answering;
use crate::ui::chart::StillChart;
use crate::ui::format::{count, count_of};
use crate::ui::{Notice, Tone};
use crate::words;

/// Size that charts are drawn for: two stand side by side on A4 with letters of 11 px.
const CHART_SIZE: (f64, f64) = (352.0, 210.0);
/// Results that are listed, least headroom first. With them a report keeps to two pages.
const MOST_ROWS: usize = 15;

/// The results of a run.
#[component]
pub(crate) fn ReportOfResults(
    package: Signal<HcWorkPackage>,
    version: Memo<ResultsVersion>,
) -> impl IntoView {
    let id = Memo::new(move |_| package.with(|package| package.id.clone()));
    let run = use_run(id.into(), package, version);
    let source = use_source(run);
    let error = move || {
        source.error.get().map(|error| {
            view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }
        })
    };
    view! {
        <section class="report-results" aria-labelledby="report-found">
            <div class="results-head">
                <h2 id="report-found">"Headroom"</h2>
                <EngineBadge run />
            </div>
            {error}
            {move || match source.kind.get() {
                Some(kind) => view! { <Found run source kind /> }.into_any(),
                None if source.settled.get() => view! { <NoRows version /> }.into_any(),
                None => ().into_any(),
            }}
        </section>
    }
}

#[component]
fn Found(run: Run, source: Source, kind: StudyKind) -> impl IntoView {
    let words = kind_words(kind);
    // It names the workbench, which may answer for itself later than for the rows.
    let workbench = use_answering().workbench.value;
    let provenance = move || {
        workbench.track();
        let lines = run.provenance.run(()).lines;
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    view! {
        <Figures source kind />
        <p class="caveat">{words.caveat}</p>
        <BindingPatterns />
        <div class="report-charts">
            {move || {
                let found = source.histogram.value.get()?;
                Some(view! { <StillChart chart=histogram(&found, words) size=CHART_SIZE /> })
            }}
            {move || {
                let total = source.shares.with(Shares::count);
                source
                    .ranked
                    .with(|places| {
                        let chart = ranked(places, total, words);
                        let classes = class_counts(places).0;
                        view! {
                            <StillChart chart size=CHART_SIZE>
                                <Legend classes />
                            </StillChart>
                        }
                    })
            }}
        </div>
        {move || source.ranked.with(|places| tightest(places, source.shares.with(Shares::count), words))}
        <MostBinding source />
        <footer class="report-provenance">{provenance}</footer>
    }
}

/// The results with the least headroom, and what stops each.
fn tightest(places: &[Place], total: usize, words: KindWords) -> impl IntoView + use<> {
    let shown = &places[..places.len().min(MOST_ROWS)];
    let all = count_of(total, words.things.0, words.things.1);
    let caption = if shown.len() < total {
        format!("The {} with least headroom, of {all}", count(shown.len()))
    } else {
        format!("All {all}, least headroom first")
    };
    let rows = shown.iter().map(row).collect_view();
    view! {
        <div class="table-frame" role="region" aria-label=caption.clone() tabindex="0">
            <table class="table">
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{capital(words.by)}</th>
                        <th scope="col" class="numeric">
                            {format!("Headroom ({})", words.unit)}
                        </th>
                        <th scope="col">"Bound by"</th>
                        <th scope="col">"Limiting asset"</th>
                        <th scope="col" class="numeric">
                            "Value and limit"
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(place: &Place) -> impl IntoView + use<> {
    let binding = place.binding.as_ref();
    let asset = binding.map(|binding| binding.conducting_equipment_mrid.clone());
    let against = binding.map(|binding| {
        words::against_limit(&binding.metric, binding.violating_value, binding.constraint_limit)
    });
    view! {
        <tr>
            <th scope="row">{place.name.clone()}</th>
            <td class="numeric">{place.headroom.clone()}</td>
            <td>{place.bound_by.clone()}</td>
            <td>{asset}</td>
            <td class="numeric">{against}</td>
        </tr>
    }
}

/// The assets that stop most results, in one line each; nothing where each stops one alone.
#[component]
fn MostBinding(source: Source) -> impl IntoView {
    move || {
        let page = source.assets.value.get()?;
        let several = page.groups.iter().filter(|group| group.count.0 > 1);
        let lines = several.filter_map(|group| {
            let (asset, metric) = asset_and_metric(group)?;
            let words = format!(
                "{asset}: {}, {}",
                words::metric(metric),
                count_of(group.count.0, "result bound", "results bound")
            );
            Some(view! { <li>{words}</li> })
        });
        let lines: Vec<_> = lines.collect();
        (!lines.is_empty()).then(|| {
            view! {
                <h3>"What binds most, and where"</h3>
                <ul class="report-assets">{lines}</ul>
            }
        })
    }
}
