//! Work packages that were run elsewhere, and rows in a store of their own.

use std::sync::Arc;

use async_trait::async_trait;
use futures_executor::block_on;
use headroom_contract::operation::{
    CancelWorkPackage, CustomerAllocations, DeleteWorkPackage, GetWorkPackages,
    LvGroupHostingCapacities, LvGroupHostingCapacitySummaries,
};
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HvNodeHeadroom,
    LvGroupHostingCapacity, LvGroupHostingCapacitySummary, ResultGroupPage, ResultHistogram,
    ResultTable,
};
use headroom_workbench::host::StoreError;
use headroom_workbench::results::{
    FoundOrigin, FoundPackage, GroupQuery, HistogramQuery, KeptRows, Page, ResultStore, RowQuery,
    RowsOf, Tables,
};
use serde_json::json;
use uuid::Uuid;

use crate::bench::{Bench, Place, input};

/// Rows in memory, some of them of a work package that was run elsewhere.
struct WithFound {
    rows: KeptRows,
    found: FoundPackage,
}

macro_rules! pages {
    ($($method:ident: $row:ty;)*) => {
        #[async_trait]
        impl ResultStore for WithFound {
            async fn put(&self, id: Uuid, job: usize, rows: Arc<Tables>) -> Result<(), StoreError> {
                self.rows.put(id, job, rows).await
            }

            async fn end(&self, id: Uuid, rows: Vec<Arc<Tables>>) {
                self.rows.end(id, rows).await;
            }

            async fn delete(&self, id: Uuid) -> Result<(), StoreError> {
                self.rows.delete(id).await
            }

            async fn with_rows(&self) -> Result<Vec<Uuid>, StoreError> {
                let rows = self.rows.with_rows().await?;
                Ok(rows.into_iter().filter(|id| *id != self.found.id).collect())
            }

            async fn found(&self) -> Result<Vec<FoundPackage>, StoreError> {
                Ok(vec![self.found.clone()])
            }

            async fn has_found(&self, id: Uuid) -> Result<bool, StoreError> {
                Ok(id == self.found.id)
            }

            async fn summary(&self, of: RowsOf) -> Result<LvGroupHostingCapacitySummary, StoreError> {
                self.rows.summary(of).await
            }

            async fn histogram(
                &self,
                of: RowsOf,
                table: ResultTable,
                query: &HistogramQuery,
            ) -> Result<ResultHistogram, StoreError> {
                self.rows.histogram(of, table, query).await
            }

            async fn groups(
                &self,
                of: RowsOf,
                table: ResultTable,
                query: &GroupQuery,
            ) -> Result<ResultGroupPage, StoreError> {
                self.rows.groups(of, table, query).await
            }

            $(async fn $method(&self, of: RowsOf, query: &RowQuery) -> Result<Page<$row>, StoreError> {
                self.rows.$method(of, query).await
            })*
        }
    };
}

pages! {
    lv_groups: LvGroupHostingCapacity;
    hv_nodes: HvNodeHeadroom;
    violations: ConstraintViolation;
    bindings: BindingConstraint;
    customers: CustomerAllocation;
}

fn bench_with_found(id: Uuid) -> Bench {
    let found = FoundPackage {
        id,
        feeders: vec!["north".to_owned(), "south".to_owned()],
        scenarios: vec!["base".to_owned()],
        selectors: vec!["FIXED_TIME".to_owned()],
        timestamp: Some("2024-01-11T12:00:00".to_owned()),
        origin: FoundOrigin::Database,
    };
    let rows = KeptRows::in_memory();
    let group = serde_json::from_value(json!({
        "workPackageId": id, "scenario": "base", "timestamp": "2024-01-11T12:00:00", "feeder": "north",
        "capacityGroupHeadId": "t", "capacityGroupHeadType": "PowerTransformer", "terminalSequenceNumber": 2,
        "mode": "", "initialConditionSelector": "FIXED_TIME", "includedCustomerCount": 4,
        "headroomKwPerCustomer": 2.5, "isLowerBound": true, "additionKwScalingApplied": false,
        "totalKwAdded": 10.0, "headroomDirection": "export", "bindingId": null, "convergence": true,
        "totalBaseNetImportKw": 1.0, "totalBaseNetExportKw": 0.0, "binding": null,
    }));
    let tables = Tables { lv_groups: vec![group.expect("a row")], ..Tables::default() };
    block_on(rows.put(id, 0, Arc::new(tables))).expect("kept");
    Place::default().start_with(Some(Box::new(WithFound { rows, found })))
}

#[test]
fn results_of_others_are_listed_and_read_but_not_changed() {
    let id = Uuid::new_v4();
    let bench = bench_with_found(id);
    let id = id.to_string();
    let page = bench.ask(&GetWorkPackages::default()).expect("a page");
    assert_eq!((page.total_count, page.work_packages[0].id.as_str()), (1, id.as_str()));
    let package = bench.package(&id);
    assert_eq!(package.status, "COMPLETED");
    assert_eq!(package.feeders, ["north", "south"]);
    assert_eq!(package.load_type.as_deref(), Some("FIXED_TIME"));
    assert_eq!((package.created_at, package.config), (None, None));
    assert!(bench.jobs(&id).is_empty());

    let groups = LvGroupHostingCapacities { work_package_id: id.clone(), ..Default::default() };
    assert_eq!(bench.ask(&groups).expect("a page").rows[0].capacity_group_head_id, "t");
    let figures = LvGroupHostingCapacitySummaries { work_package_id: id.clone() };
    assert_eq!(bench.ask(&figures).expect("figures").customer_count, 4);

    assert!(bench.ask(&CancelWorkPackage { work_package_id: id.clone() }).is_err());
    let delete = DeleteWorkPackage { work_package_ids: vec![id.clone()] };
    assert!(bench.ask(&delete).is_err());
    assert_eq!(bench.ask(&groups).expect("a page").total_count.0, 1);
    let unknown = Uuid::new_v4().to_string();
    let groups = LvGroupHostingCapacities { work_package_id: unknown, ..Default::default() };
    assert!(bench.ask(&groups).is_err());
}

#[test]
fn own_packages_come_first_and_their_rows_are_in_the_result_store() {
    let bench = bench_with_found(Uuid::new_v4());
    let own = bench.submit("Own", input(&["tiny"], json!({})));
    bench.finish();
    let page = bench.ask(&GetWorkPackages::default()).expect("a page");
    assert_eq!((page.total_count, page.work_packages[0].id.as_str()), (2, own.as_str()));
    let customers = CustomerAllocations { work_package_id: own.clone(), ..Default::default() };
    assert_eq!(bench.ask(&customers).expect("a page").rows.len(), 3);
    bench.ask(&DeleteWorkPackage { work_package_ids: vec![own] }).expect("deleted");
    assert!(bench.ask(&customers).is_err());
}
