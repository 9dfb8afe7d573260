//! Histograms and groups: the same as in memory.

use headroom_contract::output::ResultTable;
use headroom_workbench::results::{
    ColumnFilter, GroupQuery, HistogramQuery, ResultStore, RowsOf, Test, Window,
};
use uuid::Uuid;

use super::super::tables::{self, Column, Kind};
use super::{Place, in_memory, sample};

async fn histograms(expected: &dyn ResultStore, found: &dyn ResultStore, of: RowsOf) {
    for table in ResultTable::ALL {
        let mut filters = sample::conditions(tables::of(table));
        filters.truncate(12);
        filters.push(Vec::new());
        let is_numeric = |column: &&Column| matches!(column.kind, Kind::Integer | Kind::Real);
        for column in tables::of(table).columns.iter().filter(is_numeric) {
            for (at, filters) in filters.iter().enumerate() {
                let bins = [1, 7, 20][at % 3];
                let query = HistogramQuery { column: column.wire, bins, filters: filters.clone() };
                let expected = expected.histogram(of, table, &query).await.expect("a histogram");
                let found = found.histogram(of, table, &query).await.expect("a histogram");
                assert_eq!(found, expected, "{table:?} {query:?}");
                let counted: i64 = found.bins.iter().map(|bin| bin.count.0).sum();
                assert_eq!(counted + found.null_count.0, found.total_count.0);
            }
        }
    }
}

async fn groups(expected: &dyn ResultStore, found: &dyn ResultStore, of: RowsOf) {
    let feeder = ColumnFilter { column: "feeder", test: Test::Contains("B".to_owned()) };
    for table in ResultTable::ALL {
        let columns = tables::of(table).columns;
        let numbers: Vec<&str> = columns
            .iter()
            .filter(|column| matches!(column.kind, Kind::Integer | Kind::Real))
            .map(|column| column.wire)
            .collect();
        let first = columns[0].wire;
        for (at, column) in columns.iter().filter(|column| column.kind != Kind::List).enumerate() {
            let value = numbers.get(at % (numbers.len() + 1)).copied();
            let filters = match table {
                ResultTable::BindingConstraints => Vec::new(),
                _ if at % 2 == 0 => vec![feeder.clone()],
                _ => Vec::new(),
            };
            for (by, offset, limit) in [
                (vec![column.wire], 0, 1000),
                (vec![column.wire, first], 2, 5),
                (vec![first, column.wire], 1_000_000, 5),
            ] {
                let window = Window { offset, limit };
                let query = GroupQuery { by, value, filters: filters.clone(), window };
                let expected = expected.groups(of, table, &query).await.expect("groups");
                let found = found.groups(of, table, &query).await.expect("groups");
                assert_eq!(found, expected, "{table:?} {query:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn histograms_and_groups_are_the_same_as_in_memory() {
    for place in Place::all().await {
        let (expected, found) = (in_memory(), place.database.results());
        let id = Uuid::new_v4();
        sample::fill(&[&*expected, &*found], id, 3, 17).await;
        for ended in [false, true] {
            histograms(&*expected, &*found, RowsOf { id, ended }).await;
            groups(&*expected, &*found, RowsOf { id, ended }).await;
        }
        let none = RowsOf { id: Uuid::new_v4(), ended: true };
        histograms(&*expected, &*found, none).await;
        place.end().await;
    }
}
