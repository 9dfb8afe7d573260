//! What a map stands on: the network of a feeder and the map library, or what is in the way in words.

use std::sync::Arc;

use headroom_contract::operation::NetworkGeometries;
use headroom_contract::output::NetworkGeometry;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::leaflet;
use crate::backend::query;
use crate::ui::{Notice, Skeleton, Tone};

/// Draws a feeder's map as soon as there is what it takes.
#[component]
pub(crate) fn Ground(
    feeder: Memo<String>,
    draw: Callback<Arc<NetworkGeometry>, AnyView>,
) -> impl IntoView {
    let geometry = query(move || {
        Some(NetworkGeometries { mrid: feeder.get() }).filter(|ask| !ask.mrid.is_empty())
    });
    let loaded = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let outcome = leaflet::load().await;
        loaded.try_set(Some(outcome.is_ok()));
    });
    move || {
        if let Some(error) = geometry.error.get() {
            return view! { <Notice tone=Tone::Error>{error.to_string()}</Notice> }.into_any();
        }
        let Some(found) = geometry.value.get() else {
            return view! { <Skeleton rows=8 /> }.into_any();
        };
        match (found.as_ref(), loaded.get()) {
            (None, _) => view! {
                <p class="hint">{format!("The model of {} is not here: open it under Networks to see results on its map", feeder.get())}</p>
            }.into_any(),
            (Some(found), _) if found.nodes.names.is_empty() => view! {
                <p class="hint">{format!("The model of {} has no coordinates, so there is no map of it", found.mrid)}</p>
            }.into_any(),
            (Some(_), Some(false)) => view! {
                <Notice tone=Tone::Error>"The map could not be loaded: check the connection and reload the page"</Notice>
            }.into_any(),
            (Some(_), None) => view! { <Skeleton rows=8 /> }.into_any(),
            (Some(found), Some(true)) => draw.run(Arc::new(found.clone())),
        }
    }
}
