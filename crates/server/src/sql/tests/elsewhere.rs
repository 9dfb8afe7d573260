//! A database that a Hosting Capacity Module filled.

use headroom_contract::output::{HvNodeHeadroom, LvGroupHostingCapacity};
use headroom_workbench::host::StoreError;
use headroom_workbench::results::{ColumnFilter, Page, RowQuery, RowsOf, SortKey, Test};
use sqlx::Executor as _;
use uuid::Uuid;

use super::super::copies::{self, Home};
use super::super::tables::{CUSTOMERS, Column, TABLES};
use super::super::{prepare, summary};
use super::{Place, in_memory, sample};

/// Moves rows of ours into tables of the module's, which have its columns and nothing of ours.
async fn as_the_module_writes(place: &Place, id: Uuid) {
    for table in TABLES {
        let columns: Vec<&str> = table.columns.iter().filter_map(Column::stored).collect();
        let columns = columns.join(", ");
        let statement = format!(
            "CREATE TABLE public.{0} AS SELECT {columns} FROM headroom.{0}; \
             ALTER TABLE public.{0} ADD PRIMARY KEY ({1})",
            table.name,
            table.key.join(", ")
        );
        place.database.pool.execute(statement.as_str()).await.expect("a table");
    }
    place.database.results().delete(id).await.expect("deleted");
}

