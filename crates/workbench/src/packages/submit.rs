//! Submission of a work package.

use std::sync::Arc;

use headroom_contract::input::IntrinsicWorkPackageInput;
use headroom_contract::rules::{Issue, check_intrinsic};
use uuid::Uuid;

use super::record::Record;
use super::registry::{Package, Run};
use crate::error::{Refusal, RequestError};
use crate::study;
use crate::workbench::Workbench;

impl Workbench {
    /// Checks an input and queues it; answers the new work package's id. A refused input leaves nothing behind.
    pub(crate) async fn submit(
        self: &Arc<Self>,
        name: String,
        input: IntrinsicWorkPackageInput,
    ) -> Result<Uuid, RequestError> {
        let submitted_ms = self.host.clock.elapsed_ms();
        let (mut errors, cautions): (Vec<Issue>, Vec<Issue>) =
            check_intrinsic(&name, &input).into_iter().partition(Issue::is_error);
        errors.extend(study::check(&input));
        for feeder in &input.syf.feeders {
            if !feeder.trim().is_empty() && !self.has_network(feeder).await? {
                let message = format!(
                    "There is no network {feeder} here: choose one of the networks listed, or open its files"
                );
                errors.push(Issue::error("syf.feeders", message));
            }
        }
        if !errors.is_empty() {
            return Err(Refusal(errors).into());
        }

        let mut warnings: Vec<String> = cautions.into_iter().map(|issue| issue.message).collect();
        warnings.extend(study::warnings(&input));
        let owner = self.host.peers.own_name().to_owned();
        let record = Record::new(name.trim().to_owned(), input, &warnings, owner, self.now());
        let id = record.id;
        self.keep_or_warn(&record).await;
        let starts = {
            let mut state = self.registry.state();
            let run = Some(Run::new(record.jobs.len(), submitted_ms));
            state.packages.insert(id, Package { record, run });
            state.queue.push_back(id);
            !std::mem::replace(&mut state.is_running, true)
        };
        if starts {
            self.host.executor.spawn(Box::pin(Arc::clone(self).run_queue()));
        }
        Ok(id)
    }
}
