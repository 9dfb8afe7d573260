//! What is asked of a table, checked.

use headroom_contract::operation::{
    ResultConditionInput, ResultFilterInput, ResultSortInput, SortOrder,
};
use headroom_contract::output::{ColumnKind, ResultColumn, ResultTable};
use headroom_contract::scalar::Long;

use headroom_tables::{ColumnFilter, GroupQuery, HistogramQuery, RowQuery, SortKey, Test, Window};

use crate::error::Refusal;
use crate::paging;

/// Bins of a histogram when a request does not say, and the most it may ask for.
const DEFAULT_BINS: i32 = 20;
const MOST_BINS: i32 = 1000;
/// Columns that rows may be grouped by at once.
const MOST_KEYS: usize = 4;

/// Which rows, in which order, and which part of them, as a request says it.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageRequest {
    pub(crate) limit: Option<i32>,
    pub(crate) offset: Option<Long>,
    pub(crate) sort: Option<Vec<ResultSortInput>>,
    pub(crate) filter: Option<ResultFilterInput>,
}

/// A histogram as a request says it.
#[derive(Clone, Debug, Default)]
pub(crate) struct HistogramRequest {
    pub(crate) column: String,
    pub(crate) bins: Option<i32>,
    pub(crate) filter: Option<ResultFilterInput>,
}

/// Groups as a request says them.
#[derive(Clone, Debug, Default)]
pub(crate) struct GroupRequest {
    pub(crate) by: Vec<String>,
    pub(crate) value: Option<String>,
    pub(crate) limit: Option<i32>,
    pub(crate) offset: Option<Long>,
    pub(crate) filter: Option<ResultFilterInput>,
}

impl PageRequest {
    /// The request for a table, if the table can answer it.
    pub(crate) fn check(&self, table: ResultTable) -> Result<RowQuery, Refusal> {
        let Window { offset, limit } = paging::window(self.limit, self.offset)?;
        let sort = self.sort.as_deref().unwrap_or_default();
        let keys: Result<_, _> = sort.iter().map(|given| key(table, given)).collect();
        Ok(RowQuery { offset, limit, keys: keys?, filters: filters(table, self.filter.as_ref())? })
    }
}

impl HistogramRequest {
    /// The request for a table, if the table can answer it.
    pub(crate) fn check(&self, table: ResultTable) -> Result<HistogramQuery, Refusal> {
        let column = numeric(table, &self.column, "column")?;
        let bins = self.bins.unwrap_or(DEFAULT_BINS);
        if !(1..=MOST_BINS).contains(&bins) {
            let message = format!("Ask for 1 to {MOST_BINS} bins, {bins} is outside");
            return Err(Refusal::at("bins", message));
        }
        let bins = usize::try_from(bins).unwrap_or(1);
        Ok(HistogramQuery { column, bins, filters: filters(table, self.filter.as_ref())? })
    }
}

impl GroupRequest {
    /// The request for a table, if the table can answer it.
    pub(crate) fn check(&self, table: ResultTable) -> Result<GroupQuery, Refusal> {
        if !(1..=MOST_KEYS).contains(&self.by.len()) {
            let message = format!("Name 1 to {MOST_KEYS} columns to group by");
            return Err(Refusal::at("by", message));
        }
        let by: Result<_, _> = self
            .by
            .iter()
            .map(|name| column(table, name, "by").map(|column| column.wire))
            .collect();
        let value = self.value.as_deref().map(|name| numeric(table, name, "value")).transpose()?;
        let window = paging::window(self.limit, self.offset)?;
        Ok(GroupQuery { by: by?, value, filters: filters(table, self.filter.as_ref())?, window })
    }
}

fn key(table: ResultTable, given: &ResultSortInput) -> Result<SortKey, Refusal> {
    let column = known(table, &given.column).ok_or_else(|| {
        let message = format!("{} has no column {} to sort by", table.field(), given.column);
        Refusal::at("sort", message)
    })?;
    let descending = matches!(
        given.order,
        SortOrder::Desc | SortOrder::DescNullsFirst | SortOrder::DescNullsLast
    );
    let nulls_first = matches!(given.order, SortOrder::AscNullsFirst | SortOrder::DescNullsFirst);
    Ok(SortKey { column: column.wire, descending, nulls_first })
}

fn filters(
    table: ResultTable,
    given: Option<&ResultFilterInput>,
) -> Result<Vec<ColumnFilter>, Refusal> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let ResultFilterInput { feeders, capacity_group_head_ids, binding_ids, conditions } = given;
    let mut filters = Vec::new();
    for (field, wanted, accepted) in [
        ("filter.feeders", "feeder", feeders),
        ("filter.capacityGroupHeadIds", "capacityGroupHeadId", capacity_group_head_ids),
        ("filter.bindingIds", "bindingId", binding_ids),
    ] {
        if let Some(accepted) = accepted {
            let column = known(table, wanted).ok_or_else(|| {
                let name = table.field();
                Refusal::at(field, format!("Take this filter out: {name} has no column {wanted}"))
            })?;
            filters.push(ColumnFilter { column: column.wire, test: Test::OneOf(accepted.clone()) });
        }
    }
    for condition in conditions.iter().flatten() {
        add_condition(&mut filters, table, condition)?;
    }
    Ok(filters)
}

/// The tests of a condition, each only on a column of values that it is made for.
fn add_condition(
    filters: &mut Vec<ColumnFilter>,
    table: ResultTable,
    condition: &ResultConditionInput,
) -> Result<(), Refusal> {
    const FIELD: &str = "filter.conditions";
    let ResultConditionInput { column: name, one_of, contains, min, max, is_null, equals } =
        condition;
    let column = column(table, name, FIELD)?;
    let is_text = matches!(column.kind, ColumnKind::Text | ColumnKind::Time);
    let fits = [
        ("contains", contains.is_some(), is_text),
        ("min", min.is_some(), column.is_numeric()),
        ("max", max.is_some(), column.is_numeric()),
        ("equals", equals.is_some(), column.kind == ColumnKind::Flag),
    ];
    if let Some((part, ..)) = fits.into_iter().find(|(_, given, fits)| *given && !fits) {
        return Err(Refusal::at(FIELD, format!("{part} is no condition for {name}")));
    }
    let tests = [
        one_of.clone().map(Test::OneOf),
        contains.clone().map(Test::Contains),
        min.map(Test::AtLeast),
        max.map(Test::AtMost),
        is_null.map(Test::Null),
        equals.map(Test::Flag),
    ];
    let tests = tests.into_iter().flatten();
    filters.extend(tests.map(|test| ColumnFilter { column: column.wire, test }));
    Ok(())
}

fn numeric(table: ResultTable, name: &str, field: &'static str) -> Result<&'static str, Refusal> {
    let column = column(table, name, field)?;
    if column.is_numeric() {
        return Ok(column.wire);
    }
    Err(Refusal::at(field, format!("{name} of {} holds no numbers", table.field())))
}

fn column(
    table: ResultTable,
    name: &str,
    field: &'static str,
) -> Result<&'static ResultColumn, Refusal> {
    known(table, name).ok_or_else(|| {
        Refusal::at(field, format!("{} has no column {name} of single values", table.field()))
    })
}

/// The column of a name; lists of texts are none that rows can be told apart by.
fn known(table: ResultTable, name: &str) -> Option<&'static ResultColumn> {
    table.column(name).filter(|column| column.kind != ColumnKind::Texts)
}
