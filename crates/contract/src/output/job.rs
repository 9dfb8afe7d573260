//! Jobs of an intrinsic run as this product's workbench shows them, beyond the Energy Workbench API.

use serde::{Deserialize, Serialize};

/// Kind of a work package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StudyKind {
    /// Headroom of LV capacity groups.
    IntrinsicLv,
    /// Headroom of HV nodes.
    HvNodeHeadroom,
}

/// Stage of a job, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum JobStage {
    /// Waiting.
    Pending,
    /// Reading the network and building its model.
    Generation,
    /// Searching.
    Execution,
    /// Writing rows.
    ResultProcessing,
    /// Ended well.
    Succeeded,
    /// Failed; the message says why.
    Failed,
    /// Stopped by a person.
    Cancelled,
}

/// One job of an intrinsic run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "graphql", derive(async_graphql::SimpleObject))]
#[serde(rename_all = "camelCase")]
pub struct IntrinsicJob {
    /// Kind of its work package.
    pub kind: StudyKind,
    /// Feeder.
    pub feeder: String,
    /// Scenario.
    pub scenario: String,
    /// Year.
    pub year: i32,
    /// Where it is.
    pub stage: JobStage,
    /// Search step just solved; 0 is the initial state.
    pub step: i32,
    /// Most steps.
    pub max_steps: i32,
    /// Capacity groups, or HV nodes, whose headroom is known.
    pub groups_bound: i32,
    /// Capacity groups, or HV nodes.
    pub groups_total: i32,
    /// Power flows solved.
    pub solves: i32,
    /// Milliseconds from submission to the first result row of this feeder.
    pub first_row_ms: Option<f64>,
    /// Milliseconds from submission to the last result row of this feeder.
    pub last_row_ms: Option<f64>,
    /// Why it failed, in plain words.
    pub message: Option<String>,
    /// What the engine left out or assumed, in plain words.
    pub warnings: Vec<String>,
}

/// How warnings end that say that something is kept in memory only, because storage is full or closed.
pub const UNTIL_CLOSED: &str = "until this page is closed";
