//! Rows are replaced as a whole, removed as a whole, and summed up.

use std::sync::Arc;
use std::time::Duration;

use headroom_contract::output::LvGroupHostingCapacitySummary;
use headroom_workbench::results::{RowsOf, SortKey};
use uuid::Uuid;

use super::super::tables::{CUSTOMERS, LV_GROUPS};
use super::super::{prepare, summary};
use super::{Place, in_memory, sample};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_rows_of_a_job_are_replaced_and_what_was_prepared_goes_with_them() {
    for place in Place::all().await {
        let (expected, store) = (in_memory(), place.database.results());
        let id = Uuid::new_v4();
        sample::fill(&[&*expected, &*store], id, 3, 9).await;
        prepare::prepare(&place.database, id).await.expect("prepared");
        let fewer = Arc::new(sample::tables(id, 1, 2));
        for store in [&expected, &store] {
            store.put(id, 1, Arc::clone(&fewer)).await.expect("kept");
        }
        let of = RowsOf { id, ended: true };
        let key = SortKey { column: "usagePointId", descending: true, nulls_first: false };
        for keys in [vec![], vec![key]] {
            let mut query = sample::all();
            query.keys = keys;
            let found = store.customers(of, &query).await.expect("a page");
            assert_eq!(found.total_count, (9 + 2 + 9) * 3);
            assert_eq!(found, expected.customers(of, &query).await.expect("a page"));
        }
        place.end().await;
    }
}

/// Rows go in by several statements of one text: where the first has nulls, a later one may have numbers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn voltages_may_be_missing_of_some_rows_and_not_of_others() {
    for place in Place::all().await {
        let (expected, store) = (in_memory(), place.database.results());
        let id = Uuid::new_v4();
        let mut tables = sample::tables(id, 0, 300);
        let half = tables.customers.len() / 2;
        for (at, customer) in tables.customers.iter_mut().enumerate() {
            customer.customer_v_b_v = (at >= half).then_some(231.5);
        }
        let tables = Arc::new(tables);
        for store in [&expected, &store] {
            store.put(id, 0, Arc::clone(&tables)).await.expect("kept");
        }
        let of = RowsOf { id, ended: false };
        let found = store.customers(of, &sample::all()).await.expect("a page");
        assert_eq!(found.total_count, 900);
        assert_eq!(found, expected.customers(of, &sample::all()).await.expect("a page"));
        place.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_that_are_refused_leave_the_earlier_ones() {
    for place in Place::all().await {
        let store = place.database.results();
        let id = Uuid::new_v4();
        sample::fill(&[&*store], id, 1, 5).await;
        let mut twice = sample::tables(id, 0, 9);
        let again = twice.customers[0].clone();
        twice.customers.push(again);
        store.put(id, 0, Arc::new(twice)).await.expect_err("two rows of one key");
        let of = RowsOf { id, ended: false };
        assert_eq!(store.lv_groups(of, &sample::all()).await.expect("a page").total_count, 5);
        assert_eq!(store.customers(of, &sample::all()).await.expect("a page").rows.len(), 15);
        place.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_rows_of_a_deleted_package_go() {
    for place in Place::all().await {
        let store = place.database.results();
        let [gone, stays] = [Uuid::new_v4(), Uuid::new_v4()];
        sample::fill(&[&*store], gone, 2, 5).await;
        sample::fill(&[&*store], stays, 2, 5).await;
        assert_eq!(store.with_rows().await.expect("ids").len(), 2);
        prepare::prepare(&place.database, gone).await.expect("prepared");
        store.delete(gone).await.expect("deleted");
        assert_eq!(store.with_rows().await.expect("ids"), [stays]);
        for (id, count) in [(gone, 0), (stays, 30)] {
            let of = RowsOf { id, ended: true };
            let page = store.customers(of, &sample::all()).await.expect("a page");
            assert_eq!((page.total_count, page.rows.len()), (count, count));
        }
        let ranks = prepare::kept(&place.database, &CUSTOMERS, "feeder", gone, 30).await;
        assert_eq!(ranks.expect("an answer"), None);
        place.end().await;
    }
}

fn without_sum(mut summary: LvGroupHostingCapacitySummary) -> LvGroupHostingCapacitySummary {
    summary.total_kw_added = 0.0;
    summary
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_are_the_same_as_in_memory() {
    for place in Place::all().await {
        let (expected, store) = (in_memory(), place.database.results());
        let id = Uuid::new_v4();
        for groups in [1, 10, 21] {
            sample::fill(&[&*expected, &*store], id, 2, groups).await;
            let of = RowsOf { id, ended: true };
            let figures = expected.summary(of).await.expect("figures");
            assert_eq!(figures.group_count, 2 * i32::try_from(groups).expect("few"));
            let computed = store.summary(of).await.expect("figures");
            // Databases add in an order of their own.
            assert!((computed.total_kw_added - figures.total_kw_added).abs() < 1e-9);
            assert_eq!(without_sum(computed.clone()), without_sum(figures));
            summary::prepare(&place.database, id).await.expect("prepared");
            assert_eq!(store.summary(of).await.expect("figures"), computed);
        }
        let none = RowsOf { id: Uuid::new_v4(), ended: true };
        let nothing = store.summary(none).await.expect("figures");
        assert_eq!(nothing, LvGroupHostingCapacitySummary::default());
        assert_eq!(nothing, expected.summary(none).await.expect("figures"));
        place.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn orders_are_prepared_when_a_package_ends() {
    for place in Place::all().await {
        let store = place.database.results();
        let id = Uuid::new_v4();
        sample::fill(&[&*store], id, 2, 5).await;
        store.end(id, Vec::new()).await;
        let mut tries = 0;
        while !place.database.is_prepared(id).await.expect("an answer") {
            tries += 1;
            assert!(tries < 2000, "never prepared");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let ranks = prepare::kept(&place.database, &LV_GROUPS, "binding.metric", id, 10).await;
        let ranks = ranks.expect("an answer").expect("ranks");
        assert_eq!((ranks.distinct, ranks.of_rows.len()), (2, 10));
        assert_eq!(ranks.of_rows[2], 0, "bound by nothing");
        place.end().await;
    }
}
