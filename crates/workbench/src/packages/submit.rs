//! Submission of a work package.

use std::sync::Arc;

use headroom_contract::output::GqlUser;
use headroom_contract::rules::Issue;
use uuid::Uuid;

use super::record::Record;
use super::registry::{JobId, Package, Run};
use crate::error::{Refusal, RequestError};
use crate::study;
use crate::submitted::Submitted;
use crate::workbench::Workbench;

impl Workbench {
    /// Checks an input and queues it; answers the new work package's id. A refused input leaves nothing behind.
    /// `parent_id` is that of the work package it was made from, `created_by` whoever asks, where people sign in.
    pub(crate) async fn submit(
        self: &Arc<Self>,
        name: String,
        input: Submitted,
        parent_id: Option<String>,
        created_by: Option<GqlUser>,
    ) -> Result<Uuid, RequestError> {
        let submitted_ms = self.host.clock.elapsed_ms();
        let (mut errors, cautions): (Vec<Issue>, Vec<Issue>) =
            input.check(&name).into_iter().partition(Issue::is_error);
        for feeder in &input.common().syf.feeders {
            if !feeder.trim().is_empty() && !self.has_network(feeder).await? {
                let message = format!(
                    "There is no network {feeder} here: choose one of the networks listed, or open its files"
                );
                errors.push(Issue::error("syf.feeders", message));
            }
        }
        let parent_id = match parent_id {
            Some(id) => Some(self.record(&id).await?.id),
            None => None,
        };
        if !errors.is_empty() {
            return Err(Refusal(errors).into());
        }

        // What was only looked at makes room.
        self.previews.turn();
        let mut warnings: Vec<String> = cautions.into_iter().map(|issue| issue.message).collect();
        warnings.extend(study::warnings(input.common()));
        let owner = self.host.peers.own_name().to_owned();
        let name = name.trim().to_owned();
        let record = Record::new(name, input, parent_id, &warnings, owner, self.now());
        let record = Record { created_by, ..record };
        let id = record.id;
        let jobs = record.jobs.len();
        // What cannot be saved is said when it is saved again.
        self.keep(&record).await.ok();
        let starts = {
            let mut state = self.registry.state();
            let run = Some(Run::new(jobs, submitted_ms));
            state.packages.insert(id, Package { record, run });
            state.queue.extend((0..jobs).map(|index| JobId { package: id, index }));
            let wanted = self.host.solvers.count().max(1).min(state.runners + jobs);
            let starts = wanted.saturating_sub(state.runners);
            state.runners += starts;
            starts
        };
        for _ in 0..starts {
            self.host.executor.spawn(Box::pin(Arc::clone(self).run_queue()));
        }
        Ok(id)
    }
}
