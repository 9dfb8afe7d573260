//! The input of a work package of either kind.

use headroom_contract::input::{
    CommonInput, HvNodeHeadroomWorkPackageInput, IntrinsicWorkPackageInput,
};
use headroom_contract::output::StudyKind;
use headroom_contract::rules::{Issue, check_hv_node_headroom, check_intrinsic};
use serde::{Deserialize, Serialize};

/// What was submitted, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Submitted {
    /// Headroom of LV capacity groups.
    IntrinsicLv(IntrinsicWorkPackageInput),
    /// Headroom of HV nodes.
    HvNodeHeadroom(HvNodeHeadroomWorkPackageInput),
}

impl Submitted {
    pub(crate) fn kind(&self) -> StudyKind {
        match self {
            Self::IntrinsicLv(_) => StudyKind::IntrinsicLv,
            Self::HvNodeHeadroom(_) => StudyKind::HvNodeHeadroom,
        }
    }

    /// What both kinds have.
    pub(crate) fn common(&self) -> CommonInput<'_> {
        match self {
            Self::IntrinsicLv(input) => input.into(),
            Self::HvNodeHeadroom(input) => input.into(),
        }
    }

    /// Most steps of the search, as given.
    pub(crate) fn max_steps(&self) -> Option<i32> {
        match self {
            Self::IntrinsicLv(input) => input.search.as_ref()?.max_steps,
            Self::HvNodeHeadroom(input) => input.search.as_ref()?.max_steps_per_node,
        }
    }

    /// Everything that the contract's rules say of it.
    pub(crate) fn check(&self, work_package_name: &str) -> Vec<Issue> {
        match self {
            Self::IntrinsicLv(input) => check_intrinsic(work_package_name, input),
            Self::HvNodeHeadroom(input) => check_hv_node_headroom(work_package_name, input),
        }
    }

    /// The input alone, as JSON text.
    pub(crate) fn config(&self) -> Option<String> {
        match self {
            Self::IntrinsicLv(input) => serde_json::to_string(input).ok(),
            Self::HvNodeHeadroom(input) => serde_json::to_string(input).ok(),
        }
    }
}
