//! People and what they may do.

use serde::{Deserialize, Serialize};

/// Permissions about work packages and what they need, as `currentUser` answers them.
pub mod permission {
    /// Submit work packages of any kind, and estimate their cost.
    pub const CREATE: &str = "HC_WORK_PACKAGE:CREATE";
    /// Lists, details, progress, lineage and authors of work packages.
    pub const READ: &str = "HC_WORK_PACKAGE:READ";
    /// Stop work packages.
    pub const CANCEL: &str = "HC_WORK_PACKAGE:CANCEL";
    /// Remove work packages.
    pub const DELETE: &str = "HC_WORK_PACKAGE:DELETE";
    /// Change names and descriptions of work packages.
    pub const UPDATE: &str = "HC_WORK_PACKAGE:UPDATE";
    /// Scenario configurations.
    pub const READ_INPUT: &str = "HC_INPUT:READ";
    /// Network look-ups.
    pub const READ_NETWORK: &str = "EWB:READ";

    /// All of them.
    pub const ALL: [&str; 7] = [CREATE, READ, CANCEL, DELETE, UPDATE, READ_INPUT, READ_NETWORK];
}

/// Who made a work package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct GqlUser {
    /// Id.
    pub id: String,
    /// Name shown.
    pub username: String,
    /// Address.
    pub email: Option<String>,
    /// Where the person signs in.
    pub identity_provider: Option<String>,
}

/// Who asks, and what they may do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct GqlUserResponse {
    /// Id.
    pub id: String,
    /// Name shown.
    pub username: String,
    /// Address.
    pub email: Option<String>,
    /// Where the person signs in.
    pub identity_provider: Option<String>,
    /// What they may do, see [`permission`].
    pub permissions: Vec<String>,
}
