//! Queries.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use headroom_contract::input::{IntrinsicWorkPackageInput, WorkPackageInput};
use headroom_contract::operation::{
    HcScenarioConfigsFilterInput, HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput,
    ResultFilterInput, ResultSortInput,
};
use headroom_contract::output::{
    BindingConstraint, ConstraintViolation, CustomerAllocation, Explanation, GqlUser,
    GqlUserResponse, HcScenarioConfigsPage, HcWorkPackage, HcWorkPackagePage, HvNodeHeadroom,
    IntrinsicJob, LvGroupHostingCapacity, LvGroupHostingCapacitySummary, NetworkGeometry,
    NetworkInfo, PageRow, ResultChange, ResultComparison, ResultGroupPage, ResultHistogram,
    ResultPage, ResultTable, WorkPackageStats, WorkPackageTree, WorkbenchInfo,
};
use headroom_contract::scalar::Long;

use super::errors::answer;
use super::plain::{Given, Shown};
use crate::compare::ComparisonRequest;
use crate::error::RequestError;
use crate::estimate::power_flows;
use crate::explain::Explained;
use crate::packages::ListRequest;
use crate::paging::long;
use crate::people::{self, Caller};
use crate::results::{GroupRequest, HistogramRequest, Page, PageRequest, TableRow};
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

    /// Ids of the work packages that have not ended, in the order of submission.
    async fn get_active_work_packages(&self, context: &Context<'_>) -> Result<Vec<ID>> {
        let ids = self.0.active_packages().await.map_err(|error| answer(context, error))?;
        Ok(ids.into_iter().map(ID::from).collect())
    }

    /// How long a work package took; nothing when there is none of this id.
    async fn get_work_package_stats_by_id(
        &self,
        context: &Context<'_>,
        id: ID,
    ) -> Result<Shown<Option<WorkPackageStats>>> {
        self.0.stats(&id).await.map(Shown).map_err(|error| answer(context, error))
    }

    /// What a work package was made from and what was made from it; nothing when there is none of this id.
    async fn get_work_package_tree(
        &self,
        context: &Context<'_>,
        id: ID,
    ) -> Result<Shown<Option<WorkPackageTree>>> {
        self.0.tree(&id).await.map(Shown).map_err(|error| answer(context, error))
    }

    /// How many power flows a forecast work package takes. Running here costs nothing else.
    #[expect(clippy::unused_async, reason = "as the library asks")]
    async fn get_work_package_cost_estimation(
        &self,
        context: &Context<'_>,
        input: Given<WorkPackageInput>,
    ) -> Result<f64> {
        power_flows(&input.0).map_err(|refusal| answer(context, refusal.into()))
    }

    /// Everyone who has submitted a work package: nobody, where nobody signs in.
    async fn get_all_work_packages_authors(
        &self,
        context: &Context<'_>,
    ) -> Result<Shown<Vec<GqlUser>>> {
        self.0.authors().await.map(Shown).map_err(|error| answer(context, error))
    }

    /// Who asks, and what they may do: everything, where nobody signs in.
    async fn current_user(&self, context: &Context<'_>) -> Shown<Option<GqlUserResponse>> {
        let caller = Caller::of(context).map(|caller| caller.0.clone());
        Shown(Some(caller.unwrap_or_else(people::anyone)))
    }

    /// A page of scenario configurations. There is one: the network as its files describe it.
    #[expect(clippy::unused_async, reason = "as the library asks")]
    async fn get_scenario_configurations(
        &self,
        context: &Context<'_>,
        limit: Option<i32>,
        offset: Option<Long>,
        filter: Option<Given<HcScenarioConfigsFilterInput>>,
    ) -> Result<Shown<HcScenarioConfigsPage>> {
        let filter = filter.map(|Given(filter)| filter);
        let page = people::scenario_configurations(limit, offset, filter);
        page.map(Shown).map_err(|error| answer(context, error))
    }

    /// Who answers.
    async fn workbench(&self) -> Shown<WorkbenchInfo> {
        Shown(self.0.info())
    }

    /// The networks (feeders) that can be run.
    async fn networks(&self, context: &Context<'_>) -> Result<Shown<Vec<NetworkInfo>>> {
        self.0.network_infos().await.map(Shown).map_err(|error| answer(context, error))
    }

    /// Capacity groups, or HV nodes, of two work packages joined by asset; unless sorted, those that lose most first.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn compare_results(
        &self,
        context: &Context<'_>,
        first_id: ID,
        second_id: ID,
        changes: Option<Given<Vec<ResultChange>>>,
        feeder: Option<ID>,
        sort: Option<Given<Vec<ResultSortInput>>>,
        limit: Option<i32>,
        offset: Option<Long>,
    ) -> Result<Shown<ResultComparison>> {
        let request = ComparisonRequest {
            changes: changes.map(|Given(changes)| changes),
            feeder: feeder.map(|ID(feeder)| feeder),
            sort: sort.map(|Given(sort)| sort).unwrap_or_default(),
            limit,
            offset,
        };
        let compared = self.0.compare(&first_id, &second_id, &request).await;
        compared.map(Shown).map_err(|error| answer(context, error))
    }

    /// Where everything of a network is; nothing when there is no network of this mRID.
    async fn network_geometry(
        &self,
        context: &Context<'_>,
        #[graphql(name = "mRID")] mrid: ID,
    ) -> Result<Shown<Option<NetworkGeometry>>> {
        self.0.geometry(&mrid).await.map(Shown).map_err(|error| answer(context, error))
    }

    /// The jobs of a work package, one for each feeder.
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
        shown(context, self.0.rows(&work_package_id, &request).await)
    }

    /// Headroom of HV nodes; empty for LV runs. Rows come while the search is running.
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
        shown(context, self.0.rows(&work_package_id, &request).await)
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
        shown(context, self.0.rows(&work_package_id, &request).await)
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
        shown(context, self.0.rows(&work_package_id, &request).await)
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
        shown(context, self.0.rows(&work_package_id, &request).await)
    }

    /// Why a capacity group has the headroom it has: its search once more, step by step. Takes as long as the search did.
    async fn explain_group(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        feeder: String,
        capacity_group_head_id: String,
        terminal_sequence_number: Option<i32>,
    ) -> Result<Shown<Explanation>> {
        let head_mrid = capacity_group_head_id;
        let of = Explained::Group { head_mrid, terminal_sequence_number };
        let explanation = self.0.explain(&work_package_id, &feeder, of).await;
        explanation.map(Shown).map_err(|error| answer(context, error))
    }

    /// Why an HV node has the headroom it has: its search once more, step by step.
    async fn explain_node(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        feeder: String,
        terminal_mrid: String,
    ) -> Result<Shown<Explanation>> {
        let of = Explained::Node { terminal_mrid };
        let explanation = self.0.explain(&work_package_id, &feeder, of).await;
        explanation.map(Shown).map_err(|error| answer(context, error))
    }

    /// Headroom per customer that the groups of an input's first feeder would have, as counts in bins. No work package is
    /// made; a newer preview ends the one before, which then answers with an error.
    async fn preview_headroom(
        &self,
        context: &Context<'_>,
        input: Given<IntrinsicWorkPackageInput>,
    ) -> Result<Shown<ResultHistogram>> {
        let histogram = self.0.preview(input.0).await;
        histogram.map(Shown).map_err(|error| answer(context, error))
    }

    /// Headroom of capacity groups in a few figures.
    async fn lv_group_hosting_capacity_summary(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
    ) -> Result<Shown<LvGroupHostingCapacitySummary>> {
        let summary = self.0.summary(&work_package_id).await;
        summary.map(Shown).map_err(|error| answer(context, error))
    }

    /// A column of numbers as counts in bins of equal width, 20 where `bins` is left out.
    async fn result_histogram(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        table: Given<ResultTable>,
        column: String,
        bins: Option<i32>,
        filter: Option<Given<ResultFilterInput>>,
    ) -> Result<Shown<ResultHistogram>> {
        let filter = filter.map(|Given(filter)| filter);
        let request = HistogramRequest { column, bins, filter };
        let histogram = self.0.histogram(&work_package_id, table.0, &request).await;
        histogram.map(Shown).map_err(|error| answer(context, error))
    }

    /// Rows with equal values in the columns of `by`, counted, with least, median (nearest rank) and greatest of the
    /// column `value`; the largest groups first, then by these values.
    #[expect(clippy::too_many_arguments, reason = "they are the query's")]
    async fn result_groups(
        &self,
        context: &Context<'_>,
        work_package_id: ID,
        table: Given<ResultTable>,
        by: Vec<String>,
        value: Option<String>,
        filter: Option<Given<ResultFilterInput>>,
        limit: Option<i32>,
        offset: Option<Long>,
    ) -> Result<Shown<ResultGroupPage>> {
        let filter = filter.map(|Given(filter)| filter);
        let request = GroupRequest { by, value, limit, offset, filter };
        let groups = self.0.groups(&work_package_id, table.0, &request).await;
        groups.map(Shown).map_err(|error| answer(context, error))
    }
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

fn shown<Row: PageRow + TableRow>(
    context: &Context<'_>,
    page: Result<Page<Row>, RequestError>,
) -> Result<Shown<ResultPage<Row>>> {
    let Page { total_count, offset, rows } = page.map_err(|error| answer(context, error))?;
    Ok(Shown(ResultPage { total_count: long(total_count), offset: long(offset), rows }))
}
