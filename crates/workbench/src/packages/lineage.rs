//! Which work packages are under way, how long they took, and what was made from what.

use headroom_contract::output::{WorkPackageStats, WorkPackageTree};
use uuid::Uuid;

use super::record::Record;
use crate::error::RequestError;
use crate::order::positions;
use crate::time::seconds_between;
use crate::workbench::Workbench;

impl Workbench {
    /// Ids of the work packages that have not ended, in the order of submission.
    pub(crate) async fn active_packages(&self) -> Result<Vec<Uuid>, RequestError> {
        self.refresh_packages().await?;
        let state = self.registry.state();
        let records = state.packages.values().map(|package| &package.record);
        let active: Vec<&Record> = records.filter(|record| record.state.is_active()).collect();
        let order = positions(active.len(), &|a, b| active[a].by_submission(active[b]));
        Ok(order.into_iter().map(|at| active[at].id).collect())
    }

    /// Times of a work package; `None` when there is none of this id.
    pub(crate) async fn stats(&self, id: &str) -> Result<Option<WorkPackageStats>, RequestError> {
        let record = match self.record(id).await {
            Ok(record) => record,
            Err(RequestError::UnknownWorkPackage(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let Record { created_at, completed_at, .. } = record;
        let until = completed_at.clone().unwrap_or_else(|| self.now());
        Ok(Some(WorkPackageStats {
            duration: seconds_between(&created_at, &until),
            created_at: Some(created_at),
            completed_at,
        }))
    }

    /// What a work package was made from and what was made from it; `None` when there is none of this id.
    pub(crate) async fn tree(&self, id: &str) -> Result<Option<WorkPackageTree>, RequestError> {
        self.refresh_packages().await?;
        let state = self.registry.state();
        let Some(package) = state.find(id) else { return Ok(None) };
        let of = |id: Option<Uuid>| id.and_then(|id| state.packages.get(&id));
        // A parent is there before its child, so this comes to an end.
        let ancestors = std::iter::successors(of(package.record.parent_id), |ancestor| {
            of(ancestor.record.parent_id)
        });
        let children = state.packages.values().map(|package| &package.record);
        let own_id = package.record.id;
        let children: Vec<&Record> =
            children.filter(|record| record.parent_id == Some(own_id)).collect();
        let order = positions(children.len(), &|a, b| children[b].by_submission(children[a]));
        Ok(Some(WorkPackageTree {
            ancestors: ancestors.map(|ancestor| ancestor.record.shown(false)).collect(),
            children: order.into_iter().map(|at| children[at].shown(false)).collect(),
        }))
    }
}
