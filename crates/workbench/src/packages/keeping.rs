//! What of work packages is kept in the store, and how it comes back.
//!
//! `packages/<id>` holds a record, `results/<id>/<job>` the rows of a job. Several workbenches (tabs) may share a store:
//! each writes only the work packages it runs, and takes over those of a workbench that is gone.

use std::sync::Arc;

use headroom_contract::output::{JobStage, WorkPackageState};
use uuid::Uuid;

use super::record::Record;
use super::registry::Package;
use crate::error::RequestError;
use crate::host::StoreError;
use crate::results::Tables;
use crate::workbench::Workbench;

const RECORDS: &str = "packages/";
const RESULTS: &str = "results/";
const STOPPED: &str = "The engine stopped while this was running. Run it again.";

fn record_key(id: Uuid) -> String {
    format!("{RECORDS}{id}")
}

fn result_key(id: Uuid, job: usize) -> String {
    format!("{RESULTS}{id}/{job}")
}

impl Workbench {
    /// Brings the work packages in memory up to date with the store, and removes rows that belong to none.
    pub(crate) async fn load_packages(&self) -> Result<(), StoreError> {
        self.refresh_packages().await?;
        for key in self.store.keys(RESULTS).await? {
            let id = key[RESULTS.len()..].split('/').next().unwrap_or_default();
            // A record comes before its rows, so rows without one are left over.
            if self.store.get(&format!("{RECORDS}{id}")).await?.is_none() {
                self.store.delete(&key).await?;
            }
        }
        Ok(())
    }

    /// Brings the work packages in memory up to date with the store: those that another workbench runs, made or deleted.
    pub(crate) async fn refresh_packages(&self) -> Result<(), StoreError> {
        let kept = self.store.keys(RECORDS).await?;
        let kept: Vec<Uuid> =
            kept.iter().filter_map(|key| key[RECORDS.len()..].parse().ok()).collect();
        let stale: Vec<Uuid> = {
            let mut state = self.registry.state();
            let gone: Vec<Uuid> = state
                .packages
                .values()
                .filter(|package| package.run.is_none() && !kept.contains(&package.record.id))
                .map(|package| package.record.id)
                .collect();
            for id in gone {
                state.forget(id);
            }
            state.unreadable.clear();
            kept.into_iter()
                .filter(|id| state.packages.get(id).is_none_or(Package::is_run_elsewhere))
                .collect()
        };
        for id in stale {
            self.refresh_package(id).await?;
        }
        Ok(())
    }

    /// Reads one work package again, unless this workbench runs it.
    pub(super) async fn refresh_package(&self, id: Uuid) -> Result<(), StoreError> {
        let Some(value) = self.store.get(&record_key(id)).await? else { return Ok(()) };
        let Ok(mut record) = serde_json::from_slice::<Record>(&value) else {
            self.registry.state().unreadable.insert(id);
            return Ok(());
        };
        let own = record.owner == self.host.peers.own_name();
        // An active one of our own name that we do not run is from a life before this one.
        if record.state.is_active() && (own || !self.host.peers.is_alive(&record.owner).await) {
            record.end_open_jobs(JobStage::Failed, Some(STOPPED));
            record.enter(WorkPackageState::Failed, self.now());
            // Unsaved, the next life finds it active again and ends it again.
            self.keep(&record).await.ok();
        }
        let mut state = self.registry.state();
        if state.packages.get(&id).is_none_or(|package| package.run.is_none()) {
            state.packages.insert(id, Package { record, run: None });
        }
        Ok(())
    }

    /// Keeps a record; an error says that it is held in memory only.
    pub(super) async fn keep(&self, record: &Record) -> Result<(), StoreError> {
        self.store.put(&record_key(record.id), as_json(record)?).await
    }

    /// Keeps the rows of a job; an error says that they are held in memory only.
    pub(super) async fn keep_results(
        &self,
        id: Uuid,
        job: usize,
        tables: &Tables,
    ) -> Result<(), StoreError> {
        self.store.put(&result_key(id, job), as_json(tables)?).await
    }

    /// Removes all that is kept of a work package.
    pub(super) async fn discard(&self, id: Uuid) -> Result<(), StoreError> {
        self.store.delete(&record_key(id)).await?;
        for key in self.store.keys(&format!("{RESULTS}{id}/")).await? {
            self.store.delete(&key).await?;
        }
        Ok(())
    }

    /// Rows of a work package by job; a job without rows has empty tables.
    pub(crate) async fn tables(&self, id: &str) -> Result<Vec<Arc<Tables>>, RequestError> {
        let record = self.record(id).await?;
        if let Some(tables) = self.registry.state().tables(record.id) {
            return Ok(tables);
        }
        let mut tables = Vec::with_capacity(record.jobs.len());
        for job in 0..record.jobs.len() {
            let kept = self.store.get(&result_key(record.id, job)).await?;
            let read = kept.map_or(Ok(Tables::default()), |value| serde_json::from_slice(&value));
            tables.push(Arc::new(read.map_err(|error| StoreError::Other(error.to_string()))?));
        }
        if !record.state.is_active() {
            self.registry.state().hold(record.id, tables.clone());
        }
        Ok(tables)
    }
}

fn as_json(value: &impl serde::Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|error| StoreError::Other(error.to_string()))
}

impl Package {
    /// True for one that another workbench may be changing.
    fn is_run_elsewhere(&self) -> bool {
        self.run.is_none() && self.record.state.is_active()
    }
}
