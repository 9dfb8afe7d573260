//! Histograms and groups, worked out by the database.

use headroom_contract::output::{ResultGroup, ResultGroupPage, ResultHistogram};
use headroom_contract::scalar::Long;
use headroom_workbench::host::StoreError;
use headroom_workbench::results::{ColumnFilter, GroupQuery, HistogramQuery, bins};
use sqlx::any::AnyRow;
use sqlx::pool::PoolConnection;
use sqlx::{Any, Row as _};
use uuid::Uuid;

use super::connect::Database;
use super::copies::{self, Home};
use super::elsewhere::Tables;
use super::statement::{Statement, integer};
use super::tables::{Column, Kind, Table, VIOLATIONS};
use super::{failed, page};

/// The rows of a table of a work package, wherever they are.
struct Place<'a> {
    database: &'a Database,
    tables: Tables,
    table: &'static Table,
    id: Uuid,
}

impl<'a> Place<'a> {
    /// `None` where there are none.
    async fn of(
        database: &'a Database,
        table: &'static Table,
        id: Uuid,
    ) -> Result<Option<Self>, StoreError> {
        let tables = match copies::home(database, table, id).await? {
            Home::Ours(jobs) if jobs.count() == 0 => return Ok(None),
            home => home.tables(database.dialect),
        };
        Ok(Some(Self { database, tables, table, id }))
    }

    /// A column as it is compared; nulls where what it is of is not there.
    fn compared(&self, name: &str) -> Option<(&'static Column, String)> {
        let column = self.table.column(name)?;
        let missing = column.is_of_binding() && !self.tables.has(&VIOLATIONS);
        let value = if missing {
            "CAST(NULL AS text)".to_owned()
        } else {
            self.database.dialect.compared(column)
        };
        Some((column, value))
    }

    fn push(&self, statement: &mut Statement, columns: &[&Column], filters: &[ColumnFilter]) {
        let joined =
            self.tables.has(&VIOLATIONS) && columns.iter().any(|column| column.is_of_binding());
        let Self { database, tables, table, id } = self;
        page::push_matching(statement, database.dialect, tables, table, *id, joined, filters);
    }
}

/// A column of numbers as counts in bins.
pub(super) async fn histogram(
    database: &Database,
    table: &'static Table,
    id: Uuid,
    query: &HistogramQuery,
) -> Result<ResultHistogram, StoreError> {
    let mut histogram = ResultHistogram::default();
    let Some(place) = Place::of(database, table, id).await? else { return Ok(histogram) };
    let Some((column, value)) = place.compared(query.column) else { return Ok(histogram) };
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let mut range = Statement::new(format!(
        "SELECT count(*), count({value}), CAST(min({value}) AS double precision), \
         CAST(max({value}) AS double precision)"
    ));
    place.push(&mut range, &[column], &query.filters);
    let Some(row) = range.row(&mut connection).await.map_err(failed)? else { return Ok(histogram) };
    let count = |at| integer(&row, at).map(Option::unwrap_or_default).map_err(failed);
    let (rows, there) = (count(0)?, count(1)?);
    let real = |at: usize| row.try_get::<Option<f64>, _>(at).map_err(failed);
    histogram.total_count = Long(rows);
    histogram.null_count = Long(rows - there);
    let (Some(min), Some(max)) = (real(2)?, real(3)?) else { return Ok(histogram) };
    (histogram.min, histogram.max) = (Some(min), Some(max));
    histogram.bins = bins::between(min, max, query.bins);
    let width = bins::width(min, max, query.bins);
    if width <= 0.0 {
        histogram.bins[0].count = Long(there);
        return Ok(histogram);
    }
    let mut counts = Statement::new("SELECT bin, count(*) FROM (SELECT ");
    let [min, width] =
        [min, width].map(|number| database.dialect.bound(&mut counts, Kind::Real, number.into()));
    let bin = database.dialect.whole(&format!("({value} - {min}) / {width}"));
    counts.push(format!("{bin} AS bin"));
    place.push(&mut counts, &[column], &query.filters);
    counts.push(format!(" AND {value} IS NOT NULL) binned GROUP BY bin"));
    for row in counts.rows(&mut connection).await.map_err(failed)? {
        let [bin, count] = [0, 1].map(|at| integer(&row, at).map(Option::unwrap_or_default));
        let bin = usize::try_from(bin.map_err(failed)?).unwrap_or_default();
        let last = histogram.bins.len() - 1;
        histogram.bins[bin.min(last)].count.0 += count.map_err(failed)?;
    }
    Ok(histogram)
}

