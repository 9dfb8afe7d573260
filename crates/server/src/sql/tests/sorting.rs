//! Orders, filters and windows: the same pages as in memory, sorted by the database and by ranks.

use headroom_workbench::results::{ColumnFilter, ResultStore, RowQuery, RowsOf, SortKey, Test};
use uuid::Uuid;

use super::super::prepare::prepare;
use super::super::tables::{BINDINGS, CUSTOMERS, HV_NODES, LV_GROUPS, TABLES, Table, VIOLATIONS};
use super::{Place, in_memory, sample};

/// Compares a page of one table.
async fn compare(
    expected: &dyn ResultStore,
    found: &dyn ResultStore,
    table: &'static Table,
    of: RowsOf,
    query: &RowQuery,
) {
    macro_rules! compare {
        ($method:ident) => {{
            let expected = expected.$method(of, query).await.expect("a page");
            let found = found.$method(of, query).await.expect("a page");
            assert_eq!(found, expected, "{} by {query:?}", table.name);
        }};
    }
    match table.name {
        name if name == LV_GROUPS.name => compare!(lv_groups),
        name if name == HV_NODES.name => compare!(hv_nodes),
        name if name == VIOLATIONS.name => compare!(violations),
        name if name == BINDINGS.name => compare!(bindings),
        name if name == CUSTOMERS.name => compare!(customers),
        other => panic!("{other} is not compared"),
    }
}

/// Directions and places of nulls.
const ORDERS: [(bool, bool); 4] = [(false, false), (false, true), (true, false), (true, true)];

/// Queries of every kind over a table.
fn queries(table: &'static Table, id: Uuid) -> Vec<RowQuery> {
    let mut queries = vec![sample::all(), RowQuery { offset: 5, limit: 7, ..sample::all() }];
    for column in table.columns {
        for (descending, nulls_first) in ORDERS {
            let keys = vec![SortKey { column: column.wire, descending, nulls_first }];
            // All rows once in each direction, else a part.
            if descending == nulls_first {
                queries.push(RowQuery { keys, ..sample::all() });
            } else {
                queries.push(RowQuery { keys, offset: 11, limit: 5, ..sample::all() });
            }
        }
    }
    // Two keys, with a filter.
    let [first, second] = [0, table.columns.len() - 1].map(|at| table.columns[at].wire);
    let keys = vec![
        SortKey { column: second, descending: true, nulls_first: true },
        SortKey { column: first, descending: true, nulls_first: false },
    ];
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let binding = Uuid::new_v5(&id, b"1/binding/3").to_string();
    let other = Uuid::new_v5(&id, b"0/binding/1").to_string();
    let accepted: [(&'static str, Vec<String>); 6] = [
        ("feeder", texts(&["B1", "nowhere"])),
        ("feeder", texts(&[])),
        ("feeder", texts(&["b0", "a-12", "B1"])),
        ("capacityGroupHeadId", texts(&["transformer.b0", "transformer.a-13", "'; --"])),
        ("bindingId", texts(&[&binding, "no id", &other])),
        ("bindingId", texts(&[&binding.to_uppercase()])),
    ];
    for (column, accepted) in accepted {
        if let Some(column) = table.column(column) {
            let filters = vec![ColumnFilter { column: column.wire, test: Test::OneOf(accepted) }];
            queries.push(RowQuery { filters: filters.clone(), ..sample::all() });
            queries.push(RowQuery { keys: keys.clone(), filters, offset: 1, limit: 3 });
        }
    }
    // Conditions of every kind on every column that takes them.
    for filters in sample::conditions(table) {
        queries.push(RowQuery { filters: filters.clone(), ..sample::all() });
        queries.push(RowQuery { keys: keys.clone(), filters, offset: 2, limit: 4 });
    }
    queries.push(RowQuery { keys, offset: 1_000_000, limit: 3, filters: Vec::new() });
    queries
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_the_same_as_in_memory() {
    for place in Place::all().await {
        let (expected, found) = (in_memory(), place.database.results());
        let [id, other] = [Uuid::new_v4(), Uuid::new_v4()];
        sample::fill(&[&*expected, &*found], id, 3, 17).await;
        sample::fill(&[&*expected, &*found], other, 1, 4).await;
        // Not ended: the database sorts.
        let running = RowsOf { id, ended: false };
        for table in TABLES {
            for query in queries(table, id) {
                compare(&*expected, &*found, table, running, &query).await;
            }
        }
        prepare(&place.database, id).await.expect("prepared");
        let ended = RowsOf { id, ended: true };
        for table in TABLES {
            for query in queries(table, id) {
                compare(&*expected, &*found, table, ended, &query).await;
            }
        }
        place.end().await;
    }
}
