//! Two runs joined by asset. It is made of pages of the result tables, so that it is the same over every store.

mod order;

use std::collections::{BTreeMap, BTreeSet};

use headroom_contract::operation::ResultSortInput;
use headroom_contract::output::{
    BindingSummary, ComparedResult, HvNodeHeadroom, LvGroupHostingCapacity, NOT_CONVERGED,
    ResultChange, ResultChangeCount, ResultComparison,
};
use headroom_contract::scalar::Long;

use crate::error::RequestError;
use crate::paging;
use crate::results::{PageRequest, TableRow};
use crate::workbench::Workbench;

/// Rows of a page that is read for a comparison.
const PAGE: i32 = 1000;

/// What of a comparison is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct ComparisonRequest {
    pub(crate) changes: Option<Vec<ResultChange>>,
    pub(crate) feeder: Option<String>,
    pub(crate) sort: Vec<ResultSortInput>,
    pub(crate) limit: Option<i32>,
    pub(crate) offset: Option<Long>,
}

/// What is compared of a row.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    feeder: String,
    place: String,
    scenario: String,
    kw: f64,
    /// What bound it; a row whose power flow did not converge is bound by that.
    metric: Option<String>,
}

impl Workbench {
    /// A page of the places of two runs; unless sorted, those that lose most first.
    pub(crate) async fn compare(
        &self,
        first_id: &str,
        second_id: &str,
        request: &ComparisonRequest,
    ) -> Result<ResultComparison, RequestError> {
        let window = paging::window(request.limit, request.offset)?;
        let compared = compared(self.found_in(first_id).await?, self.found_in(second_id).await?);
        let mut counts: Vec<ResultChangeCount> = Vec::new();
        for row in &compared {
            match counts.iter_mut().find(|counted| counted.change == row.change) {
                Some(counted) => counted.count += 1,
                None => counts.push(ResultChangeCount { change: row.change, count: 1 }),
            }
        }
        let feeders: BTreeSet<String> = compared.iter().map(|row| row.feeder.clone()).collect();
        let wanted = |row: &ComparedResult| {
            request.changes.as_ref().is_none_or(|changes| changes.contains(&row.change))
                && request.feeder.as_ref().is_none_or(|feeder| *feeder == row.feeder)
        };
        let mut rows: Vec<ComparedResult> = compared.into_iter().filter(wanted).collect();
        order::sort(&mut rows, &request.sort)?;
        let long = |number: usize| Long(i64::try_from(number).unwrap_or(i64::MAX));
        Ok(ResultComparison {
            total_count: long(rows.len()),
            offset: long(window.offset),
            rows: window.of(&rows).to_vec(),
            feeders: feeders.into_iter().collect(),
            changes: counts,
        })
    }

    /// Rows of a run of either kind.
    async fn found_in(&self, id: &str) -> Result<Vec<Found>, RequestError> {
        let mut found: Vec<Found> =
            self.all_rows::<LvGroupHostingCapacity>(id).await?.into_iter().map(of_group).collect();
        found.extend(self.all_rows::<HvNodeHeadroom>(id).await?.into_iter().map(of_node));
        Ok(found)
    }

    async fn all_rows<Row: TableRow>(&self, id: &str) -> Result<Vec<Row>, RequestError> {
        let mut rows = Vec::new();
        loop {
            let offset = i64::try_from(rows.len()).ok().map(Long);
            let request = PageRequest { limit: Some(PAGE), offset, ..PageRequest::default() };
            let page = self.rows::<Row>(id, &request).await?;
            if page.rows.is_empty() {
                return Ok(rows);
            }
            rows.extend(page.rows);
            if rows.len() >= page.total_count {
                return Ok(rows);
            }
        }
    }
}

fn of_group(row: LvGroupHostingCapacity) -> Found {
    let terminal = row.terminal_sequence_number;
    // A transformer of three windings may head a group at each of its LV terminals.
    let place = if terminal == 2 {
        row.capacity_group_head_id
    } else {
        format!("{}#{terminal}", row.capacity_group_head_id)
    };
    Found {
        feeder: row.feeder,
        place,
        scenario: row.scenario,
        kw: row.headroom_kw_per_customer,
        metric: metric(row.convergence, row.binding),
    }
}

fn of_node(row: HvNodeHeadroom) -> Found {
    Found {
        feeder: row.feeder,
        place: row.terminal_mrid,
        scenario: row.scenario,
        kw: row.available_headroom_kw,
        metric: metric(row.convergence, row.binding),
    }
}