/// Groups of rows with equal values in some columns.
pub(super) async fn groups(
    database: &Database,
    table: &'static Table,
    id: Uuid,
    query: &GroupQuery,
) -> Result<ResultGroupPage, StoreError> {
    let offset = Long(i64::try_from(query.window.offset).unwrap_or(i64::MAX));
    let mut page = ResultGroupPage { offset, ..ResultGroupPage::default() };
    let Some(place) = Place::of(database, table, id).await? else { return Ok(page) };
    let by: Vec<(&Column, String)> =
        query.by.iter().filter_map(|name| place.compared(name)).collect();
    let value = query.value.and_then(|name| place.compared(name));
    let mut columns: Vec<&Column> = by.iter().map(|(column, _)| *column).collect();
    columns.extend(value.as_ref().map(|(column, _)| *column));
    let mut connection = database.pool.acquire().await.map_err(failed)?;
    let numbers: Vec<String> = (0..by.len()).map(|at| format!("k{at}")).collect();
    let keys = numbers.join(", ");

    let mut count = Statement::new("SELECT count(*) FROM (SELECT DISTINCT ");
    let named: Vec<String> =
        by.iter().zip(&numbers).map(|((_, key), name)| format!("{key} AS {name}")).collect();
    let named = named.join(", ");
    count.push(&named);
    place.push(&mut count, &columns, &query.filters);
    count.push(") keys");
    page.total_count = Long(one_integer(&count, &mut connection).await?);

    // The median is the value in the middle of a group's values, nulls behind them.
    let value =
        value.map_or_else(|| "CAST(NULL AS double precision)".to_owned(), |(_, value)| value);
    let mut statement = Statement::new(format!(
        "SELECT {keys}, count(*), CAST(min(v) AS double precision), \
         CAST(max(CASE WHEN n = (c + 1) / 2 THEN v END) AS double precision), \
         CAST(max(v) AS double precision) FROM (\
         SELECT {keys}, v, row_number() OVER (PARTITION BY {keys} ORDER BY v ASC NULLS LAST) AS n, \
         count(v) OVER (PARTITION BY {keys}) AS c FROM (SELECT {named}, {value} AS v"
    ));
    place.push(&mut statement, &columns, &query.filters);
    statement.push(format!(") r) ranked GROUP BY {keys} ORDER BY count(*) DESC"));
    for name in &numbers {
        statement.push(format!(", {name} ASC NULLS LAST"));
    }
    let [limit, offset] = [query.window.limit, query.window.offset]
        .map(|number| statement.bind(i64::try_from(number).unwrap_or(i64::MAX)));
    statement.push(format!(" LIMIT {limit} OFFSET {offset}"));
    for row in statement.rows(&mut connection).await.map_err(failed)? {
        page.groups.push(group(&by, &row).map_err(failed)?);
    }
    Ok(page)
}

fn group(by: &[(&Column, String)], row: &AnyRow) -> sqlx::Result<ResultGroup> {
    let keys: sqlx::Result<Vec<Option<String>>> = by
        .iter()
        .enumerate()
        .map(|(at, (column, _))| match column.kind {
            Kind::Integer | Kind::Real => {
                let number: Option<f64> = row.try_get(at)?;
                // The sum makes one zero of both.
                Ok(number.map(|number| (number + 0.0).to_string()))
            }
            Kind::Flag => Ok(integer(row, at)?.map(|flag| (flag != 0).to_string())),
            Kind::Uuid | Kind::Text | Kind::Time | Kind::List => row.try_get(at),
        })
        .collect();
    let real = |at: usize| row.try_get::<Option<f64>, _>(by.len() + at);
    Ok(ResultGroup {
        keys: keys?,
        count: Long(integer(row, by.len())?.unwrap_or_default()),
        min: real(1)?,
        median: real(2)?,
        max: real(3)?,
    })
}

async fn one_integer(
    statement: &Statement,
    connection: &mut PoolConnection<Any>,
) -> Result<i64, StoreError> {
    let row = statement.row(connection).await.map_err(failed)?;
    let number = row.map(|row| integer(&row, 0)).transpose().map_err(failed)?;
    Ok(number.flatten().unwrap_or_default())
}
