//! A work package as it is kept.

use std::cmp::Ordering;

use headroom_contract::input::CommonInput;
use headroom_contract::output::{
    GqlUser, HcModel, HcWorkPackage, IntrinsicJob, JobStage, WorkPackageModelGroupings,
    WorkPackageModelTotals, WorkPackageProgressDetails, WorkPackageState,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::results::selector_text;
use crate::study::DEFAULT_MAX_STEPS;
use crate::submitted::Submitted;

/// A work package with its jobs, one for each feeder, in the input's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Record {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) description: Option<String>,
    /// The work package it was made from.
    #[serde(default)]
    pub(crate) parent_id: Option<Uuid>,
    /// Who submitted it, where people sign in.
    #[serde(default)]
    pub(crate) created_by: Option<GqlUser>,
    pub(crate) input: Submitted,
    #[serde(with = "state_text")]
    pub(crate) state: WorkPackageState,
    /// UTC, ISO 8601, as all times here.
    pub(crate) created_at: String,
    pub(crate) updated_at: String,
    pub(crate) completed_at: Option<String>,
    /// Name of the workbench that runs it, see [`crate::host::Peers`].
    pub(crate) owner: String,
    pub(crate) jobs: Vec<IntrinsicJob>,
}

impl Record {
    /// A work package that waits for its turn.
    pub(crate) fn new(
        name: String,
        input: Submitted,
        parent_id: Option<Uuid>,
        warnings: &[String],
        owner: String,
        now: String,
    ) -> Self {
        let default_max_steps = i32::try_from(DEFAULT_MAX_STEPS).unwrap_or(i32::MAX);
        let max_steps = input.max_steps().unwrap_or(default_max_steps);
        let syf = input.common().syf;
        let job = |feeder: &String| IntrinsicJob {
            kind: input.kind(),
            feeder: feeder.clone(),
            scenario: syf.scenario.clone(),
            year: syf.year,
            stage: JobStage::Pending,
            step: 0,
            max_steps,
            groups_bound: 0,
            groups_total: 0,
            solves: 0,
            first_row_ms: None,
            last_row_ms: None,
            message: None,
            warnings: warnings.to_vec(),
        };
        Self {
            id: Uuid::new_v4(),
            name,
            description: None,
            parent_id,
            created_by: None,
            state: WorkPackageState::Pending,
            created_at: now.clone(),
            updated_at: now,
            completed_at: None,
            owner,
            jobs: syf.feeders.iter().map(job).collect(),
            input,
        }
    }

    /// The order of submission.
    pub(crate) fn by_submission(&self, other: &Self) -> Ordering {
        self.created_at.cmp(&other.created_at).then(self.id.cmp(&other.id))
    }

    /// Ends every job that has not ended, and the whole.
    pub(crate) fn end_open_jobs(&mut self, stage: JobStage, message: Option<&str>) {
        for job in self.jobs.iter_mut().filter(|job| !has_ended(job.stage)) {
            job.stage = stage;
            job.message = message.map(str::to_owned);
        }
    }

    /// Sets the state at a time.
    pub(crate) fn enter(&mut self, state: WorkPackageState, now: String) {
        self.state = state;
        self.completed_at = (!state.is_active()).then(|| now.clone());
        self.updated_at = now;
    }

    /// The work package as the API shows it.
    pub(crate) fn shown(&self, with_groupings: bool) -> HcWorkPackage {
        let Self { input, jobs, .. } = self;
        let CommonInput { syf, initial_state_selector: selector, .. } = input.common();
        HcWorkPackage {
            id: self.id.to_string(),
            name: self.name.clone(),
            description: self.description.clone(),
            status: self.state.status().to_owned(),
            created_at: Some(self.created_at.clone()),
            updated_at: Some(self.updated_at.clone()),
            completed_at: self.completed_at.clone(),
            created_by: self.created_by.clone(),
            feeders: syf.feeders.clone(),
            scenarios: vec![syf.scenario.clone()],
            years: vec![syf.year],
            load_type: Some(selector_text(selector.selector_mode).to_owned()),
            time_period_start: Some(selector.start_time.to_string()),
            time_period_end: selector.end_time.map(|end| end.to_string()),
            is_deleted: false,
            parent_id: self.parent_id.map(|id| id.to_string()),
            config: input.config(),
            progress_details: Some(WorkPackageProgressDetails {
                model_totals: totals(jobs),
                model_groupings: with_groupings.then(|| groupings(jobs)),
            }),
        }
    }
}

/// True when nothing more comes of a job.
pub(crate) fn has_ended(stage: JobStage) -> bool {
    matches!(stage, JobStage::Succeeded | JobStage::Failed | JobStage::Cancelled)
}

fn totals(jobs: &[IntrinsicJob]) -> WorkPackageModelTotals {
    let mut totals = WorkPackageModelTotals::default();
    for job in jobs {
        totals.total_models += 1;
        *match job.stage {
            JobStage::Pending => &mut totals.total_pending,
            JobStage::Generation | JobStage::Execution | JobStage::ResultProcessing => {
                &mut totals.total_running
            }
            JobStage::Succeeded => &mut totals.total_succeeded,
            JobStage::Failed => &mut totals.total_failed,
            JobStage::Cancelled => &mut totals.total_cancelled,
        } += 1;
    }
    totals
}

fn groupings(jobs: &[IntrinsicJob]) -> WorkPackageModelGroupings {
    let mut groupings = WorkPackageModelGroupings::default();
    for job in jobs {
        let group = match job.stage {
            JobStage::Pending => &mut groupings.pending,
            JobStage::Generation => &mut groupings.generation,
            JobStage::Execution => &mut groupings.execution,
            JobStage::ResultProcessing => &mut groupings.result_processing,
            JobStage::Succeeded => &mut groupings.succeeded,
            JobStage::Failed => &mut groupings.failed,
            JobStage::Cancelled => &mut groupings.cancelled,
        };
        let IntrinsicJob { feeder, scenario, year, .. } = job;
        group.push(HcModel { feeder: feeder.clone(), scenario: scenario.clone(), year: *year });
    }
    groupings
}

/// States are kept as the API writes them.
mod state_text {
    use headroom_contract::output::WorkPackageState;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) fn serialize<S: Serializer>(
        state: &WorkPackageState,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(state.status())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<WorkPackageState, D::Error> {
        let status = String::deserialize(deserializer)?;
        Ok(WorkPackageState::from_status(&status))
    }
}
