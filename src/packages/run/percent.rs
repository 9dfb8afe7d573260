//! How much of a run is done, and how long the rest may take.

use headroom_contract::output::{IntrinsicJob, JobStage};

use crate::ui::format::number;

/// Below this share nothing can be said about the rest.
const TELLING_FROM_PERCENT: u32 = 5;
/// Nor before this, in ms: the first feeders are read meanwhile.
const TELLING_FROM_MS: f64 = 3000.0;

/// How much of a job is done. A search ends when every group is bound or at the last step, whichever comes first.
pub(super) fn percent(job: &IntrinsicJob) -> u32 {
    let share = |part: i32, whole: i32| {
        if whole > 0 { f64::from(part) / f64::from(whole) } else { 0.0 }
    };
    match job.stage {
        JobStage::Pending | JobStage::Generation => 0,
        JobStage::Succeeded => 100,
        // What failed or was cancelled stays where it was.
        JobStage::Execution
        | JobStage::ResultProcessing
        | JobStage::Failed
        | JobStage::Cancelled => {
            let done =
                share(job.groups_bound, job.groups_total).max(share(job.step, job.max_steps));
            (done * 100.0).clamp(0.0, 99.0) as u32
        }
    }
}

/// Percent over all jobs.
pub(super) fn overall_percent(jobs: &[IntrinsicJob]) -> u32 {
    let total: u32 = jobs.iter().map(percent).sum();
    total.checked_div(jobs.len() as u32).unwrap_or(0)
}

/// How long the rest takes if it goes on as so far: `about 2 min left`. Nothing while that is a guess.
pub(super) fn rest_words(percent: u32, elapsed_ms: f64) -> Option<String> {
    if !(TELLING_FROM_PERCENT..100).contains(&percent) || elapsed_ms < TELLING_FROM_MS {
        return None;
    }
    let rest_s = elapsed_ms / 1000.0 * f64::from(100 - percent) / f64::from(percent);
    Some(if rest_s < 60.0 {
        // In tens: more would be a promise.
        format!("about {} s left", number((rest_s / 10.0).ceil() * 10.0, 0))
    } else if rest_s < 5400.0 {
        format!("about {} min left", number((rest_s / 60.0).ceil(), 0))
    } else {
        format!("about {} h left", number((rest_s / 3600.0).ceil(), 0))
    })
}

#[cfg(test)]
mod tests {
    use headroom_contract::output::StudyKind;

    use super::*;

    fn job(stage: JobStage, step: i32, groups_bound: i32) -> IntrinsicJob {
        IntrinsicJob {
            kind: StudyKind::IntrinsicLv,
            feeder: "F".to_owned(),
            scenario: "base".to_owned(),
            year: 2025,
            stage,
            step,
            max_steps: 100,
            groups_bound,
            groups_total: 10,
            solves: step,
            first_row_ms: None,
            last_row_ms: None,
            message: None,
            warnings: Vec::new(),
        }
    }

    #[test]
    fn progress_is_whichever_end_is_nearer() {
        assert_eq!(percent(&job(JobStage::Execution, 20, 5)), 50);
        assert_eq!(percent(&job(JobStage::Execution, 70, 5)), 70);
        assert_eq!(percent(&job(JobStage::Execution, 100, 10)), 99);
        assert_eq!(percent(&job(JobStage::Succeeded, 3, 10)), 100);
        assert_eq!(percent(&job(JobStage::Cancelled, 20, 3)), 30);
    }

    #[test]
    fn the_whole_is_the_mean_of_its_jobs() {
        let jobs = [job(JobStage::Succeeded, 1, 10), job(JobStage::Pending, 0, 0)];
        assert_eq!(overall_percent(&jobs), 50);
        assert_eq!(overall_percent(&[]), 0);
    }

    #[test]
    fn the_rest_is_told_once_it_can_be_and_roughly() {
        assert_eq!(rest_words(4, 60_000.0), None);
        assert_eq!(rest_words(50, 1_000.0), None);
        assert_eq!(rest_words(100, 60_000.0), None);
        assert_eq!(rest_words(50, 13_000.0).as_deref(), Some("about 20 s left"));
        assert_eq!(rest_words(10, 60_000.0).as_deref(), Some("about 9 min left"));
        assert_eq!(rest_words(10, 1_800_000.0).as_deref(), Some("about 5 h left"));
    }
}
