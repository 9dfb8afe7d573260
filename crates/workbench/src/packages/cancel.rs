//! Cancelling and deleting.

use headroom_contract::output::{JobStage, WorkPackageState};
use uuid::Uuid;

use super::registry::Package;
use crate::error::RequestError;
use crate::workbench::Workbench;

impl Workbench {
    /// Stops a work package; its rows so far stay. Jobs under way end at once.
    pub(crate) async fn cancel(&self, id: &str) -> Result<Uuid, RequestError> {
        let record = self.record(id).await?;
        if !record.state.is_active() {
            let state = record.state.label().to_lowercase();
            let message = format!("{} has ended already ({state})", record.name);
            return Err(RequestError::NotNow(message));
        }
        let Some(is_over) = self.end_as_cancelled(record.id) else {
            let name = &record.name;
            let message = format!("{name} runs in another tab of this browser: cancel it there");
            return Err(RequestError::NotNow(message));
        };
        if is_over {
            self.end_run(record.id).await;
        }
        self.keep_or_warn(record.id).await;
        Ok(record.id)
    }

    /// Ends a work package and all of its jobs; answers whether none is under way any more, `None` when this workbench
    /// does not run it.
    fn end_as_cancelled(&self, id: Uuid) -> Option<bool> {
        let now = self.now();
        let mut state = self.registry.state();
        let Some(Package { record, run: Some(run) }) = state.packages.get_mut(&id) else {
            return None;
        };
        // It may have ended while this request waited.
        if record.state.is_active() {
            record.end_open_jobs(JobStage::Cancelled, None);
            record.enter(WorkPackageState::Cancelled, now);
        }
        for handle in run.under_way.values() {
            handle.abort();
        }
        let is_over = run.under_way.is_empty();
        state.queue.retain(|queued| queued.package != id);
        Some(is_over)
    }

    /// Removes work packages with their rows, cancelling those that are active; answers the ids removed. Ids of none
    /// are passed over, unless there is no other: nothing to delete is an error.
    pub(crate) async fn delete(&self, ids: &[String]) -> Result<Vec<Uuid>, RequestError> {
        let mut removed = Vec::new();
        let mut unknown = None;
        for id in ids {
            let record = match self.record(id).await {
                Ok(record) => record,
                Err(RequestError::UnknownWorkPackage(id)) => {
                    if let Ok(opened) = id.parse()
                        && self.opened.close(opened).await?
                    {
                        removed.push(opened);
                        continue;
                    }
                    unknown.get_or_insert(id);
                    continue;
                }
                Err(error) => return Err(error),
            };
            if record.state.is_active() {
                self.cancel(id).await?;
            }
            self.registry.state().forget(record.id);
            self.discard(record.id).await?;
            removed.push(record.id);
        }
        match unknown {
            Some(id) if removed.is_empty() => Err(RequestError::UnknownWorkPackage(id)),
            _ => Ok(removed),
        }
    }
}
