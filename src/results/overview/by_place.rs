//! Charts in which every result has a place of its own.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::legend::Legend;
use super::super::place::KindWords;
use super::super::run::Run;
use super::super::view_state::ViewState;
use super::Source;
use super::charts::{class_counts, ranked};
use super::class_charts::against_export;
use super::classes::Shares;
use super::tabs::{HEIGHT, file_name};
use crate::ui::chart::ChartFrame;

/// Headroom of each, least first.
#[component]
pub(super) fn RankedChart(
    run: Run,
    source: Source,
    words: KindWords,
    view_state: ViewState,
) -> impl IntoView {
    let chart = Memo::new(move |_| {
        let total = source.shares.with(Shares::count);
        Arc::new(source.ranked.with(|places| ranked(places, total, words)))
    });
    let legend = move || source.ranked.with(|places| class_counts(places).0);
    let selected = Memo::new(move |_| {
        let selected = view_state.selected.get()?;
        source.ranked.with(|places| places.iter().position(|place| place.key == selected))
    });
    let open = Callback::new(move |at: usize| {
        let key =
            source.ranked.with_untracked(|places| places.get(at).map(|place| place.key.clone()));
        if let Some(key) = key {
            view_state.select(key);
        }
    });
    view! {
        <ChartFrame
            chart
            height=HEIGHT
            hint="Point at a bar, or use the arrow keys, to read it. Enter opens it"
            file_name=file_name(run, "ranked")
            provenance=run.provenance
            selected
            open
        >
            {move || view! { <Legend classes=legend() /> }}
        </ChartFrame>
    }
}

/// Headroom of each against its export at the start.
#[component]
pub(super) fn ExportChart(
    run: Run,
    source: Source,
    words: KindWords,
    view_state: ViewState,
) -> impl IntoView {
    let chart =
        Memo::new(move |_| Arc::new(source.ranked.with(|places| against_export(places, words))));
    let legend = move || source.ranked.with(|places| class_counts(places).0);
    let open = Callback::new(move |at: usize| {
        // The chart's points are in order of export.
        let key = source.ranked.with_untracked(|places| {
            let mut by_export: Vec<_> = places.iter().collect();
            by_export.sort_by(|a, b| a.base_export_kw.total_cmp(&b.base_export_kw));
            by_export.get(at).map(|place| place.key.clone())
        });
        if let Some(key) = key {
            view_state.select(key);
        }
    });
    view! {
        <ChartFrame
            chart
            height=HEIGHT
            hint="Point at a dot, or use the arrow keys, to read it. Enter opens it"
            file_name=file_name(run, "against-export")
            provenance=run.provenance
            open
        >
            {move || view! { <Legend classes=legend() /> }}
        </ChartFrame>
    }
}
