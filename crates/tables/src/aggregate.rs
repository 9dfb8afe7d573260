//! Histograms and groups.

use std::cmp::Reverse;
use std::sync::Arc;

use headroom_contract::output::{ResultGroup, ResultGroupPage, ResultHistogram};
use headroom_contract::scalar::Long;

use crate::{Column, GroupQuery, HistogramQuery, RankKey, Ranks, Source, bins, filter, ordered};

/// A column of numbers as counts in bins.
pub fn histogram(source: &dyn Source, query: &HistogramQuery) -> ResultHistogram {
    let rows = filter::matching(source, &query.filters);
    let Some(column) = source.column(query.column) else { return ResultHistogram::default() };
    let values = || rows.iter().filter_map(|row| column.number(*row));
    let range = values().fold(None, |range: Option<(f64, f64)>, value| {
        let (min, max) = range.unwrap_or((value, value));
        Some((min.min(value), max.max(value)))
    });
    let mut histogram = ResultHistogram { total_count: long(rows.len()), ..Default::default() };
    let mut there = 0;
    if let Some((min, max)) = range {
        histogram.min = Some(min);
        histogram.max = Some(max);
        histogram.bins = bins::between(min, max, query.bins);
        let mut counts = vec![0_usize; histogram.bins.len()];
        let width = bins::width(min, max, query.bins);
        for value in values() {
            let place = bins::place(value, min, width, counts.len());
            counts[place] += 1;
            there += 1;
        }
        for (bin, count) in histogram.bins.iter_mut().zip(counts) {
            bin.count = long(count);
        }
    }
    histogram.null_count = long(rows.len() - there);
    histogram
}

/// Groups of the rows with equal values in some columns.
pub fn groups(source: &dyn Source, query: &GroupQuery) -> ResultGroupPage {
    let rows = filter::matching(source, &query.filters);
    let columns: Vec<Arc<Column>> =
        query.by.iter().filter_map(|name| source.column(name)).collect();
    let keys: Vec<&Ranks> = columns.iter().map(|column| column.ranks()).collect();
    let by: Vec<RankKey<'_>> =
        keys.iter().map(|ranks| RankKey { ranks, descending: false, nulls_first: false }).collect();
    let rows = ordered(rows, &by);
    let same = |a: &u32, b: &u32| {
        keys.iter().all(|ranks| ranks.of_rows[*a as usize] == ranks.of_rows[*b as usize])
    };
    // Equal counts stay in the order of the keys.
    let mut groups: Vec<&[u32]> = rows.chunk_by(same).collect();
    groups.sort_by_key(|rows| Reverse(rows.len()));
    let value = query.value.and_then(|name| source.column(name));
    let page = query.window.of(&groups).iter().map(|rows| {
        let mut values: Vec<f64> = value
            .iter()
            .flat_map(|value| rows.iter().filter_map(|row| value.number(*row)))
            .collect();
        values.sort_unstable_by(f64::total_cmp);
        let keys = columns.iter().map(|column| column.text(rows[0])).collect();
        ResultGroup {
            keys,
            count: long(rows.len()),
            min: values.first().copied(),
            median: bins::median(&values),
            max: values.last().copied(),
        }
    });
    ResultGroupPage {
        total_count: long(groups.len()),
        offset: long(query.window.offset),
        groups: page.collect(),
    }
}

/// A count as it crosses the wire.
fn long(number: usize) -> Long {
    Long(i64::try_from(number).unwrap_or(i64::MAX))
}
