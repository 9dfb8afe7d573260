//! Who asks. Where nobody signs in, everybody may do everything and nobody is named.

use async_graphql::Context;
use headroom_contract::operation::HcScenarioConfigsFilterInput;
use headroom_contract::output::{
    GqlUser, GqlUserResponse, HcScenarioConfigsPage, ScenarioConfiguration, permission,
};
use headroom_contract::scalar::Long;

use crate::error::RequestError;
use crate::paging;

/// Who asks, of those who sign in. A host that knows gives it with a request; what they may do is for the host to see to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caller(pub GqlUserResponse);

impl Caller {
    /// The caller of a request that is answered.
    pub(crate) fn of<'a>(context: &Context<'a>) -> Option<&'a Self> {
        context.data_opt()
    }

    /// Without permissions, as the author of work packages.
    pub(crate) fn author(&self) -> GqlUser {
        let GqlUserResponse { id, username, email, identity_provider, .. } = self.0.clone();
        GqlUser { id, username, email, identity_provider }
    }
}

/// Id and name of whoever asks.
const ANYONE: &str = "anyone";
/// The one scenario: the network as its files describe it.
const BASE: &str = "base";

/// Whoever asks where nobody signs in.
pub(crate) fn anyone() -> GqlUserResponse {
    GqlUserResponse {
        id: ANYONE.to_owned(),
        username: ANYONE.to_owned(),
        email: None,
        identity_provider: None,
        permissions: permission::ALL.map(str::to_owned).to_vec(),
    }
}

/// A page of scenario configurations.
pub(crate) fn scenario_configurations(
    limit: Option<i32>,
    offset: Option<Long>,
    filter: Option<HcScenarioConfigsFilterInput>,
) -> Result<HcScenarioConfigsPage, RequestError> {
    let window = paging::window(limit, offset)?;
    let HcScenarioConfigsFilterInput { id, name } = filter.unwrap_or_default();
    let is_part = |part: &String| BASE.contains(&part.trim().to_lowercase());
    let base = ScenarioConfiguration {
        id: BASE.to_owned(),
        scenario_name: BASE.to_owned(),
        ..ScenarioConfiguration::default()
    };
    let matches = id.iter().chain(&name).all(is_part);
    let matching: Vec<ScenarioConfiguration> = matches.then_some(base).into_iter().collect();
    Ok(HcScenarioConfigsPage {
        total_count: i32::try_from(matching.len()).unwrap_or(i32::MAX),
        offset: Long(i64::try_from(window.offset).unwrap_or(i64::MAX)),
        scenario_configs: window.of(&matching).to_vec(),
    })
}
