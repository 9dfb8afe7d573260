//! The drawing as SVG.

use leptos::prelude::*;
use leptos::svg;

use super::plot::Plot;
use super::sheet::{Shape, Sheet};

/// The drawing: an image with a name for who does not see it.
pub(super) fn picture(
    plot: &Plot,
    summary: String,
    (width, height): (f64, f64),
    node: NodeRef<svg::Svg>,
) -> impl IntoView + use<> {
    let shapes = plot.sheet.shapes.iter().map(|shape| draw(shape, &plot.sheet)).collect_view();
    view! {
        <svg
            node_ref=node
            class="chart-plot"
            role="img"
            aria-label=summary
            width=width
            height=height
            viewBox=format!("0 0 {width} {height}")
        >
            {shapes}
        </svg>
    }
}

fn draw(shape: &Shape, sheet: &Sheet) -> AnyView {
    let look = |number: usize| sheet.looks.get(number).cloned().unwrap_or_default();
    match shape {
        Shape::Path { look: number, data } => {
            let look = look(*number);
            view! { <path class=look.class d=data.clone() fill=look.pattern /> }.into_any()
        }
        Shape::Text { look: number, at: (x, y), anchor, shift, text } => view! {
            <text class=look(*number).class x=*x y=*y dy=*shift text-anchor=*anchor>
                {text.clone()}
            </text>
        }
        .into_any(),
    }
}
