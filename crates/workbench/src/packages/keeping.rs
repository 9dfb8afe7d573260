//! What of work packages is kept in the store, and how it comes back.
//!
//! `packages/<id>` holds a record; rows are in the result store. Several workbenches (tabs) may share both:
//! each writes only the work packages it runs, and takes over those of a workbench that is gone.

use std::sync::Arc;

use headroom_contract::output::{
    JobStage, LvGroupHostingCapacitySummary, ResultGroupPage, ResultHistogram, ResultTable,
    WorkPackageState,
};
use headroom_tables::{groups, histogram};
use uuid::Uuid;

use super::record::Record;
use super::registry::{JobId, Package};
use crate::error::RequestError;
use crate::host::StoreError;
use crate::results::{
    GroupRequest, HistogramRequest, Page, PageRequest, RowsOf, TableRow, rows_of, source_of,
    summary,
};
use crate::workbench::Workbench;

const RECORDS: &str = "packages/";
const STOPPED: &str = "The engine stopped while this was running. Run it again.";

fn record_key(id: Uuid) -> String {
    format!("{RECORDS}{id}")
}

impl Workbench {
    /// Brings the work packages in memory up to date with the store, and removes rows that belong to none.
    pub(crate) async fn load_packages(&self) -> Result<(), StoreError> {
        self.refresh_packages().await?;
        for id in self.results.with_rows().await? {
            // A record comes before its rows, so rows without one are left over.
            if self.store.get(&record_key(id)).await?.is_none() {
                self.results.delete(id).await?;
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

    /// Keeps a work package as it is by then; an error says that it is held in memory only. One that was deleted stays so.
    pub(super) async fn keep_current(&self, id: Uuid) -> Result<(), StoreError> {
        let _turn = self.registry.keeping.lock().await;
        let record = self.registry.state().packages.get(&id).map(|package| package.record.clone());
        match record {
            Some(record) => self.keep(&record).await,
            None => Ok(()),
        }
    }

    /// Keeps a record; an error says that it is held in memory only.
    pub(super) async fn keep(&self, record: &Record) -> Result<(), StoreError> {
        self.store.put(&record_key(record.id), as_json(record)?).await
    }

    /// Keeps the rows of a job that has any, unless its work package is gone; an error says that they are held in memory
    /// only.
    pub(super) async fn keep_rows(&self, job: JobId) -> Result<(), StoreError> {
        let _turn = self.registry.keeping.lock().await;
        let tables = self.registry.state().tables(job.package);
        match tables.as_deref().and_then(|tables| tables.get(job.index)) {
            Some(rows) if !rows.is_empty() => {
                let kept = self.results.put(job.package, job.index, Arc::clone(rows)).await;
                if kept.is_err() {
                    self.registry.state().hold(job.package);
                }
                kept
            }
            _ => Ok(()),
        }
    }

    /// Removes all that is kept of a work package.
    pub(super) async fn discard(&self, id: Uuid) -> Result<(), StoreError> {
        let _turn = self.registry.keeping.lock().await;
        self.store.delete(&record_key(id)).await?;
        self.results.delete(id).await
    }

    /// Ends the run of a work package of which nothing more comes.
    pub(super) async fn end_run(&self, id: Uuid) {
        let tables = self.registry.state().end_run(id);
        if let Some(tables) = tables {
            self.results.end(id, tables).await;
        }
    }

    /// A page of a table of a work package.
    pub(crate) async fn rows<Row: TableRow>(
        &self,
        id: &str,
        request: &PageRequest,
    ) -> Result<Page<Row>, RequestError> {
        let query = request.check(Row::TABLE)?;
        let of = self.rows_source(id).await?;
        let in_memory = self.registry.state().tables(of.id);
        match in_memory {
            Some(tables) => Ok(rows_of(&tables, &query)),
            None => Ok(Row::stored(self.results_of(of.id), of, &query).await?),
        }
    }

    /// Headroom of the capacity groups of a work package in a few figures.
    pub(crate) async fn summary(
        &self,
        id: &str,
    ) -> Result<LvGroupHostingCapacitySummary, RequestError> {
        let of = self.rows_source(id).await?;
        let in_memory = self.registry.state().tables(of.id);
        match in_memory {
            Some(tables) => Ok(summary(tables.iter().flat_map(|tables| &tables.lv_groups))),
            None => Ok(self.results_of(of.id).summary(of).await?),
        }
    }

    /// A column of a table of a work package as counts in bins.
    pub(crate) async fn histogram(
        &self,
        id: &str,
        table: ResultTable,
        request: &HistogramRequest,
    ) -> Result<ResultHistogram, RequestError> {
        let query = request.check(table)?;
        let of = self.rows_source(id).await?;
        let in_memory = self.registry.state().tables(of.id);
        match in_memory {
            Some(tables) => Ok(histogram(&*source_of(&tables, table), &query)),
            None => Ok(self.results_of(of.id).histogram(of, table, &query).await?),
        }
    }

    /// Groups of the rows of a table of a work package.
    pub(crate) async fn groups(
        &self,
        id: &str,
        table: ResultTable,
        request: &GroupRequest,
    ) -> Result<ResultGroupPage, RequestError> {
        let query = request.check(table)?;
        let of = self.rows_source(id).await?;
        let in_memory = self.registry.state().tables(of.id);
        match in_memory {
            Some(tables) => Ok(groups(&*source_of(&tables, table), &query)),
            None => Ok(self.results_of(of.id).groups(of, table, &query).await?),
        }
    }

    /// Where the rows of a work package are.
    pub(crate) async fn rows_source(&self, id: &str) -> Result<RowsOf, RequestError> {
        match self.record(id).await {
            Err(RequestError::UnknownWorkPackage(text)) if self.has_found(id).await? => {
                let id = text.parse().map_err(|_| RequestError::UnknownWorkPackage(text))?;
                Ok(RowsOf { id, ended: true })
            }
            record => {
                let record = record?;
                Ok(RowsOf { id: record.id, ended: !record.state.is_active() })
            }
        }
    }
}

fn as_json(value: &impl serde::Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|error| StoreError::Other(error.to_string()))
}

impl Package {
    /// True for one that another workbench may be changing.
    pub(super) fn is_run_elsewhere(&self) -> bool {
        self.run.is_none() && self.record.state.is_active()
    }
}
