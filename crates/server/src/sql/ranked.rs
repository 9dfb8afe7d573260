//! Which rows a page shows, told by ranks: of all other rows no value is read.

use std::collections::HashMap;

use headroom_workbench::host::StoreError;
use headroom_workbench::results::{
    ColumnFilter, RankKey, Ranks, RowQuery, RowsOf, SortKey, Test, ordered,
};
use serde_json::Value as Json;

use super::connect::Database;
use super::elsewhere::Tables;
use super::orders::{self, Bound, RankFilter, passing};
use super::page::{at, window, with_bindings};
use super::prepare::{self, JobRows};
use super::tables::{Column, Kind, Table};

/// Distinct values of a column that are read to see which pass a filter; those of more are searched.
const READ: u32 = 1000;
/// Values that a search reads at once.
const READ_AT_ONCE: usize = 64;

/// What ranks tell.
pub(super) enum Ranked {
    /// The number of rows that match, and the positions of the page's.
    Found(i64, Vec<i64>),
    /// Nothing yet: some are still to be worked out.
    NotPrepared,
    /// Nothing: they cannot tell which rows pass a filter.
    CannotTell,
}

/// The rows of a table of a work package, for the values that a few of them have.
struct Place<'a> {
    database: &'a Database,
    table: &'static Table,
    of: RowsOf,
    jobs: &'a JobRows,
}

/// The rows of a page.
pub(super) async fn ranked(
    database: &Database,
    table: &'static Table,
    of: RowsOf,
    jobs: &JobRows,
    query: &RowQuery,
) -> Result<Ranked, StoreError> {
    let place = Place { database, table, of, jobs };
    let Ok(count) = u32::try_from(jobs.count()) else { return Ok(Ranked::CannotTell) };
    let mut by_column = HashMap::new();
    let keys = query.keys.iter().map(|key| key.column);
    for column in keys.chain(query.filters.iter().map(|filter| filter.column)) {
        if !by_column.contains_key(column) {
            let ranks = prepare::kept(database, table, column, of.id, jobs.count()).await?;
            let Some(ranks) = ranks else { return Ok(Ranked::NotPrepared) };
            by_column.insert(column, ranks);
        }
    }
    let mut filters = Vec::with_capacity(query.filters.len());
    for filter in &query.filters {
        let ranks = &by_column[filter.column];
        let Some(passes) = place.passes(ranks, filter).await? else {
            return Ok(Ranked::CannotTell);
        };
        filters.push(RankFilter { ranks, passes });
    }
    let keys: Vec<RankKey<'_>> = query
        .keys
        .iter()
        .map(|key| {
            let SortKey { column, descending, nulls_first } = *key;
            RankKey { ranks: &by_column[column], descending, nulls_first }
        })
        .collect();
    let order = ordered(passing(count, &filters), &keys);
    let matching = i64::try_from(order.len()).unwrap_or(i64::MAX);
    let window = window(query, matching);
    let [from, to] = [window.start, window.end].map(|at| usize::try_from(at).unwrap_or_default());
    let positions = order[from..to].iter().map(|position| i64::from(*position)).collect();
    Ok(Ranked::Found(matching, positions))
}

