//! What the overview asks, whichever kind of run it is.

use std::sync::Arc;

use headroom_contract::operation::{
    HvNodeHeadrooms, LvGroupHostingCapacities, LvGroupHostingCapacitySummaries, ResultGroups,
    ResultHistograms,
};
use headroom_contract::output::{
    ResultGroup, ResultGroupPage, ResultHistogram, ResultTable, StudyKind,
};
use headroom_contract::scalar::Long;
use leptos::prelude::*;

use super::super::place::Place;
use super::super::run::Run;
use super::super::tables::first_sort;
use super::classes::{Shares, shares};
use crate::backend::{BackendError, Query, query};

/// Bars that a chart can show; more are not told apart, and the table has them all.
pub(super) const MOST_BARS: i32 = 1000;
/// Bins of the histogram, as many as there are colours for headroom.
pub(super) const BINS: i32 = 10;
/// Assets that are listed as binding most.
const MOST_ASSETS: i32 = 5;

/// Head figures of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HeadFigures {
    /// Groups or nodes.
    pub(super) count: usize,
    /// Customers in them, where that is known.
    pub(super) customers: Option<i32>,
    /// Median of headroom in kW, nearest rank.
    pub(super) median_kw: Option<f64>,
    /// Tenth percentile of headroom in kW, nearest rank.
    pub(super) p10_kw: Option<f64>,
}

/// What the overview shows.
#[derive(Clone, Copy)]
pub(crate) struct Source {
    /// Kind of the run, once it has a row.
    pub(crate) kind: Memo<Option<StudyKind>>,
    /// True once it is known whether there are rows.
    pub(crate) settled: Memo<bool>,
    /// Why nothing could be asked.
    pub(crate) error: Memo<Option<BackendError>>,
    /// Head figures.
    pub(super) figures: Memo<HeadFigures>,
    /// Results by what bound them.
    pub(in crate::results) shares: Memo<Shares>,
    /// The results with the least headroom, least first.
    pub(in crate::results) ranked: Memo<Arc<Vec<Place>>>,
    /// Headroom in bins.
    pub(in crate::results) histogram: Query<ResultHistogram>,
    /// Violations by metric.
    pub(super) violations: Query<ResultGroupPage>,
    /// Assets that bind most results, with the metric.
    pub(in crate::results) assets: Query<ResultGroupPage>,
}

/// Asset and metric of a group of [`Source::assets`]; nothing of results that nothing bound.
pub(in crate::results) fn asset_and_metric(group: &ResultGroup) -> Option<(&String, &String)> {
    let [Some(asset), Some(metric)] = group.keys.as_slice() else { return None };
    Some((asset, metric))
}

/// The table of a kind of run, and its column of headroom.
pub(crate) fn headroom_column(kind: StudyKind) -> (ResultTable, &'static str) {
    match kind {
        StudyKind::IntrinsicLv => (ResultTable::LvGroupHostingCapacity, "headroomKwPerCustomer"),
        StudyKind::HvNodeHeadroom => (ResultTable::HvNodeHeadroom, "availableHeadroomKw"),
    }
}

/// Asks what the overview shows, and again when there are other rows.
pub(crate) fn use_source(run: Run) -> Source {
    let lv = grouped(run, move || Some(ResultTable::LvGroupHostingCapacity), &BY_BINDING, None);
    let is_lv = Memo::new(move |_| lv.value.with(|page| page.as_ref().map(|page| has_rows(page))));
    let hv_table = move || (is_lv.get() == Some(false)).then_some(ResultTable::HvNodeHeadroom);
    let hv = grouped(run, hv_table, &BY_BINDING, None);
    let kind = Memo::new(move |_| {
        if is_lv.get()? {
            return Some(StudyKind::IntrinsicLv);
        }
        let is_hv = hv.value.with(|page| page.as_ref().is_some_and(|page| has_rows(page)));
        is_hv.then_some(StudyKind::HvNodeHeadroom)
    });
    let settled = Memo::new(move |_| is_lv.get() == Some(true) || hv.value.with(Option::is_some));
    let error = Memo::new(move |_| lv.error.get().or_else(|| hv.error.get()));
    let shares = Memo::new(move |_| {
        let page = if kind.get() == Some(StudyKind::IntrinsicLv) { lv.value } else { hv.value };
        page.with(|page| page.as_ref().map(|page| shares(page)).unwrap_or_default())
    });
    let table = move || kind.get().map(|kind| headroom_column(kind).0);
    Source {
        kind,
        settled,
        error,
        figures: figures(run, kind, shares),
        shares,
        ranked: ranked(run, kind),
        histogram: query(move || {
            run.version.track();
            let (table, column) = headroom_column(kind.get()?);
            Some(ResultHistograms {
                work_package_id: run.id.get(),
                table,
                column: column.to_owned(),
                bins: Some(BINS),
                filter: None,
            })
        }),
        violations: grouped(
            run,
            move || kind.get().map(|_| ResultTable::ConstraintViolations),
            &["metric"],
            None,
        ),
        assets: grouped(
            run,
            table,
            &["binding.conductingEquipmentMrid", "binding.metric"],
            Some(MOST_ASSETS),
        ),
    }
}

