//! A chart with everything around it.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::svg;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::brush::{Brush, BrushThumbs, BrushVeil};
use super::data::Chart;
use super::export::{Provenance, Standalone};
use super::picture::picture;
use super::plot::plot;
use super::pointing::{Pointer, Pointing};
use super::table::ChartTable;
use crate::ui::{download_blob, measured_width, use_toasts};

/// Width before the chart has been measured, in px.
const FIRST_WIDTH: f64 = 560.0;

/// A chart: title, picture, read-out, the same numbers as a table, and files of it.
#[component]
pub(crate) fn ChartFrame(
    /// What is shown.
    #[prop(into)]
    chart: Signal<Arc<Chart>>,
    /// Height in px.
    #[prop(default = 240.0)]
    height: f64,
    /// What is said while nothing is pointed at.
    #[prop(into)]
    hint: Signal<String>,
    /// Name of the files, without their ending.
    #[prop(into)]
    file_name: Signal<String>,
    /// Where the chart comes from, as of now.
    provenance: Callback<(), Provenance>,
    /// The point that stands for what is open elsewhere.
    #[prop(optional, into)]
    selected: Signal<Option<usize>>,
    /// Opens what a point stands for.
    #[prop(optional)]
    open: Option<Callback<usize>>,
    /// Chooses a part of the axis along.
    #[prop(optional)]
    brush: Option<Brush>,
    /// Stands beside the title: a legend.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let drawing = NodeRef::<svg::Svg>::new();
    let width = measured_width(frame, FIRST_WIDTH);
    let drawn = Memo::new(move |_| chart.with(|chart| plot(chart, width.get(), height)));
    let active = RwSignal::new(None::<usize>);
    let pick = Signal::derive(move || chart.with(|chart| chart.pick));
    let pointing = Pointing { plot: drawn, pick, active, selected, open };
    let title = Signal::derive(move || chart.with(|chart| chart.title.clone()));
    let show_data = RwSignal::new(false);
    let read_out = move || {
        let point = active.get();
        let text = point.and_then(|point| {
            chart.with(|chart| chart.points.get(point).map(|point| point.text.clone()))
        });
        text.unwrap_or_else(|| hint.get())
    };
    let thumbs = brush.clone();
    view! {
        <figure class="chart">
            <figcaption class="chart-head">
                <h3>{title}</h3>
                {children.map(|children| children())}
            </figcaption>
            <div class="chart-frame" node_ref=frame style:height=format!("{height}px")>
                {move || {
                    let summary = chart.with(|chart| chart.summary.clone());
                    drawn.with(|plot| picture(plot, summary, (width.get(), height), drawing))
                }}
                {brush.map(|brush| view! { <BrushVeil brush plot=drawn /> })}
                <Pointer pointing label=title />
            </div>
            {thumbs.map(|brush| view! { <BrushThumbs brush plot=drawn /> })}
            <p class="read-out" aria-live="polite">
                {read_out}
            </p>
            <div class="chart-tools">
                <button
                    type="button"
                    class="button button-small"
                    aria-expanded=move || show_data.get().to_string()
                    on:click=move |_| show_data.update(|shown| *shown = !*shown)
                >
                    {move || if show_data.get() { "Hide data" } else { "Show data" }}
                </button>
                <Files drawing chart file_name provenance />
            </div>
            <Show when=move || show_data.get()>
                {move || view! { <ChartTable chart=chart.get() /> }}
            </Show>
        </figure>
    }
}

/// Kind of a file.
#[derive(Clone, Copy)]
enum Kind {
    Svg,
    Png,
}

impl Kind {
    fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// Buttons that save the chart.
#[component]
fn Files(
    drawing: NodeRef<svg::Svg>,
    chart: Signal<Arc<Chart>>,
    file_name: Signal<String>,
    provenance: Callback<(), Provenance>,
) -> impl IntoView {
    let toasts = use_toasts();
    let give = move |kind: Kind| {
        let Some(svg) = drawing.get_untracked() else { return };
        let title = chart.with_untracked(|chart| chart.title.clone());
        let name = format!("{}.{}", file_name.get_untracked(), kind.ending());
        let provenance = provenance.run(());
        spawn_local(async move {
            if write(svg.unchecked_ref(), &title, &provenance, kind, &name).await.is_err() {
                toasts.show("This browser could not write the chart to a file");
            }
        });
    };
    view! {
        <button
            type="button"
            class="button button-small"
            aria-label=move || format!("Save as SVG: {}", chart.with(|chart| chart.title.clone()))
            on:click=move |_| give(Kind::Svg)
        >
            "SVG"
        </button>
        <button
            type="button"
            class="button button-small"
            aria-label=move || format!("Save as PNG: {}", chart.with(|chart| chart.title.clone()))
            on:click=move |_| give(Kind::Png)
        >
            "PNG"
        </button>
    }
}

async fn write(
    svg: &web_sys::SvgElement,
    title: &str,
    provenance: &Provenance,
    kind: Kind,
    name: &str,
) -> Result<(), JsValue> {
    let standalone = Standalone::of(svg, title, provenance)?;
    let file = match kind {
        Kind::Svg => standalone.svg()?,
        Kind::Png => standalone.png().await?,
    };
    download_blob(name, &file)
}
