//! Queries.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use headroom_contract::operation::{
    HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput, ResultFilterInput, ResultSortInput,
};
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, HcWorkPackage, HcWorkPackagePage,
    HvNodeHeadroom, IntrinsicJob, LvGroupHostingCapacity, LvGroupHostingCapacitySummary,
    NetworkInfo, PageRow, ResultPage, WorkbenchInfo,
};
use headroom_contract::scalar::Long;

use super::errors::answer;
use super::plain::{Given, Shown};
use crate::error::Refusal;
use crate::packages::ListRequest;
use crate::results::{Page, PageRequest, Tables, page, summary};
use crate::workbench::Workbench;

pub(crate) struct Query(pub(super) Arc<Workbench>);

#[Object]
impl Query {
    /// A page of work packages, the latest first where no order is given.
    async fn get_work_packages(
        &self,
        context: &Context<'_>,
        limit: Option<i32>,
        offset: Option<Long>,
        filter: Option<Given<HcWorkPackagesFilterInput>>,
        sort: Option<Given<HcWorkPackagesSortCriteriaInput>>,
        with_groupings: Option<bool>,
    ) -> Result<Shown<HcWorkPackagePage>> {
        let with_groupings = with_groupings.unwrap_or(false);
        let filter = filter.map(|Given(filter)| filter);
        let sort = sort.map(|Given(sort)| sort);
        let request = ListRequest { limit, offset, filter, sort, with_groupings };
        self.0.list_packages(request).await.map(Shown).map_err(|error| answer(context, error))
    }

    /// One work package; nothing when there is none of this id.
    async fn get_work_package_by_id(
        &self,
        context: &Context<'_>,
        id: ID,
        with_groupings: Option<bool>,
    ) -> Result<Shown<Option<HcWorkPackage>>> {
        let package = self.0.package(&id, with_groupings.unwrap_or(false)).await;
        package.map(Shown).map_err(|error| answer(context, error))
    }

    /// Who answers.
    async fn workbench(&self) -> Shown<WorkbenchInfo> {
        Shown(self.0.info())
    }

    /// The networks (feeders) that can be run.
    async fn networks(&self, context: &Context<'_>) -> Result<Shown<Vec<NetworkInfo>>> {
        self.0.network_infos().await.map(Shown).map_err(|error| answer(context, error))
    }

    /// The jobs of an intrinsic work package, one for each feeder.
    async fn intrinsic_jobs(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
    ) -> Result<Shown<Vec<IntrinsicJob>>> {
        self.0.jobs(&work_package_id).await.map(Shown).map_err(|error| answer(context, error))
    }

    /// Headroom of capacity groups. Rows come while the search is running, a group at a time.
    async fn lv_group_hosting_capacity(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        limit: Option<i32>,
        offset: Option<Long>,
        sort: Option<Given<Vec<ResultSortInput>>>,
        filter: Option<Given<ResultFilterInput>>,
    ) -> Result<Shown<ResultPage<LvGroupHostingCapacity>>> {
        let request = request(limit, offset, sort, filter);
        let tables = tables(&self.0, context, &work_package_id).await?;
        shown(context, page(tables.iter().flat_map(|tables| &tables.lv_groups), &request))
    }

    /// Headroom of HV nodes; empty for LV runs, which are the only ones here.
    async fn hv_node_headroom(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        limit: Option<i32>,
        offset: Option<Long>,
        sort: Option<Given<Vec<ResultSortInput>>>,
        filter: Option<Given<ResultFilterInput>>,
    ) -> Result<Shown<ResultPage<HvNodeHeadroom>>> {
        let request = request(limit, offset, sort, filter);
        tables(&self.0, context, &work_package_id).await?;
        shown(context, page(std::iter::empty(), &request))
    }

    /// Limits that were broken at the breaching step.
    async fn constraint_violations(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        limit: Option<i32>,
        offset: Option<Long>,
        sort: Option<Given<Vec<ResultSortInput>>>,
        filter: Option<Given<ResultFilterInput>>,
    ) -> Result<Shown<ResultPage<ConstraintViolation>>> {
        let request = request(limit, offset, sort, filter);
        let tables = tables(&self.0, context, &work_package_id).await?;
        shown(context, page(tables.iter().flat_map(|tables| &tables.violations), &request))
    }

    /// Which violations belong to which binding.
    async fn binding_constraints(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        limit: Option<i32>,
        offset: Option<Long>,
        sort: Option<Given<Vec<ResultSortInput>>>,
        filter: Option<Given<ResultFilterInput>>,
    ) -> Result<Shown<ResultPage<BindingConstraint>>> {
        let request = request(limit, offset, sort, filter);
        let tables = tables(&self.0, context, &work_package_id).await?;
        let bindings: Vec<_> = tables.iter().flat_map(|tables| tables.bindings()).collect();
        shown(context, page(bindings.iter(), &request))
    }

    /// What each customer was given.
    async fn customer_allocations(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        limit: Option<i32>,
        offset: Option<Long>,
        sort: Option<Given<Vec<ResultSortInput>>>,
        filter: Option<Given<ResultFilterInput>>,
    ) -> Result<Shown<ResultPage<CustomerAllocation>>> {
        let request = request(limit, offset, sort, filter);
        let tables = tables(&self.0, context, &work_package_id).await?;
        shown(context, page(tables.iter().flat_map(|tables| &tables.customers), &request))
    }

    /// Headroom of capacity groups in a few figures.
    async fn lv_group_hosting_capacity_summary(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
    ) -> Result<Shown<LvGroupHostingCapacitySummary>> {
        let tables = tables(&self.0, context, &work_package_id).await?;
        Ok(Shown(summary(tables.iter().flat_map(|tables| &tables.lv_groups))))
    }
}

/// The rows of a work package by job.
async fn tables(
    workbench: &Workbench,
    context: &Context<'_>,
    work_package_id: &str,
) -> Result<Vec<Arc<Tables>>> {
    workbench.tables(work_package_id).await.map_err(|error| answer(context, error))
}

fn request(
    limit: Option<i32>,
    offset: Option<Long>,
    sort: Option<Given<Vec<ResultSortInput>>>,
    filter: Option<Given<ResultFilterInput>>,
) -> PageRequest {
    let sort = sort.map(|Given(sort)| sort);
    let filter = filter.map(|Given(filter)| filter);
    PageRequest { limit, offset, sort, filter }
}

fn shown<Row: PageRow>(
    context: &Context<'_>,
    page: Result<Page<Row>, Refusal>,
) -> Result<Shown<ResultPage<Row>>> {
    let Page { total_count, offset, rows } =
        page.map_err(|refusal| answer(context, refusal.into()))?;
    let long = |number: usize| Long(i64::try_from(number).unwrap_or(i64::MAX));
    Ok(Shown(ResultPage { total_count: long(total_count), offset: long(offset), rows }))
}
