//! Work packages as lists and one by one.

use std::cmp::Ordering;

use headroom_contract::operation::{
    HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput, SortOrder,
};
use headroom_contract::output::{HcWorkPackage, HcWorkPackagePage, IntrinsicJob};
use headroom_contract::scalar::Long;

use super::record::Record;
use crate::error::RequestError;
use crate::order::positions;
use crate::paging::Window;
use crate::workbench::Workbench;

/// Which work packages, in which order, and which part of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListRequest {
    pub(crate) limit: Option<i32>,
    pub(crate) offset: Option<Long>,
    pub(crate) filter: Option<HcWorkPackagesFilterInput>,
    pub(crate) sort: Option<HcWorkPackagesSortCriteriaInput>,
    pub(crate) with_groupings: bool,
}

impl Workbench {
    /// A page of work packages, the latest first where the request gives no order.
    pub(crate) async fn list_packages(
        &self,
        request: ListRequest,
    ) -> Result<HcWorkPackagePage, RequestError> {
        let window = Window::new(request.limit, request.offset)?;
        self.refresh_packages().await?;
        let filter = request.filter.unwrap_or_default();
        let sort = request.sort.unwrap_or_default();
        let state = self.registry.state();
        let records = state.packages.values().map(|package| &package.record);
        let matching: Vec<&Record> = records.filter(|record| matches(record, &filter)).collect();
        let order = positions(matching.len(), &|a, b| compare(matching[a], matching[b], sort));
        let page = window.of(&order).iter().map(|at| matching[*at].shown(request.with_groupings));
        Ok(HcWorkPackagePage {
            total_count: i32::try_from(matching.len()).unwrap_or(i32::MAX),
            offset: Long(i64::try_from(window.offset).unwrap_or(i64::MAX)),
            work_packages: page.collect(),
            all_users: Vec::new(),
        })
    }

    /// One work package; `None` when there is none of this id.
    pub(crate) async fn package(
        &self,
        id: &str,
        with_groupings: bool,
    ) -> Result<Option<HcWorkPackage>, RequestError> {
        match self.record(id).await {
            Ok(record) => Ok(Some(record.shown(with_groupings))),
            Err(RequestError::UnknownWorkPackage(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The jobs of a work package.
    pub(crate) async fn jobs(&self, id: &str) -> Result<Vec<IntrinsicJob>, RequestError> {
        Ok(self.record(id).await?.jobs)
    }

    /// A work package as it is now, also when another workbench on the same store made it or runs it.
    pub(super) async fn record(&self, id: &str) -> Result<Record, RequestError> {
        let unknown = || RequestError::UnknownWorkPackage(id.to_owned());
        let uuid = id.parse().map_err(|_| unknown())?;
        let settled = self.registry.state().find(id).and_then(|package| {
            let settled = package.run.is_some() || !package.record.state.is_active();
            settled.then(|| package.record.clone())
        });
        if let Some(record) = settled {
            return Ok(record);
        }
        self.refresh_package(uuid).await?;
        self.registry.state().find(id).map(|package| package.record.clone()).ok_or_else(unknown)
    }
}

fn matches(record: &Record, filter: &HcWorkPackagesFilterInput) -> bool {
    let HcWorkPackagesFilterInput { created_by, id, name, search_text } = filter;
    let own_id = record.id.to_string();
    let contains =
        |text: &str, part: &str| text.to_lowercase().contains(&part.trim().to_lowercase());
    // Nobody signs in here, so nobody made any.
    let by_anyone = created_by.as_ref().is_none_or(Vec::is_empty);
    by_anyone
        && id.as_ref().is_none_or(|part| contains(&own_id, part))
        && name.as_ref().is_none_or(|part| contains(&record.name, part))
        && search_text.as_ref().is_none_or(|part| {
            contains(&own_id, part)
                || contains(&record.name, part)
                || record.input.syf.feeders.iter().any(|feeder| contains(feeder, part))
        })
}

/// By name where asked, then by time of submission.
fn compare(a: &Record, b: &Record, sort: HcWorkPackagesSortCriteriaInput) -> Ordering {
    let directed = |order: Ordering, direction: SortOrder| match direction {
        SortOrder::Asc | SortOrder::AscNullsFirst | SortOrder::AscNullsLast => order,
        SortOrder::Desc | SortOrder::DescNullsFirst | SortOrder::DescNullsLast => order.reverse(),
    };
    let by_name = sort.name.map_or(Ordering::Equal, |direction| {
        directed(a.name.to_lowercase().cmp(&b.name.to_lowercase()), direction)
    });
    let by_time = directed(
        a.created_at.cmp(&b.created_at).then(a.id.cmp(&b.id)),
        sort.created_at.unwrap_or(SortOrder::Desc),
    );
    by_name.then(by_time)
}
