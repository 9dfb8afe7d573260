//! Work packages as the Energy Workbench API shows them.

use serde::{Deserialize, Serialize};

use super::GqlUser;
use crate::scalar::Long;

/// States of a work package that this product knows; the API sends them as text and others may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkPackageState {
    /// Waiting for its turn, or preparing (`SETUP`, `PRRP`).
    Pending,
    /// Jobs are running.
    Running,
    /// All jobs ended well.
    Completed,
    /// At least one job failed.
    Failed,
    /// Stopped by a person; its results must not be used.
    Cancelled,
    /// Took longer than the server allows.
    TimedOut,
    /// A state this version does not know.
    Unknown,
}

impl WorkPackageState {
    /// Reads the API's text.
    pub fn from_status(status: &str) -> Self {
        match status {
            "SETUP" | "PRRP" => Self::Pending,
            "RUNNING" => Self::Running,
            "COMPLETED" => Self::Completed,
            "FAILED" => Self::Failed,
            "CANCELLED" => Self::Cancelled,
            "TIMEDOUT" => Self::TimedOut,
            _ => Self::Unknown,
        }
    }

    /// The API's text.
    pub fn status(self) -> &'static str {
        match self {
            Self::Pending => "SETUP",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
            Self::Cancelled => "CANCELLED",
            Self::TimedOut => "TIMEDOUT",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// The word people see.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Running => "Running",
            Self::Completed => "Succeeded",
            Self::Failed => "Failed",
            Self::Cancelled => "Cancelled",
            Self::TimedOut => "Timed out",
            Self::Unknown => "Unknown",
        }
    }

    /// True while more may come.
    pub fn is_active(self) -> bool {
        matches!(self, Self::Pending | Self::Running)
    }
}

/// One job: a feeder in a scenario and year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct HcModel {
    /// Feeder.
    pub feeder: String,
    /// Scenario.
    pub scenario: String,
    /// Year.
    pub year: i32,
}

/// Jobs by where they are; filled when groupings are asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct WorkPackageModelGroupings {
    /// Not started.
    pub pending: Vec<HcModel>,
    /// The model is being built.
    pub generation: Vec<HcModel>,
    /// The search is running.
    pub execution: Vec<HcModel>,
    /// Rows are being written.
    pub result_processing: Vec<HcModel>,
    /// Ended well.
    pub succeeded: Vec<HcModel>,
    /// Failed.
    pub failed: Vec<HcModel>,
    /// Stopped by a person.
    pub cancelled: Vec<HcModel>,
    /// Took too long.
    pub timed_out: Vec<HcModel>,
}

/// Jobs by where they are, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct WorkPackageModelTotals {
    /// All jobs.
    pub total_models: i32,
    /// Not started.
    pub total_pending: i32,
    /// Running in any stage.
    pub total_running: i32,
    /// Ended well.
    pub total_succeeded: i32,
    /// Failed.
    pub total_failed: i32,
    /// Stopped by a person.
    pub total_cancelled: i32,
    /// Took too long.
    pub total_timed_out: i32,
}

/// How far a work package is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct WorkPackageProgressDetails {
    /// Counts.
    pub model_totals: WorkPackageModelTotals,
    /// Jobs by where they are, when asked for.
    pub model_groupings: Option<WorkPackageModelGroupings>,
}

/// A work package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct HcWorkPackage {
    /// Id, a UUID.
    pub id: String,
    /// Name.
    pub name: String,
    /// Free text.
    pub description: Option<String>,
    /// State, see [`WorkPackageState`].
    pub status: String,
    /// When it was submitted, UTC, ISO 8601.
    pub created_at: Option<String>,
    /// When it changed last.
    pub updated_at: Option<String>,
    /// When it ended.
    pub completed_at: Option<String>,
    /// Who submitted it.
    pub created_by: Option<GqlUser>,
    /// Feeders.
    pub feeders: Vec<String>,
    /// Scenarios.
    pub scenarios: Vec<String>,
    /// Years.
    pub years: Vec<i32>,
    /// Initial state's mode.
    pub load_type: Option<String>,
    /// Start of the time it covers.
    pub time_period_start: Option<String>,
    /// End of the time it covers.
    pub time_period_end: Option<String>,
    /// Removed from the list.
    pub is_deleted: bool,
    /// The work package it was made from.
    pub parent_id: Option<String>,
    /// The submitted input, as JSON text.
    pub config: Option<String>,
    /// How far it is.
    pub progress_details: Option<WorkPackageProgressDetails>,
}

impl HcWorkPackage {
    /// State read from [`Self::status`].
    pub fn state(&self) -> WorkPackageState {
        WorkPackageState::from_status(&self.status)
    }
}

/// A page of work packages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct HcWorkPackagePage {
    /// Work packages that match.
    pub total_count: i32,
    /// Position of the first one on this page.
    pub offset: Long,
    /// The page.
    pub work_packages: Vec<HcWorkPackage>,
    /// Everyone who has submitted one.
    pub all_users: Vec<String>,
}