impl Place<'_> {
    /// For each rank of a column whether its value passes a filter; `None` where that would take reading too many.
    async fn passes(
        &self,
        ranks: &Ranks,
        filter: &ColumnFilter,
    ) -> Result<Option<Vec<bool>>, StoreError> {
        let Some(column) = self.table.column(filter.column) else { return Ok(None) };
        let distinct = ranks.distinct as usize;
        let mut passes = vec![false; distinct + 1];
        if let Test::Null(wanted) = filter.test {
            passes.fill(!wanted);
            passes[0] = wanted;
        } else if column.kind == Kind::List {
            return Ok(None);
        } else if ranks.distinct <= READ {
            let all: Vec<usize> = (1..=distinct).collect();
            let values = self.values(column, &orders::examples(ranks), &all).await?;
            for (rank, value) in all.iter().zip(&values) {
                passes[*rank] = orders::passes(&filter.test, value);
            }
        } else {
            match &filter.test {
                Test::AtLeast(min) => {
                    let from = self.search(column, ranks, &[Bound::BeforeNumber(*min)]).await?;
                    passes[from[0]..].fill(true);
                }
                Test::AtMost(max) => {
                    let to = self.search(column, ranks, &[Bound::BehindNumber(*max)]).await?;
                    passes[1..to[0]].fill(true);
                }
                Test::OneOf(accepted) => {
                    let bounds: Vec<Bound> = match column.kind {
                        Kind::Integer | Kind::Real => {
                            let numbers = accepted.iter().filter_map(|text| text.parse().ok());
                            numbers.map(Bound::BeforeNumber).collect()
                        }
                        _ => accepted.iter().cloned().map(Bound::BeforeText).collect(),
                    };
                    let mut found = self.search(column, ranks, &bounds).await?;
                    found.retain(|rank| *rank <= distinct);
                    let values = self.values(column, &orders::examples(ranks), &found).await?;
                    for (rank, value) in found.iter().zip(&values) {
                        passes[*rank] = orders::passes(&filter.test, value);
                    }
                }
                Test::Contains(_) | Test::Flag(_) | Test::Null(_) => return Ok(None),
            }
        }
        Ok(Some(passes))
    }

    /// For each bound the first rank whose value stands behind it, one past the last where there is none. All of them are
    /// searched for at once, so that the database is asked as often as for one.
    async fn search(
        &self,
        column: &'static Column,
        ranks: &Ranks,
        bounds: &[Bound],
    ) -> Result<Vec<usize>, StoreError> {
        let examples = orders::examples(ranks);
        let parts = (READ_AT_ONCE / bounds.len().max(1)).max(1) + 1;
        // The rank is one of these, the end included.
        let mut ranges = vec![1..ranks.distinct as usize + 1; bounds.len()];
        while ranges.iter().any(|range| !range.is_empty()) {
            let probes: Vec<(usize, usize)> = ranges
                .iter()
                .enumerate()
                .filter(|(_, range)| !range.is_empty())
                .flat_map(|(at, range)| {
                    let (start, length) = (range.start, range.len());
                    let mut probes: Vec<usize> =
                        (1..parts).map(|part| start + length * part / parts).collect();
                    probes.dedup();
                    probes.into_iter().map(move |probe| (at, probe))
                })
                .collect();
            let probed: Vec<usize> = probes.iter().map(|(_, probe)| *probe).collect();
            let values = self.values(column, &examples, &probed).await?;
            for ((at, probe), value) in probes.into_iter().zip(&values) {
                let range = &mut ranges[at];
                if bounds[at].is_after(value) {
                    range.start = range.start.max(probe + 1);
                } else {
                    range.end = range.end.min(probe);
                }
            }
        }
        Ok(ranges.into_iter().map(|range| range.start).collect())
    }

    /// The values of a column for some ranks, which stand for the rows at `examples`.
    async fn values(
        &self,
        column: &'static Column,
        examples: &[u32],
        ranks: &[usize],
    ) -> Result<Vec<Json>, StoreError> {
        let Self { database, table, of, jobs } = *self;
        let mut positions: Vec<i64> = ranks.iter().map(|rank| i64::from(examples[*rank])).collect();
        let wanted = positions.clone();
        positions.sort_unstable();
        positions.dedup();
        let mut objects = at(database, table, of.id, jobs, positions.clone()).await?;
        if objects.len() != positions.len() {
            return Err(StoreError::Other("The rows have changed meanwhile: ask again".to_owned()));
        }
        if column.is_of_binding() {
            let ours = Tables::ours(database.dialect);
            objects = with_bindings(database, &ours, table, of.id, objects).await?;
        }
        let path = column.wire.replace('.', "/");
        let values: HashMap<i64, Json> = positions
            .into_iter()
            .zip(objects)
            .filter_map(|(position, object)| {
                Some((position, Json::Object(object).pointer_mut(&format!("/{path}"))?.take()))
            })
            .collect();
        Ok(wanted.iter().map(|at| values.get(at).cloned().unwrap_or_default()).collect())
    }
}
