//! A chart as a picture alone, for paper: as wide as its place, with nothing to press.

use leptos::prelude::*;

use super::data::Chart;
use super::picture::picture;
use super::plot::plot;

/// Title and picture.
#[component]
pub(crate) fn StillChart(
    chart: Chart,
    /// Width and height that it is drawn for, in px; its letters grow and shrink with it.
    size: (f64, f64),
    /// Stands below the title: a legend.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let drawn = plot(&chart, size.0, size.1);
    view! {
        <figure class="chart chart-still">
            <figcaption class="chart-head">
                <h3>{chart.title}</h3>
                {children.map(|children| children())}
            </figcaption>
            {picture(&drawn, chart.summary, size, NodeRef::new())}
        </figure>
    }
}
