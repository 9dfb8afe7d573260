//! Cancelling and deleting.

use headroom_contract::output::{JobStage, WorkPackageState};
use uuid::Uuid;

use crate::error::RequestError;
use crate::workbench::Workbench;

impl Workbench {
    /// Stops a work package; its rows so far stay. The running job notices at the end of its slice.
    pub(crate) async fn cancel(&self, id: &str) -> Result<Uuid, RequestError> {
        let record = self.record(id).await?;
        if !record.state.is_active() {
            let state = record.state.label().to_lowercase();
            let message = format!("{} has ended already ({state})", record.name);
            return Err(RequestError::NotNow(message));
        }
        let cancelled = {
            let mut state = self.registry.state();
            let waits = state.queue.contains(&record.id);
            state.queue.retain(|queued| *queued != record.id);
            let own = state.packages.get_mut(&record.id).filter(|package| package.run.is_some());
            own.map(|package| {
                if waits {
                    package.run = None;
                }
                package.record.end_open_jobs(JobStage::Cancelled, None);
                package.record.enter(WorkPackageState::Cancelled, self.now());
                package.record.clone()
            })
        };
        let Some(cancelled) = cancelled else {
            let name = &record.name;
            let message = format!("{name} runs in another tab of this browser: cancel it there");
            return Err(RequestError::NotNow(message));
        };
        self.keep_or_warn(&cancelled).await;
        Ok(record.id)
    }

    /// Removes work packages with their rows, cancelling those that are active; answers the ids removed. Ids of none
    /// are passed over.
    pub(crate) async fn delete(&self, ids: &[String]) -> Result<Vec<Uuid>, RequestError> {
        let mut removed = Vec::new();
        for id in ids {
            let record = match self.record(id).await {
                Ok(record) => record,
                Err(RequestError::UnknownWorkPackage(_)) => continue,
                Err(error) => return Err(error),
            };
            if record.state.is_active() {
                self.cancel(id).await?;
            }
            self.registry.state().forget(record.id);
            self.discard(record.id).await?;
            removed.push(record.id);
        }
        Ok(removed)
    }
}
