//! Work packages as lists and one by one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use headroom_contract::operation::{
    HcWorkPackagesFilterInput, HcWorkPackagesSortCriteriaInput, SortOrder,
};
use headroom_contract::output::{
    GqlUser, HcWorkPackage, HcWorkPackagePage, IntrinsicJob, WorkPackageState,
};
use headroom_contract::scalar::Long;

use super::found::{Listed, shown};
use super::record::Record;
use super::registry::State;
use crate::error::RequestError;
use crate::order::positions;
use crate::paging;
use crate::results::FoundPackage;
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
        let window = paging::window(request.limit, request.offset)?;
        self.refresh_packages().await?;
        let filter = request.filter.unwrap_or_default();
        let sort = request.sort.unwrap_or_default();
        let found = self.found_packages().await?;
        let state = self.registry.state();
        let records = state.packages.values().map(|package| Listed::Submitted(&package.record));
        let listed = records.chain(found.iter().map(Listed::Found));
        let matching: Vec<Listed<'_>> = listed.filter(|listed| matches(listed, &filter)).collect();
        let order = positions(matching.len(), &|a, b| compare(&matching[a], &matching[b], sort));
        let page = window.of(&order).iter().map(|at| matching[*at].shown(request.with_groupings));
        Ok(HcWorkPackagePage {
            total_count: i32::try_from(matching.len()).unwrap_or(i32::MAX),
            offset: Long(i64::try_from(window.offset).unwrap_or(i64::MAX)),
            work_packages: page.collect(),
            all_users: authors(&state).into_iter().map(|author| author.username).collect(),
        })
    }

    /// Everyone who has submitted a work package, by name.
    pub(crate) async fn authors(&self) -> Result<Vec<GqlUser>, RequestError> {
        self.refresh_packages().await?;
        Ok(authors(&self.registry.state()))
    }

    /// One work package; `None` when there is none of this id.
    pub(crate) async fn package(
        &self,
        id: &str,
        with_groupings: bool,
    ) -> Result<Option<HcWorkPackage>, RequestError> {
        match self.record(id).await {
            Ok(record) => Ok(Some(record.shown(with_groupings))),
            Err(RequestError::UnknownWorkPackage(_)) => {
                let found = self.found_packages().await?;
                Ok(found.iter().find(|found| found.id.to_string() == id).map(shown))
            }
            Err(error) => Err(error),
        }
    }

    /// The jobs of a work package; none of one that was run elsewhere.
    pub(crate) async fn jobs(&self, id: &str) -> Result<Vec<IntrinsicJob>, RequestError> {
        match self.record(id).await {
            Err(RequestError::UnknownWorkPackage(_)) if self.has_found(id).await? => Ok(Vec::new()),
            record => Ok(record?.jobs),
        }
    }

    /// Work packages of which only rows are known.
    async fn found_packages(&self) -> Result<Vec<FoundPackage>, RequestError> {
        let mut found = self.results.found().await?;
        found.extend(self.opened.packages());
        Ok(found)
    }

    /// Whether a work package was run elsewhere and its rows are here.
    pub(crate) async fn has_found(&self, id: &str) -> Result<bool, RequestError> {
        match id.parse() {
            Ok(id) => Ok(self.opened.has(id) || self.results.has_found(id).await?),
            Err(_) => Ok(false),
        }
    }

    /// A work package as it is now, also when another workbench on the same store made it or runs it.
    pub(crate) async fn record(&self, id: &str) -> Result<Record, RequestError> {
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

/// Those who submitted work packages that are here, each once.
fn authors(state: &State) -> Vec<GqlUser> {
    let authors = state.packages.values().filter_map(|package| package.record.created_by.as_ref());
    let by_id: BTreeMap<&str, &GqlUser> =
        authors.map(|author| (author.id.as_str(), author)).collect();
    let authors: Vec<&GqlUser> = by_id.into_values().collect();
    let order = positions(authors.len(), &|a, b| authors[a].username.cmp(&authors[b].username));
    order.into_iter().map(|at| authors[at].clone()).collect()
}

fn matches(listed: &Listed<'_>, filter: &HcWorkPackagesFilterInput) -> bool {
    let HcWorkPackagesFilterInput { created_by, id, name, search_text, statuses } = filter;
    let own_id = listed.id().to_string();
    let contains =
        |text: &str, part: &str| text.to_lowercase().contains(&part.trim().to_lowercase());
    let is_author = |wanted: &String| {
        listed.created_by().is_some_and(|author| author.id == *wanted || author.username == *wanted)
    };
    created_by.as_ref().is_none_or(|authors| authors.is_empty() || authors.iter().any(is_author))
        && statuses.as_ref().is_none_or(|statuses| {
            // Those that wait have two names in the API.
            let state = listed.state();
            statuses.is_empty()
                || statuses.iter().any(|s| WorkPackageState::from_status(s) == state)
        })
        && id.as_ref().is_none_or(|part| contains(&own_id, part))
        && name.as_ref().is_none_or(|part| contains(&listed.name(), part))
        && search_text.as_ref().is_none_or(|part| {
            contains(&own_id, part)
                || contains(&listed.name(), part)
                || listed.feeders().iter().any(|feeder| contains(feeder, part))
        })
}

/// By name where asked, then by time of submission.
fn compare(a: &Listed<'_>, b: &Listed<'_>, sort: HcWorkPackagesSortCriteriaInput) -> Ordering {
    let directed = |order: Ordering, direction: SortOrder| match direction {
        SortOrder::Asc | SortOrder::AscNullsFirst | SortOrder::AscNullsLast => order,
        SortOrder::Desc | SortOrder::DescNullsFirst | SortOrder::DescNullsLast => order.reverse(),
    };
    let by_name = sort.name.map_or(Ordering::Equal, |direction| {
        directed(a.name().to_lowercase().cmp(&b.name().to_lowercase()), direction)
    });
    let by_submission = a.created_at().cmp(b.created_at()).then(a.id().cmp(&b.id()));
    let by_time = directed(by_submission, sort.created_at.unwrap_or(SortOrder::Desc));
    by_name.then(by_time)
}