/// What tells results by what bound them.
const BY_BINDING: [&str; 2] = ["binding.metric", "convergence"];

fn grouped(
    run: Run,
    table: impl Fn() -> Option<ResultTable> + 'static,
    by: &'static [&'static str],
    limit: Option<i32>,
) -> Query<ResultGroupPage> {
    query(move || {
        run.version.track();
        Some(ResultGroups {
            work_package_id: run.id.get(),
            table: table()?,
            by: by.iter().map(|column| (*column).to_owned()).collect(),
            limit,
            ..ResultGroups::default()
        })
    })
}

fn has_rows(page: &ResultGroupPage) -> bool {
    !page.groups.is_empty()
}

/// The results with the least headroom.
fn ranked(run: Run, kind: Memo<Option<StudyKind>>) -> Memo<Arc<Vec<Place>>> {
    let groups = query(move || {
        run.version.track();
        (kind.get() == Some(StudyKind::IntrinsicLv)).then(|| LvGroupHostingCapacities {
            work_package_id: run.id.get(),
            limit: Some(MOST_BARS),
            offset: Some(Long(0)),
            sort: Some(first_sort(ResultTable::LvGroupHostingCapacity)),
            filter: None,
        })
    });
    let nodes = hv_page(run, kind, move || Some((0, MOST_BARS)));
    Memo::new(move |_| {
        let places: Vec<Place> = match kind.get() {
            Some(StudyKind::IntrinsicLv) => groups
                .value
                .with(|page| page.iter().flat_map(|page| &page.rows).map(Place::from).collect()),
            Some(StudyKind::HvNodeHeadroom) => nodes
                .value
                .with(|page| page.iter().flat_map(|page| &page.rows).map(Place::from).collect()),
            None => Vec::new(),
        };
        Arc::new(places)
    })
}

/// A part of the HV nodes, least headroom first: position of the first, and how many.
fn hv_page(
    run: Run,
    kind: Memo<Option<StudyKind>>,
    part: impl Fn() -> Option<(i64, i32)> + 'static,
) -> Query<<HvNodeHeadrooms as headroom_contract::operation::Operation>::Answer> {
    query(move || {
        run.version.track();
        if kind.get() != Some(StudyKind::HvNodeHeadroom) {
            return None;
        }
        let (offset, limit) = part()?;
        Some(HvNodeHeadrooms {
            work_package_id: run.id.get(),
            limit: Some(limit),
            offset: Some(Long(offset)),
            sort: Some(first_sort(ResultTable::HvNodeHeadroom)),
            filter: None,
        })
    })
}

fn figures(run: Run, kind: Memo<Option<StudyKind>>, shares: Memo<Shares>) -> Memo<HeadFigures> {
    let summary = query(move || {
        run.version.track();
        (kind.get() == Some(StudyKind::IntrinsicLv))
            .then(|| LvGroupHostingCapacitySummaries { work_package_id: run.id.get() })
    });
    let count = Memo::new(move |_| shares.with(Shares::count));
    // The nearest rank of a share is a row of the ordered table.
    let at_rank =
        move |share: f64| hv_page(run, kind, move || Some((nearest_rank(count.get(), share)?, 1)));
    let (tenth, half) = (at_rank(0.1), at_rank(0.5));
    let kw_of = move |page: Query<_>| {
        page.value.with(
            |page: &Option<
                Arc<
                    headroom_contract::output::ResultPage<
                        headroom_contract::output::HvNodeHeadroom,
                    >,
                >,
            >| {
                page.as_ref().and_then(|page| Some(page.rows.first()?.available_headroom_kw))
            },
        )
    };
    Memo::new(move |_| {
        let count = count.get();
        if kind.get() == Some(StudyKind::HvNodeHeadroom) {
            return HeadFigures {
                count,
                customers: None,
                median_kw: kw_of(half),
                p10_kw: kw_of(tenth),
            };
        }
        summary.value.with(|summary| {
            let summary = summary.as_deref();
            HeadFigures {
                count,
                customers: summary.map(|summary| summary.customer_count),
                median_kw: summary.and_then(|summary| summary.median_kw_per_customer),
                p10_kw: summary.and_then(|summary| summary.p10_kw_per_customer),
            }
        })
    })
}

/// Position of the nearest rank of a share of so many ordered values.
fn nearest_rank(count: usize, share: f64) -> Option<i64> {
    let rank = (count as f64 * share).ceil().max(1.0) as i64;
    (count > 0).then_some(rank - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_nearest_ranks() {
        assert_eq!(nearest_rank(0, 0.5), None);
        assert_eq!(nearest_rank(1, 0.1), Some(0));
        assert_eq!(nearest_rank(29, 0.1), Some(2));
        assert_eq!(nearest_rank(29, 0.5), Some(14));
        assert_eq!(nearest_rank(10, 0.1), Some(0));
    }
}