/// Of limits that are broken as far as each other the last is named, and the module's rows have no order: what tells such
/// ones apart is left out.
fn settled(page: Result<Page<LvGroupHostingCapacity>, StoreError>) -> Page<LvGroupHostingCapacity> {
    let mut page = page.expect("a page");
    for binding in page.rows.iter_mut().filter_map(|row| row.binding.as_mut()) {
        binding.conducting_equipment_mrid.clear();
        binding.phase.clear();
    }
    page
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn results_of_the_module_are_listed_and_served() {
    let Some(place) = Place::postgres().await else { return };
    let (expected, store) = (in_memory(), place.database.results());
    let [id, ours] = [Uuid::new_v4(), Uuid::new_v4()];
    assert!(store.found().await.expect("nothing").is_empty());
    sample::fill(&[&*expected, &*store], id, 2, 13).await;
    as_the_module_writes(&place, id).await;
    sample::fill(&[&*store], ours, 1, 3).await;

    let found = store.found().await.expect("packages");
    assert_eq!(found.len(), 1, "ours are not among them");
    assert_eq!(store.has_found(id).await, Ok(true));
    assert_eq!(store.has_found(ours).await, Ok(false));
    assert_eq!(found[0].id, id);
    assert_eq!(found[0].feeders, ["B1", "b0"].map(str::to_owned).to_vec());
    assert_eq!(found[0].selectors, ["FIXED_TIME"]);
    assert_eq!(found[0].timestamp.as_deref(), Some("2024-01-11T12:00:00"));

    // Without an order of rows, keys must make one.
    let key = |column, descending| SortKey { column, descending, nulls_first: false };
    let of = RowsOf { id, ended: true };
    let by_head = RowQuery {
        keys: vec![
            key("headroomKwPerCustomer", true),
            key("feeder", false),
            key("capacityGroupHeadId", false),
        ],
        offset: 3,
        limit: 10,
        filters: Vec::new(),
    };
    let groups = store.lv_groups(of, &by_head).await;
    assert_eq!(settled(groups), settled(expected.lv_groups(of, &by_head).await));
    let by_asset = RowQuery {
        keys: vec![
            key("binding.metric", false),
            key("conductingEquipmentMrid", true),
            key("feeder", true),
        ],
        ..by_head.clone()
    };
    let nodes = store.hv_nodes(of, &by_asset).await.expect("a page");
    let mrids = |page: &Page<HvNodeHeadroom>| -> Vec<String> {
        page.rows.iter().map(|row| row.conducting_equipment_mrid.clone()).collect()
    };
    assert_eq!(mrids(&nodes), mrids(&expected.hv_nodes(of, &by_asset).await.expect("a page")));
    assert_eq!(nodes.rows[0].associated_equipment_mrids, ["line.1", "line, with comma"]);
    let by_point = RowQuery {
        keys: vec![key("customerVMinV", false), key("usagePointId", false), key("feeder", false)],
        filters: vec![ColumnFilter { column: "feeder", test: Test::OneOf(vec!["B1".to_owned()]) }],
        ..by_head.clone()
    };
    assert_eq!(store.customers(of, &by_point).await, expected.customers(of, &by_point).await);
    let binding = Uuid::new_v5(&id, b"1/binding/3").to_string();
    let by_id = RowQuery {
        keys: vec![key("violationId", false)],
        filters: vec![ColumnFilter {
            column: "bindingId",
            test: Test::OneOf(vec![binding, "none".to_owned()]),
        }],
        ..sample::all()
    };
    assert_eq!(store.violations(of, &by_id).await, expected.violations(of, &by_id).await);
    let all_by_id = RowQuery { filters: Vec::new(), ..by_id };
    assert_eq!(store.bindings(of, &all_by_id).await, expected.bindings(of, &all_by_id).await);
    let (found, figures) =
        (store.summary(of).await.expect("f"), expected.summary(of).await.expect("f"));
    assert_eq!(
        (found.bound_by, found.median_kw_per_customer),
        (figures.bound_by, figures.median_kw_per_customer)
    );
    place.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ids_may_be_text_and_tables_may_be_missing() {
    let Some(place) = Place::postgres().await else { return };
    let (expected, store) = (in_memory(), place.database.results());
    let id = Uuid::new_v4();
    sample::fill(&[&*expected, &*store], id, 1, 7).await;
    as_the_module_writes(&place, id).await;
    let change = "ALTER TABLE public.lv_group_hosting_capacity ALTER work_package_id TYPE text, ALTER binding_id TYPE text, \
         ALTER timestamp TYPE timestamptz, ALTER headroom_kw_per_customer TYPE numeric, ALTER included_customer_count TYPE bigint; \
         ALTER TABLE public.hv_node_headroom RENAME associated_equipment_mrids TO before; \
         ALTER TABLE public.hv_node_headroom ADD associated_equipment_mrids text[]; \
         UPDATE public.hv_node_headroom SET associated_equipment_mrids = \
         ARRAY(SELECT json_array_elements_text(before::json)); \
         DROP TABLE public.customer_allocations";
    place.database.pool.execute(change).await.expect("changed");
    let of = RowsOf { id, ended: true };
    let key = SortKey { column: "capacityGroupHeadId", descending: false, nulls_first: false };
    let query = RowQuery { keys: vec![key], ..sample::all() };
    let groups = store.lv_groups(of, &query).await;
    assert_eq!(settled(groups), settled(expected.lv_groups(of, &query).await));
    let nodes = store.hv_nodes(of, &sample::all()).await.expect("a page");
    assert_eq!(nodes.rows[0].associated_equipment_mrids, ["line.1", "line, with comma"]);
    assert_eq!(store.customers(of, &query).await.expect("a page").total_count, 0);
    assert_eq!(store.found().await.expect("packages").len(), 1);
    place.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn copies_answer_as_the_module_does_until_it_has_more_rows() {
    let Some(place) = Place::postgres().await else { return };
    let (expected, store) = (in_memory(), place.database.results());
    let [id, ours] = [Uuid::new_v4(), Uuid::new_v4()];
    sample::fill(&[&*expected, &*store], id, 2, 13).await;
    as_the_module_writes(&place, id).await;
    sample::fill(&[&*store], ours, 1, 3).await;
    // What is never empty here may be there.
    let emptied = "UPDATE public.lv_group_hosting_capacity SET mode = NULL";
    place
        .database
        .pool
        .execute("ALTER TABLE public.lv_group_hosting_capacity ALTER mode DROP NOT NULL")
        .await
        .expect("done");
    place.database.pool.execute(emptied).await.expect("done");
    let of = RowsOf { id, ended: true };
    let key = |column, descending| SortKey { column, descending, nulls_first: false };
    let by_head = RowQuery {
        keys: vec![
            key("headroomKwPerCustomer", true),
            key("feeder", false),
            key("capacityGroupHeadId", false),
        ],
        offset: 3,
        limit: 10,
        filters: vec![ColumnFilter { column: "includedCustomerCount", test: Test::AtLeast(2.0) }],
    };
    let by_point = RowQuery {
        keys: vec![key("customerVMinV", false), key("usagePointId", false), key("feeder", false)],
        filters: Vec::new(),
        ..by_head.clone()
    };
    let groups = store.lv_groups(of, &by_head).await.expect("a page");
    let customers = store.customers(of, &by_point).await.expect("a page");
    assert!(matches!(copies::home(&place.database, &CUSTOMERS, id).await, Ok(Home::Module(_))));

    // Twice, as when rows came meanwhile.
    for _ in 0..2 {
        copies::copy(&place.database, id).await.expect("a copy");
        prepare::prepare(&place.database, id).await.expect("prepared");
        summary::prepare(&place.database, id).await.expect("prepared");
    }
    assert!(matches!(copies::home(&place.database, &CUSTOMERS, id).await, Ok(Home::Ours(_))));
    assert_eq!(store.lv_groups(of, &by_head).await.expect("a page"), groups);
    assert_eq!(store.customers(of, &by_point).await.expect("a page"), customers);
    assert_eq!(store.customers(of, &by_point).await, expected.customers(of, &by_point).await);
    assert_eq!(store.with_rows().await, Ok(vec![ours]), "copies belong to nobody here");
    assert_eq!(store.found().await.expect("packages").len(), 1);

    // Rows of another work package change nothing but when it was looked at last.
    let more = |id: &str, point: &str| {
        let columns: Vec<&str> = CUSTOMERS.columns.iter().filter_map(Column::stored).collect();
        let values =
            columns.join(", ").replace("work_package_id", id).replace("usage_point_id", point);
        format!(
            "INSERT INTO public.customer_allocations ({}) SELECT {values} FROM public.customer_allocations",
            columns.join(", ")
        )
    };
    let other = more("gen_random_uuid()", "usage_point_id");
    place.database.pool.execute(other.as_str()).await.expect("more rows");
    assert!(matches!(copies::home(&place.database, &CUSTOMERS, id).await, Ok(Home::Ours(_))));
    let own = more("work_package_id", "usage_point_id || ' again'");
    place.database.pool.execute(own.as_str()).await.expect("more rows");
    assert!(matches!(copies::home(&place.database, &CUSTOMERS, id).await, Ok(Home::Module(_))));
    let found = store.customers(of, &by_point).await.expect("a page");
    assert_eq!(found.total_count, 2 * customers.total_count);
    place.end().await;
}
