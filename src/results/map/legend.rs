//! What the colours and forms on the map mean.

use std::sync::Arc;

use leptos::prelude::*;

use super::layer::{
    Bins, DIFFERENCE_PARTS, Layer, Look, NO_RESULT, Shape, class_look, class_of, difference_look,
    difference_part, direction_look, level_look, step_look,
};
use super::scene::{Scene, outline};
use crate::ui::power;
use crate::words::{self, BindingClass};

/// A look with its meaning.
pub(super) type Entry = (Look, String);

/// The legend of a layer.
#[component]
pub(super) fn MapLegend(
    scene: Memo<Arc<Scene>>,
    layer: Memo<Layer>,
    bins: Memo<Bins>,
    unit: &'static str,
) -> impl IntoView {
    let entries = move || {
        let entries = scene.with(|scene| entries(scene, layer.get(), bins.get()));
        let entry = |(look, words): Entry| {
            view! {
                <li>
                    <LookSwatch look />
                    {words}
                </li>
            }
        };
        entries.into_iter().map(entry).collect_view()
    };
    let title = move || layer.get().title(unit);
    view! {
        <div class="map-legend">
            <h4 id="map-legend-title">{title}</h4>
            <ul aria-labelledby="map-legend-title">{entries}</ul>
        </div>
    }
}

/// What there is to explain of a layer.
pub(super) fn entries(scene: &Scene, layer: Layer, bins: Bins) -> Vec<Entry> {
    let no_result = scene.marks.iter().any(|mark| mark.result.is_none());
    let mut entries: Vec<Entry> = match layer {
        Layer::Headroom => (0..bins.shown())
            .map(|bin| {
                let (from, to) = bins.edges(bin);
                let words = if from < to {
                    format!("{} to {}", power::text(from, 2), power::text(to, 2))
                } else {
                    power::text(from, 2)
                };
                (step_look(bin), words)
            })
            .collect(),
        Layer::Limit => BindingClass::ALL
            .into_iter()
            .filter(|class| scene.results.iter().any(|place| class_of(place) == *class))
            .map(|class| (class_look(class), class.label().to_owned()))
            .collect(),
        Layer::Direction => ["export", "import"]
            .into_iter()
            .filter(|word| scene.results.iter().any(|place| place.headroom_direction == *word))
            .map(|word| (direction_look(word), words::row_direction(word).to_owned()))
            .collect(),
        Layer::Difference => (0..DIFFERENCE_PARTS)
            .filter(|part| {
                let is_of = |kw| difference_part(bins, kw) == *part;
                scene.results.iter().any(|place| is_of(place.headroom_kw))
            })
            .map(|part| (difference_look(part), difference_words(bins, part)))
            .collect(),
        Layer::Voltage => scene
            .level_words()
            .into_iter()
            .enumerate()
            .map(|(level, words)| (level_look(level), words))
            .collect(),
    };
    if no_result && layer != Layer::Voltage {
        entries.push((NO_RESULT, "No result".to_owned()));
    }
    entries
}

/// A part of the scale of differences.
fn difference_words(bins: Bins, part: usize) -> String {
    let (half_kw, all_kw) = (bins.greatest_kw / 2.0, bins.greatest_kw);
    let less =
        |from: f64, to: f64| format!("{} to {} less", power::text(from, 2), power::text(to, 2));
    let more =
        |from: f64, to: f64| format!("{} to {} more", power::text(from, 2), power::text(to, 2));
    match part {
        0 => less(half_kw, all_kw),
        1 => less(0.0, half_kw),
        2 => "No difference".to_owned(),
        3 => more(0.0, half_kw),
        _ => more(half_kw, all_kw),
    }
}

/// A mark as it is on the map.
#[component]
pub(super) fn LookSwatch(look: Look) -> impl IntoView {
    let Look { token, shape, radius } = look;
    let points = outline(shape)
        .iter()
        .map(|(x, y)| format!("{:.1},{:.1}", 11.0 + x * radius, 11.0 + y * radius))
        .collect::<Vec<_>>()
        .join(" ");
    let color = format!("var({token})");
    let (fill, edge) = match shape {
        Shape::Ring => ("var(--surface)".to_owned(), color),
        _ => (color, "var(--text)".to_owned()),
    };
    view! {
        <svg class="map-swatch" width="22" height="22" aria-hidden="true" style:--fill=fill style:--edge=edge>
            {if points.is_empty() {
                view! { <circle cx="11" cy="11" r=radius /> }.into_any()
            } else {
                view! { <polygon points=points /> }.into_any()
            }}
        </svg>
    }
}
