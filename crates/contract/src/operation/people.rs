//! Operations of the Energy Workbench API on people and scenarios.

use serde::Serialize;

use super::{HcScenarioConfigsFilterInput, Operation};
use crate::output::{GqlUser, GqlUserResponse, HcScenarioConfigsPage};
use crate::scalar::Long;

/// Who asks, and what they may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CurrentUser {}

impl Operation for CurrentUser {
    const NAME: &'static str = "CurrentUser";
    const DOCUMENT: &'static str =
        "query CurrentUser { currentUser { id username email identityProvider permissions } }";
    const FIELD: &'static str = "currentUser";
    const IS_MUTATION: bool = false;
    type Answer = GqlUserResponse;
}

/// Everyone who has submitted a work package.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GetAllWorkPackagesAuthors {}

impl Operation for GetAllWorkPackagesAuthors {
    const NAME: &'static str = "GetAllWorkPackagesAuthors";
    const DOCUMENT: &'static str = "query GetAllWorkPackagesAuthors { getAllWorkPackagesAuthors { id username email identityProvider } }";
    const FIELD: &'static str = "getAllWorkPackagesAuthors";
    const IS_MUTATION: bool = false;
    type Answer = Vec<GqlUser>;
}

/// A page of scenario configurations.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GetScenarioConfigurations {
    /// Most configurations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    /// Position of the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<Long>,
    /// Which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<HcScenarioConfigsFilterInput>,
}

impl Operation for GetScenarioConfigurations {
    const NAME: &'static str = "GetScenarioConfigurations";
    const DOCUMENT: &'static str = "query GetScenarioConfigurations($limit: Int, $offset: Long, $filter: HcScenarioConfigsFilterInput) {
  getScenarioConfigurations(limit: $limit, offset: $offset, filter: $filter) {
    totalCount offset
    scenarioConfigs {
      id scenarioName bessAllocationId bessForecastLevel bessForecastsScenario demandForecastLevel demandForecastPoe demandForecastsScenario
      evAllocationId evForecastLevel evForecastsScenario pvAllocationId pvForecastLevel pvForecastsScenario
    }
  }
}";
    const FIELD: &'static str = "getScenarioConfigurations";
    const IS_MUTATION: bool = false;
    type Answer = HcScenarioConfigsPage;
}
