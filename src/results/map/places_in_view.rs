//! The map as a list, for the keyboard and for screen readers.

use std::sync::Arc;

use headroom_contract::output::ResultPlace;
use leptos::prelude::*;

use super::pixels::View;
use super::projection::scale;
use super::scene::{Mark, Scene};
use crate::ui::format::{count, count_of};

/// More are found by zooming in.
const MOST: usize = 60;

/// Places in the part of the network that the map shows.
#[component]
pub(super) fn PlacesInView(
    scene: Memo<Arc<Scene>>,
    view: RwSignal<Option<View>>,
    picked: RwSignal<Option<String>>,
    /// What a result is, in a few words.
    in_words: Callback<ResultPlace, String>,
) -> impl IntoView {
    let places = Memo::new(move |_| {
        let Some(view) = view.get() else { return (0, Vec::new()) };
        scene.with(|scene| in_view(scene, view, in_words))
    });
    let total = move || places.with(|(total, _)| *total);
    let items = move || {
        let item = |(place, words): (String, String)| {
            let own = place.clone();
            let current =
                move || picked.with(|picked| (picked.as_ref() == Some(&own)).then_some("true"));
            let name = place.clone();
            view! {
                <li>
                    <button
                        type="button"
                        class="map-place"
                        aria-current=current
                        on:click=move |_| picked.set(Some(place.clone()))
                    >
                        <span>{name}</span>
                        <span class="hint">{words}</span>
                    </button>
                </li>
            }
        };
        places.get().1.into_iter().map(item).collect_view()
    };
    view! {
        <details class="map-places">
            <summary>{move || format!("Places in view: {}", count(total()))}</summary>
            <ul aria-label="Places in view">{items}</ul>
            {move || {
                let left_out = total().saturating_sub(MOST);
                (left_out > 0)
                    .then(|| {
                        let places = count_of(left_out, "place", "places");
                        view! { <p class="hint">{format!("{places} more: zoom in to list them")}</p> }
                    })
            }}
        </details>
    }
}

/// How many places there are, and the first of them by headroom with their words.
fn in_view(
    scene: &Scene,
    view: View,
    in_words: Callback<ResultPlace, String>,
) -> (usize, Vec<(String, String)>) {
    let factor = scale(view.zoom);
    let place = |(x, y): (f64, f64)| (x / factor - scene.origin.0, y / factor - scene.origin.1);
    let mut marks = scene.in_view(place(view.least), place(view.greatest));
    let total = marks.len();
    let headroom =
        |mark: &Mark| scene.result(mark).map_or(f64::INFINITY, |place| place.headroom_kw);
    let order = |a: &&Mark, b: &&Mark| {
        headroom(a).total_cmp(&headroom(b)).then_with(|| a.place.cmp(&b.place))
    };
    // Only those that are listed need an order.
    if marks.len() > MOST {
        marks.select_nth_unstable_by(MOST, order);
        marks.truncate(MOST);
    }
    marks.sort_by(order);
    let words = |mark: &Mark| {
        let result = scene.result(mark).cloned();
        let words = result.map_or_else(|| "no result".to_owned(), |result| in_words.run(result));
        (mark.place.clone(), words)
    };
    (total, marks.into_iter().map(words).collect())
}