fn metric(converged: bool, binding: Option<BindingSummary>) -> Option<String> {
    if converged { binding.map(|binding| binding.metric) } else { Some(NOT_CONVERGED.to_owned()) }
}

/// Both runs joined, those that lose most first; what only one of them has comes last.
fn compared(first: Vec<Found>, second: Vec<Found>) -> Vec<ComparedResult> {
    let scenarios = |found: &[Found]| {
        found.iter().map(|row| row.scenario.clone()).collect::<BTreeSet<_>>().len()
    };
    // The scenario may be just what differs between two runs, so it is part of the key only where it has to be.
    let by_scenario = scenarios(&first) > 1 || scenarios(&second) > 1;
    let key = |row: &Found| {
        let scenario = if by_scenario { row.scenario.clone() } else { String::new() };
        (row.feeder.clone(), row.place.clone(), scenario)
    };
    let mut joined: BTreeMap<_, (Option<Found>, Option<Found>)> = BTreeMap::new();
    for row in first {
        let key = key(&row);
        joined.entry(key).or_default().0 = Some(row);
    }
    for row in second {
        let key = key(&row);
        joined.entry(key).or_default().1 = Some(row);
    }
    let mut rows: Vec<ComparedResult> = joined
        .into_iter()
        .map(|((feeder, place, _), (first, second))| row(feeder, place, first, second))
        .collect();
    let rank = |row: &ComparedResult| row.difference_kw.unwrap_or(f64::INFINITY);
    rows.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
    rows
}

fn row(
    feeder: String,
    place: String,
    first: Option<Found>,
    second: Option<Found>,
) -> ComparedResult {
    let change = match (&first, &second) {
        (Some(first), Some(second)) => match (&first.metric, &second.metric) {
            (None, Some(_)) => ResultChange::NewlyLimited,
            (Some(_), None) => ResultChange::NewlyFree,
            _ if second.kw > first.kw => ResultChange::More,
            _ if second.kw < first.kw => ResultChange::Less,
            _ => ResultChange::Same,
        },
        (Some(_), None) => ResultChange::OnlyFirst,
        (None, _) => ResultChange::OnlySecond,
    };
    let kw = |found: &Option<Found>| found.as_ref().map(|found| found.kw);
    let (first_kw, second_kw) = (kw(&first), kw(&second));
    ComparedResult {
        place,
        feeder,
        change,
        first_kw,
        second_kw,
        difference_kw: first_kw.zip(second_kw).map(|(first, second)| second - first),
        first_metric: first.and_then(|found| found.metric),
        second_metric: second.and_then(|found| found.metric),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(place: &str, scenario: &str, kw: f64, metric: Option<&str>) -> Found {
        Found {
            feeder: "f".to_owned(),
            place: place.to_owned(),
            scenario: scenario.to_owned(),
            kw,
            metric: metric.map(str::to_owned),
        }
    }

    #[test]
    fn places_are_joined_and_those_that_lose_most_come_first() {
        let limited = Some("LV_VOLTAGE_MAX_V");
        let first = vec![
            found("same", "base", 2.0, limited),
            found("less", "base", 5.0, limited),
            found("limited", "base", 9.0, None),
            found("gone", "base", 1.0, limited),
        ];
        let second = vec![
            found("new", "solar", 4.0, limited),
            found("less", "solar", 3.0, limited),
            found("limited", "solar", 2.0, limited),
            found("same", "solar", 2.0, limited),
        ];
        let rows = compared(first, second);
        let told: Vec<_> =
            rows.iter().map(|row| (row.place.as_str(), row.change, row.difference_kw)).collect();
        assert_eq!(
            told,
            [
                ("limited", ResultChange::NewlyLimited, Some(-7.0)),
                ("less", ResultChange::Less, Some(-2.0)),
                ("same", ResultChange::Same, Some(0.0)),
                ("gone", ResultChange::OnlyFirst, None),
                ("new", ResultChange::OnlySecond, None),
            ]
        );
    }

    #[test]
    fn scenarios_are_told_apart_where_a_run_has_several() {
        let first = vec![found("t", "base", 2.0, None), found("t", "solar", 3.0, None)];
        let second = vec![found("t", "solar", 4.0, None)];
        let rows = compared(first, second);
        let told: Vec<_> = rows.iter().map(|row| (row.change, row.difference_kw)).collect();
        assert_eq!(told, [(ResultChange::More, Some(1.0)), (ResultChange::OnlyFirst, None)]);
    }
}
