//! How many results have how much headroom.

use std::sync::Arc;

use headroom_contract::output::StudyKind;
use leptos::prelude::*;

use super::super::place::KindWords;
use super::super::run::Run;
use super::super::view_state::ViewState;
use super::Source;
use super::charts::histogram;
use super::filtering::{chosen_bins, with_bins};
use super::source::headroom_column;
use super::tabs::{HEIGHT, file_name};
use crate::ui::chart::{Brush, Chart, ChartFrame};
use crate::ui::power;

/// The histogram.
#[component]
pub(super) fn Distribution(
    run: Run,
    source: Source,
    kind: StudyKind,
    words: KindWords,
    view_state: ViewState,
) -> impl IntoView {
    let (table, column) = headroom_column(kind);
    let bins = move || {
        source
            .histogram
            .value
            .with(|found| found.as_ref().map(|found| found.bins.clone()).unwrap_or_default())
    };
    let chosen = Signal::derive(move || {
        view_state.view.with(|view| chosen_bins(view, table, column, &bins()))
    });
    let choose = Callback::new(move |chosen: Option<(usize, usize)>| {
        let view = view_state.view.get_untracked();
        view_state.replace(with_bins(view, table, column, &untrack(bins), chosen));
    });
    let edge = Callback::new(move |at: usize| {
        let bins = bins();
        let kw = bins.get(at).map(|bin| bin.from).or_else(|| bins.last().map(|bin| bin.to));
        format!("{} {}", power::text(kw.unwrap_or(0.0), 3), words.unit)
    });
    let brush = Brush {
        parts: Signal::derive(move || bins().len()),
        chosen,
        choose,
        edge,
        names: ("Least headroom of the table", "Greatest headroom of the table"),
    };
    let open = Callback::new(move |at: usize| {
        let only = Some((at, at + 1));
        choose.run(if chosen.get_untracked() == only { None } else { only });
    });
    let chart = Memo::new(move |_| {
        let chart = source.histogram.value.with(|found| {
            found.as_ref().map_or_else(Chart::default, |found| histogram(found, words))
        });
        Arc::new(chart)
    });
    view! {
        <ChartFrame
            chart
            height=HEIGHT
            hint="Point at a bar, or use the arrow keys, to read it. Enter, or the thumbs below, narrow the table"
            file_name=file_name(run, "distribution")
            provenance=run.provenance
            brush
            open
        />
    }
}
